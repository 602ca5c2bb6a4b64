#include "core/settings/databaseurl.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestDatabaseUrl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void path_data();
    void path();
    void refused_data();
    void refused();
    void passwordIsNotRepeated();
};

void TestDatabaseUrl::path_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("path");
    QTest::newRow("relative") << u"sqlite:///data/metadata.db"_s << u"data/metadata.db"_s;
    QTest::newRow("relative with a dot") << u"sqlite:///./data/metadata.db"_s << u"./data/metadata.db"_s;
    QTest::newRow("absolute") << u"sqlite:////srv/data/metadata.db"_s << u"/srv/data/metadata.db"_s;
    QTest::newRow("old driver") << u"sqlite+aiosqlite:///./data/metadata.db"_s << u"./data/metadata.db"_s;
    QTest::newRow("another driver") << u"sqlite+pysqlite:////srv/m.db"_s << u"/srv/m.db"_s;
    QTest::newRow("scheme in capitals") << u"SQLite:///m.db"_s << u"m.db"_s;
    QTest::newRow("plain relative path") << u"data/metadata.db"_s << u"data/metadata.db"_s;
    QTest::newRow("plain absolute path") << u"/srv/metadata.db"_s << u"/srv/metadata.db"_s;
    QTest::newRow("drive letter") << u"C:\\data\\metadata.db"_s << u"C:\\data\\metadata.db"_s;
    QTest::newRow("drive letter in a URL") << u"sqlite:///C:/data/metadata.db"_s << u"C:/data/metadata.db"_s;
    QTest::newRow("escaped space") << u"sqlite:///my%20home.db"_s << u"my home.db"_s;
    QTest::newRow("escaped letter of two bytes") << u"sqlite:///k%C3%BCche.db"_s << u"k\u00fcche.db"_s;
    QTest::newRow("escaped percent sign") << u"sqlite:///100%25.db"_s << u"100%.db"_s;
    QTest::newRow("escaped question mark") << u"sqlite:///what%3F.db"_s << u"what?.db"_s;
    QTest::newRow("plain path keeps percent signs") << u"100%20.db"_s << u"100%20.db"_s;
    QTest::newRow("not ASCII") << u"sqlite:///k\u00fcche.db"_s << u"k\u00fcche.db"_s;
}

void TestDatabaseUrl::path()
{
    QFETCH(QString, url);
    QFETCH(QString, path);
    const auto result = DatabaseUrl::path(url);
    QVERIFY2(result.has_value(), qPrintable(result ? QString() : result.error().message));
    QCOMPARE(*result, path);
}

void TestDatabaseUrl::refused_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("part"); // of the message
    QTest::newRow("PostgreSQL") << u"postgresql://db/home"_s << u"postgresql is not supported"_s;
    QTest::newRow("PostgreSQL with a driver")
        << u"postgresql+asyncpg://db/home"_s << u"postgresql+asyncpg is not supported"_s;
    QTest::newRow("web address") << u"http://localhost:8006"_s << u"http is not supported"_s;
    QTest::newRow("memory") << u":memory:"_s << u"in memory"_s;
    QTest::newRow("memory as URL") << u"sqlite:///:memory:"_s << u"in memory"_s;
    QTest::newRow("memory, escaped") << u"sqlite:///%3Amemory%3A"_s << u"in memory"_s;
    QTest::newRow("memory, two slashes") << u"sqlite://"_s << u"in memory"_s;
    QTest::newRow("memory, three slashes") << u"sqlite:///"_s << u"in memory"_s;
    QTest::newRow("host") << u"sqlite://data/metadata.db"_s << u"name a host"_s;
    QTest::newRow("no slashes") << u"sqlite:metadata.db"_s << u"three slashes"_s;
    QTest::newRow("query") << u"sqlite:///m.db?timeout=30"_s << u"SQLITE_TIMEOUT"_s;
    QTest::newRow("SQLite's file form") << u"file:metadata.db"_s << u"file: form"_s;
    QTest::newRow("empty") << QString() << u"empty"_s;
    QTest::newRow("broken escape") << u"sqlite:///100%.db"_s << u"%25"_s;
    QTest::newRow("escape cut off") << u"sqlite:///m%2"_s << u"%25"_s;
    QTest::newRow("escape that is not UTF-8") << u"sqlite:///m%FF.db"_s << u"UTF-8"_s;
    QTest::newRow("null character") << u"sqlite:///m%00.db"_s << u"null"_s;
}

void TestDatabaseUrl::refused()
{
    QFETCH(QString, url);
    QFETCH(QString, part);
    const auto result = DatabaseUrl::path(url);
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().code, ErrorCode::InvalidInput);
    QVERIFY2(result.error().message.contains(part), qPrintable(result.error().message));
}

void TestDatabaseUrl::passwordIsNotRepeated()
{
    const auto result = DatabaseUrl::path(u"postgresql://home:s3cret@db/home"_s);
    QVERIFY(!result.has_value());
    QVERIFY(!result.error().message.contains(u"s3cret"_s));
}

QTEST_GUILESS_MAIN(TestDatabaseUrl)
#include "tst_databaseurl.moc"
