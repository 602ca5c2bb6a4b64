#include "ui/models/healthtext.h"

#include <QJsonDocument>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// How a book fares, in words.
class TestHealthText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }
    void database_data();
    void database();
    void homeAssistant_data();
    void homeAssistant();
    void influx_data();
    void influx();
    void webhooks_data();
    void webhooks();
    void backup_data();
    void backup();
    void held_data();
    void held();
    void beforeAnythingIsRead();
};

namespace {

QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

const BookSort file { u"/home/me/home.db"_s };
const BookSort server { u"http://home:8006"_s, true };

/// "Connected / good": the word, and the icon that stands beside it.
QString wordOf(const StateLook &look)
{
    return look.word + u" / "_s + look.icon;
}

} // namespace

void TestHealthText::database_data()
{
    QTest::addColumn<QByteArray>("sqlite");
    QTest::addColumn<bool>("isReadOnly");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("why");
    const QByteArray healthy =
        R"({"status":"healthy","database_size_bytes":2097152,"wal_size_bytes":0,"schema_version":14,"version":"3.40.1"})";
    QTest::newRow("healthy") << healthy << false << u"Can be read and written / good"_s
                             << u"home.db holds 2.0 MB. Schema 14, SQLite 3.40.1. It was not checked page by page."_s;
    QTest::newRow("only reading") << healthy << true << u"Can be read; only reading / good"_s << u"Schema 14"_s;
    QTest::newRow("with a log") << QByteArray(healthy).replace("\"wal_size_bytes\":0", "\"wal_size_bytes\":1048576")
                                << false << u"Can be read and written / good"_s
                                << u"1.0 MB more wait beside it to be moved in."_s;
    QTest::newRow("unhealthy") << R"({"status":"unhealthy","connection":"file is\nnot a database"})"_ba << false
                               << u"Cannot be read / refused"_s << u"file is not a database"_s;
}

void TestHealthText::database()
{
    QFETCH(QByteArray, sqlite);
    QFETCH(bool, isReadOnly);
    QFETCH(QString, why);
    Overview overview { .health = json("{\"dependencies\":{\"sqlite\":" + sqlite + "}}") };
    BookSort book = file;
    book.isReadOnly = isReadOnly;
    const StateLook look = databaseLook(overview, book);
    QTEST(wordOf(look), "word");
    QVERIFY2(look.why.contains(why), qUtf8Printable(look.why));
}

void TestHealthText::homeAssistant_data()
{
    QTest::addColumn<QByteArray>("discovery");
    QTest::addColumn<bool>("isServer");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("why");
    QTest::newRow("a file") << R"({"state":"disabled"})"_ba << false << u"Not known / waiting"_s
                            << u"Known while a server runs on this file."_s;
    QTest::newRow("not set up") << R"({"state":"disabled"})"_ba << true << u"Not connected / waiting"_s
                                << u"no address or no token"_s;
    QTest::newRow("connected") << R"({"state":"following","address":"ws://ha:8123/api/websocket"})"_ba << true
                               << u"Connected / good"_s << u"ws://ha:8123/api/websocket."_s;
    QTest::newRow("being read") << R"({"state":"listing"})"_ba << true << u"Being read / waiting"_s << QString();
    QTest::newRow("waiting") << R"({"state":"waiting","error":{"message":"Nobody answers"}})"_ba << true
                             << u"Not reachable, tried again / attention"_s << u"Nobody answers."_s;
    QTest::newRow("token refused") << R"({"state":"auth_invalid","error":{"message":"The token is not valid."}})"_ba
                                   << true << u"Token refused / refused"_s << u"The token is not valid."_s;
    QTest::newRow("gave up") << R"({"state":"stopped"})"_ba << true << u"Stopped / attention"_s << QString();
    const QByteArray held =
        R"(,"held":{"source":"discovery","would_remove":20,"removals":{"devices":{"missing":20,"present":40}}}})";
    QTest::newRow("a listing is held") << R"({"state":"following")" + held << true
                                       << u"A listing waits for you / attention"_s
                                       << u"It lacks 20 of 40 devices that are known here, so it was not taken."_s;
    QTest::newRow("a listing is held in a file")
        << R"({"state":"disabled")" + held << false << u"A listing waits for you / attention"_s << u"20 of 40"_s;
}

void TestHealthText::homeAssistant()
{
    QFETCH(QByteArray, discovery);
    QFETCH(bool, isServer);
    QFETCH(QString, why);
    const StateLook look = homeAssistantLook({ .discovery = json(discovery) }, isServer ? server : file);
    QTEST(wordOf(look), "word");
    QVERIFY2(look.why.contains(why), qUtf8Printable(look.why));
}

void TestHealthText::influx_data()
{
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<bool>("isServer");
    QTest::addColumn<QString>("word");
    QTest::newRow("a file") << R"({"status":"disconnected","url":""})"_ba << false << u"Not known / waiting"_s;
    QTest::newRow("not set up") << R"({"status":"disconnected","url":""})"_ba << true << u"Not set up / waiting"_s;
    QTest::newRow("away") << R"({"status":"disconnected","url":"http://influx:8086"})"_ba << true
                          << u"Not reachable / refused"_s;
    QTest::newRow("connected")
        << R"({"status":"connected","url":"http://influx:8086","query_count":1,"avg_query_time_ms":4})"_ba << true
        << u"Connected / good"_s;
}

