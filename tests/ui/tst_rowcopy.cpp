#include "ui/models/rowcopy.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestRowCopy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLineForEachRow();
    void json();
    void curl();
    void configurationPages_data();
    void configurationPages();
};

void TestRowCopy::aLineForEachRow()
{
    const std::vector<Column> columns { { u"name"_s, u"Name"_s },
                                        { u"area_id"_s, u"Area"_s, CellForm::Area },
                                        { u"seen"_s, u"Seen"_s, CellForm::Time } };
    const std::vector<QJsonObject> rows {
        { { u"name"_s, u"<b>a</b>\r\nb\tc\u2029d\u202E!"_s }, { u"area_id"_s, u"k"_s } },
        { { u"name"_s, u"Küche 💡"_s }, { u"area_id"_s, QJsonValue::Null }, { u"seen"_s, u"2026-01-02T03:04:05Z"_s } }
    };
    QCOMPARE(rowsAsText(rows, columns, AreaNames({ { u"k"_s, u"k\titchen"_s } })),
             u"<b>a</b>  b c d!\tk itchen\t\nKüche 💡\t\t2026-01-02T03:04:05Z"_s);
}

void TestRowCopy::json()
{
    const QJsonObject row { { u"name"_s, u"a\nb\u202E"_s } };
    QCOMPARE(QJsonDocument::fromJson(rowsAsJson({ row }).toUtf8()).object(), row); // exact
    QCOMPARE(QJsonDocument::fromJson(rowsAsJson({ row, row }).toUtf8()).array(), QJsonArray({ row, row }));
}

void TestRowCopy::curl()
{
    const QString text = curlCommands(
        { QUrl(u"http://127.0.0.1:8006/api/devices/a%2Fb%3Fc"_s), QUrl(u"http://h/it's/$x"_s) });
    const QStringList lines = text.split(u'\n');
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines.at(0), u"curl 'http://127.0.0.1:8006/api/devices/a%2Fb%3Fc'"_s);
    QProcess shell; // takes the second for one word
    shell.start(u"sh"_s, { u"-c"_s, u"printf '[%s]' "_s + lines.at(1).mid(5) });
    QVERIFY(shell.waitForFinished());
    QCOMPARE(shell.readAllStandardOutput(), "[http://h/it's/$x]"_ba);
}

void TestRowCopy::configurationPages_data()
{
    QTest::addColumn<QJsonValue>("url");
    QTest::addColumn<bool>("opens");
    QTest::newRow("http") << QJsonValue(u"http://192.0.2.10/"_s) << true;
    QTest::newRow("https with a query") << QJsonValue(u"https://hub.example/setup?x=1#a"_s) << true;
    QTest::newRow("none") << QJsonValue(QJsonValue::Null) << false;
    QTest::newRow("empty") << QJsonValue(u""_s) << false;
    QTest::newRow("a file") << QJsonValue(u"file:///etc/passwd"_s) << false;
    QTest::newRow("a script") << QJsonValue(u"javascript:alert(1)"_s) << false;
    QTest::newRow("Home Assistant's own") << QJsonValue(u"homeassistant://hassio/system"_s) << false;
    QTest::newRow("no scheme") << QJsonValue(u"192.0.2.10"_s) << false;
    QTest::newRow("no host") << QJsonValue(u"http:///x"_s) << false;
    QTest::newRow("a line break within") << QJsonValue(u"http://h/\nx"_s) << false;
    QTest::newRow("a number") << QJsonValue(5) << false;
}

void TestRowCopy::configurationPages()
{
    QFETCH(QJsonValue, url);
    QTEST(configurationPage({ { u"configuration_url"_s, url } }).isValid(), "opens");
}

QTEST_GUILESS_MAIN(TestRowCopy)
#include "tst_rowcopy.moc"
