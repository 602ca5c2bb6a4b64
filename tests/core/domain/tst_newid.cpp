#include "core/domain/newid.h"

#include <QSet>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestNewId : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isOfVersionFour();
    void beginsWithTheTime();
    void sortsByTime();
    void differsWithinAMillisecond();
};

void TestNewId::isOfVersionFour()
{
    const QUuid id = newId();
    QCOMPARE(id.version(), QUuid::Random);
    QCOMPARE(id.variant(), QUuid::DCE);
}

void TestNewId::beginsWithTheTime()
{
    const QUuid id = newId(Timestamp { 0x0123'4567'89ab * 1000LL + 999 });
    QVERIFY2(id.toString(QUuid::WithoutBraces).startsWith(u"01234567-89ab-4"_s), qPrintable(id.toString()));
}

void TestNewId::sortsByTime()
{
    const Timestamp now = Timestamp::now();
    const QString first = newId(now).toString();
    const QString second = newId({ now.microseconds + 1000 }).toString();
    QVERIFY(first < second);
}

void TestNewId::differsWithinAMillisecond()
{
    const Timestamp now = Timestamp::now();
    QSet<QUuid> ids;
    for (int i = 0; i < 1000; ++i)
        ids.insert(newId(now));
    QCOMPARE(ids.size(), 1000);
}

QTEST_GUILESS_MAIN(TestNewId)
#include "tst_newid.moc"