void TestHealthText::influx()
{
    QFETCH(QByteArray, state);
    QFETCH(bool, isServer);
    const Overview overview { .health = json("{\"dependencies\":{\"influxdb\":" + state + "}}") };
    QTEST(wordOf(influxLook(overview, isServer ? server : file)), "word");
}

void TestHealthText::webhooks_data()
{
    QTest::addColumn<QByteArrayList>("rows");
    QTest::addColumn<QByteArray>("secrets");
    QTest::addColumn<QString>("word");
    const QByteArray well = R"({"enabled":true,"failing_since":null})";
    const QByteArray failing = R"({"enabled":true,"failing_since":"2026-11-30T08:00:00+00:00"})";
    const QByteArray disabled = R"({"enabled":false,"failing_since":"2026-11-30T08:00:00+00:00"})";
    const QByteArray ready = "ready";
    QTest::newRow("none") << QByteArrayList() << ready << u"None / waiting"_s;
    QTest::newRow("well") << QByteArrayList { well, well } << ready << u"No failures / good"_s;
    QTest::newRow("one fails") << QByteArrayList { well, failing, disabled } << ready << u"1 failing / attention"_s;
    QTest::newRow("one is disabled") << QByteArrayList { well, disabled } << ready << u"No failures / good"_s;
    QTest::newRow("all are disabled") << QByteArrayList { disabled } << ready << u"All disabled / waiting"_s;
    QTest::newRow("without the key of secrets")
        << QByteArrayList { failing } << "unavailable"_ba << u"Secrets cannot be read / refused"_s;
}

void TestHealthText::webhooks()
{
    QFETCH(QByteArrayList, rows);
    QFETCH(QByteArray, secrets);
    Overview overview { .health = json("{\"webhook_secrets\":{\"status\":\"" + secrets + "\"}}") };
    for (const QByteArray &row : rows)
        overview.webhooks.push_back(json(row));
    QTEST(wordOf(webhooksLook(overview, server)), "word");
}

void TestHealthText::backup_data()
{
    QTest::addColumn<QByteArray>("backups");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("why");
    const QByteArray now = QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toLatin1();
    const QByteArray last = R"({"created_at":")" + now + R"(","bytes":2097152})";
    QTest::newRow("older server") << "{}"_ba << u"Not known / waiting"_s << u"older"_s;
    QTest::newRow("none yet") << R"({"scheduled":true,"count":0,"last":null,"problem":null})"_ba
                              << u"None yet / attention"_s << u"The server makes one every day."_s;
    QTest::newRow("just made") << R"({"scheduled":true,"count":3,"problem":null,"last":)" + last + '}'
                               << u"Whole / good"_s
                               << u"2.0 MB, and checked. 3 are there. The server makes one every day."_s;
    QTest::newRow("not by itself") << R"({"scheduled":false,"count":1,"problem":null,"last":)" + last + '}'
                                   << u"Whole / good"_s << u"The server makes none by itself."_s;
    QTest::newRow("old")
        << R"({"scheduled":true,"count":1,"problem":null,"last":{"created_at":"2025-10-14T17:00:05.123456+00:00","bytes":1}})"_ba
        << u"More than a week old / attention"_s << u"and checked"_s;
    QTest::newRow("failed") << R"({"scheduled":true,"count":1,"problem":"there is\nno room","last":)" + last + '}'
                            << u"The last one failed / refused"_s << u"there is no room. Made "_s;
}

void TestHealthText::backup()
{
    QFETCH(QByteArray, backups);
    QFETCH(QString, why);
    const StateLook look = backupLook({ .health = json("{\"status\":\"healthy\",\"backups\":" + backups + "}") },
                                      server);
    QTEST(wordOf(look), "word");
    QVERIFY2(look.why.contains(why), qUtf8Printable(look.why));
}

void TestHealthText::held_data()
{
    QTest::addColumn<QByteArray>("removals");
    QTest::addColumn<QString>("text");
    QTest::newRow("devices") << R"({"devices":{"missing":20,"present":40},"entities":{"missing":0,"present":9}})"_ba
                             << u"20 of 40 devices"_s;
    QTest::newRow("entities") << R"({"entities":{"missing":1200,"present":4000}})"_ba << u"1,200 of 4,000 entities"_s;
    QTest::newRow("both") << R"({"devices":{"missing":20,"present":40},"entities":{"missing":3,"present":9}})"_ba
                          << u"20 of 40 devices and 3 of 9 entities"_s;
    QTest::newRow("neither is told") << "{}"_ba << u"7 row(s)"_s;
}

void TestHealthText::held()
{
    QFETCH(QByteArray, removals);
    QTEST(heldText({ { u"would_remove"_s, 7 }, { u"removals"_s, json(removals) } }), "text");
}

void TestHealthText::beforeAnythingIsRead()
{
    for (const auto &look : { databaseLook, homeAssistantLook, influxLook, webhooksLook, backupLook })
        QCOMPARE(wordOf(look({}, server)), u"Not known / waiting"_s);
}

QTEST_GUILESS_MAIN(TestHealthText)
#include "tst_healthtext.moc"
