#include "tests/attack/attacks.h"
#include "tests/support/files.h"
#include "tests/support/plaindatabase.h"

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Files that somebody uploads to be imported, made to work for ever or to be more than they are.
class TestHostileFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void databases_data();
    void databases();
    void texts_data();
    void texts();

private:
    QTemporaryDir m_folder;
};

void TestHostileFiles::databases_data()
{
    const QByteArray endless = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n > 0)";
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<bool>("isBook");
    QTest::newRow("default of a megabyte")
        << "CREATE TABLE devices (device_id, area_id); WITH RECURSIVE r(n) AS (SELECT 1"
           " UNION ALL SELECT n + 1 FROM r LIMIT 1000) INSERT INTO devices SELECT 'd' || n, 'a'"
           " FROM r; ALTER TABLE devices ADD COLUMN name DEFAULT '"
            + QByteArray(1'000'000, 'x') + '\''
        << false;
    QTest::newRow("view in place of a table")
        << "CREATE VIEW devices AS " + endless + " SELECT n AS device_id, n AS name FROM r" << false;
    QTest::newRow("generated column") << "CREATE TABLE devices (device_id, name AS (hex(zeroblob(400000000))));"
                                         " INSERT INTO devices (device_id) VALUES ('a')"_ba
                                      << false;
    QTest::newRow("view in place of a table of a book")
        << "PRAGMA legacy_alter_table=ON; ALTER TABLE areas RENAME TO former; CREATE VIEW areas AS " + endless
            + " SELECT n AS area_id, n AS name, n AS floor_id, n AS icon, n AS labels, n AS aliases, n AS created_at,"
              " n AS updated_at, n AS revision FROM r"
        << true;
}

void TestHostileFiles::databases()
{
    QFETCH(QByteArray, sql);
    QFETCH(bool, isBook);
    const QString path = m_folder.filePath(u"hostile.db"_s);
    QFile::remove(path);
    if (isBook) {
        ServerProcess other;
        QVERIFY(other.start());
        QCOMPARE(other.stop().code, 0);
        PlainDatabase(other.database()).run("PRAGMA journal_mode=DELETE");
        QVERIFY(QFile::copy(other.database(), path));
    }
    PlainDatabase(path).run(sql);
    ServerProcess server;
    QVERIFY(server.start());
    WebClient client(server.port());
    const HttpReply reply = client.post("/api/imports/database?dry_run=true", readFile(path),
                                        { "Content-Type: application/octet-stream" });
    QVERIFY2(reply.status == 422 || reply.status == 201, reply.body);
    QVERIFY2(!reply.body.contains(m_folder.path().toUtf8()) && !reply.body.contains("/tmp/"), reply.body.left(500));
    if (isMemoryTrue())
        QVERIFY2(memoryOf(server, "VmHWM") < 400 * 1024, QByteArray::number(memoryOf(server, "VmHWM")));
    QCOMPARE(server.stop().code, 0); // no thread is still at work on it
}

void TestHostileFiles::texts_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<QByteArray>("text");
    const QByteArray head = R"({"format":"hearthbook","version":1})"
                            "\n";
    QTest::newRow("line without end") << "ndjson"_ba << head + "{\"" + QByteArray(20'000'000, 'x');
    QTest::newRow("empty lines") << "ndjson"_ba << head + QByteArray(5'000'000, '\n');
    QTest::newRow("lines of rubbish") << "ndjson"_ba
                                      << head + QByteArray("x\n").repeated(20'000'000) + R"({"end":true})";
    QTest::newRow("bytes") << "ndjson"_ba << QByteArray("\0\xff\xfe\x01", 4).repeated(100'000);
    QTest::newRow("webhooks by the hundred thousand")
        << "webhooks"_ba << R"({"a":1)" + QByteArray(R"(,"w":{"url":"x"})").repeated(200'000) + '}';
    QTest::newRow("values of a browser") << "local-storage"_ba
                                         << R"({"sports_selected_teams":")"
            + QByteArray(R"([{\"a\":)").repeated(100'000) + "\"}";
}

void TestHostileFiles::texts()
{
    QFETCH(QByteArray, kind);
    QFETCH(QByteArray, text);
    ServerProcess server;
    QVERIFY(server.start());
    const HttpReply reply = WebClient(server.port()).post("/api/imports/" + kind + "?dry_run=true", text);
    QVERIFY2(reply.status == 422 || reply.status == 201, reply.body.left(500));
    QVERIFY2(reply.body.size() < 4 << 20, QByteArray::number(reply.body.size()));
    if (isMemoryTrue())
        QVERIFY2(memoryOf(server, "VmHWM") < 500 * 1024, QByteArray::number(memoryOf(server, "VmHWM")));
    QCOMPARE(server.stop().code, 0);
}

QTEST_GUILESS_MAIN(TestHostileFiles)
#include "tst_hostilefiles.moc"
