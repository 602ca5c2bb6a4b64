#include "ui/icons.h"
#include "ui/models/rowicon.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestRowIcon : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void entities_data();
    void entities();
    void devices();
    void others();

private:
    static QString ofDomain(const QString &domain) { return rowIcon(entityRows(), { { u"domain"_s, domain } }); }
};

void TestRowIcon::entities_data()
{
    QTest::addColumn<QString>("name");
    for (const char *domain :
         { "light", "switch", "sensor", "binary_sensor", "climate", "cover", "lock", "media_player", "person",
           "automation", "update", "weather", "zone", "alarm_control_panel" })
        QTest::newRow(domain) << u"domains/"_s + QLatin1StringView(domain);
    QTest::newRow("input_boolean") << u"domains/switch"_s;
    QTest::newRow("input_number") << u"domains/number"_s;
    QTest::newRow("valve") << u"domains/water"_s;
    for (const char *unknown : { "light2", "a", "zzz", "input_", "" })
        QTest::newRow(*unknown ? unknown : "empty") << u"domains/other"_s;
}

void TestRowIcon::entities()
{
    QFETCH(QString, name);
    const QString tag = QString::fromLatin1(QTest::currentDataTag());
    QCOMPARE(ofDomain(tag == u"empty" ? QString() : tag), name);
    QVERIFY(!icon(name, Qt::black).isNull());
}

void TestRowIcon::devices()
{
    QCOMPARE(rowIcon(deviceRows(), {}), u"devices"_s);
    QCOMPARE(rowIcon(deviceRows(), { { u"entry_type"_s, u"service"_s } }), u"integration"_s);
}

void TestRowIcon::others()
{
    QCOMPARE(rowIcon(areaRows(), {}), u"areas"_s);
    QCOMPARE(rowIcon(webhookRows(), {}), QString());
}

QTEST_MAIN(TestRowIcon)
#include "tst_rowicon.moc"
