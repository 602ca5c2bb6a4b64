#include "tests/support/files.h"
#include "tests/support/homes.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/serverprocess.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Somebody deletes, moves, replaces or damages the database's files under the running server.
class TestLostFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_server.reset(); }
    void movedAwayAndBack();
    void deletedAndRescued();
    void replacedByAnotherBook();
    void restoredIsNoOther();
    void walDeleted();
    void damagedPages();
    void damagedBeforeTheStart();

private:
    HttpReply feed(int variant)
    {
        return WebClient(m_server->port()).post("/internal/devices/bulk_upsert", devicesOfHome(20, variant));
    }
    QJsonValue sqlite()
    {
        return QJsonDocument::fromJson(WebClient(m_server->port()).get("/health").body)[u"dependencies"][u"sqlite"];
    }
    int readiness() { return WebClient(m_server->port()).get("/readyz").status; }
    int devices()
    {
        return QJsonDocument::fromJson(WebClient(m_server->port()).get("/api/devices?limit=1&total=1").body)[u"total"]
            .toInt();
    }
    QByteArray log() const { return readFile(m_server->path(u"stderr.txt"_s)); }
    void damage(const QByteArray &table);

    std::unique_ptr<ServerProcess> m_server;
};

void TestLostFile::init()
{
    m_server = std::make_unique<ServerProcess>();
    QVERIFY(m_server->start());
    QCOMPARE(feed(1).status, 200);
}

void TestLostFile::movedAwayAndBack()
{
    const QString elsewhere = m_server->path(u"moved.db"_s);
    QVERIFY(QFile::rename(m_server->database(), elsewhere));
    const HttpReply refused = feed(2);
    QCOMPARE(refused.status, 503);
    QVERIFY2(refused.body.contains("deleted or moved away"), refused.body);
    QCOMPARE(readiness(), 503);
    QCOMPARE(sqlite()[u"status"], u"unhealthy"_s);
    QCOMPARE(sqlite()[u"writes"][u"status"], u"failing"_s);
    QCOMPARE(WebClient(m_server->port()).get("/api/devices").status, 503); // of a file that nobody will find again
    QVERIFY(!QFile::exists(m_server->database())); // nor is an empty one made at its place
    QCOMPARE(PlainDatabase(elsewhere).value("SELECT DISTINCT sw_version FROM devices"),
             u"1.1"_s); // all of it, without its WAL

    QVERIFY(QFile::rename(elsewhere, m_server->database()));
    QTRY_COMPARE_WITH_TIMEOUT(readiness(), 200, 10'000);
    QCOMPARE(feed(3).status, 200);
    QCOMPARE(m_server->stop().code, 0);
    QCOMPARE(PlainDatabase(m_server->database()).value("SELECT DISTINCT sw_version FROM devices"), u"1.3"_s);
}

/// The system keeps a deleted file for as long as somebody has it open: all of it, for its WAL was moved into it.
void TestLostFile::deletedAndRescued()
{
    QVERIFY(QFile::remove(m_server->database()));
    QCOMPARE(feed(2).status, 503);
    const QString copy = m_server->path(u"rescued.db"_s);
    const QDir open(u"/proc/%1/fd"_s.arg(m_server->pid()));
    for (const QFileInfo &file : open.entryInfoList(QDir::Files | QDir::System)) {
        if (file.symLinkTarget().endsWith(u"metadata.db (deleted)"_s)) {
            QVERIFY(QFile::copy(file.absoluteFilePath(), copy));
            break;
        }
    }
    PlainDatabase rescued(copy);
    QCOMPARE(rescued.value("PRAGMA integrity_check"), u"ok"_s);
    QCOMPARE(rescued.value("SELECT group_concat(DISTINCT sw_version) FROM devices"), u"1.1"_s);
}

/// Noticed without a write; what belonged to the first file never gets into the other one.
void TestLostFile::replacedByAnotherBook()
{
    ServerProcess other;
    QVERIFY(other.start());
    QCOMPARE(WebClient(other.port()).post("/internal/devices/bulk_upsert", devicesOfHome(7, 7)).status, 200);
    QCOMPARE(other.stop().code, 0);
    QVERIFY(QFile::rename(m_server->database(), m_server->path(u"first.db"_s)));
    QVERIFY(QFile::rename(other.database(), m_server->database()));

    QTRY_COMPARE_WITH_TIMEOUT(readiness(), 503, 10'000);
    QCOMPARE(feed(2).status, 503);
    QVERIFY2(log().contains("Another file lies where the database was"), log());
    QCOMPARE(m_server->stop().code, 0);
    QVERIFY(m_server->start());
    QCOMPARE(devices(), 7);
    QCOMPARE(PlainDatabase(m_server->database()).value("PRAGMA integrity_check"), u"ok"_s);
    PlainDatabase first(m_server->path(u"first.db"_s));
    QCOMPARE(first.value("PRAGMA integrity_check"), u"ok"_s);
    QCOMPARE(first.value("SELECT group_concat(DISTINCT sw_version) FROM devices"), u"1.1"_s);
}

/// A restore puts another book into the same file. Where that file is gone it is refused, as every write is.
void TestLostFile::restoredIsNoOther()
{
    WebClient client(m_server->port());
    const QJsonDocument made = QJsonDocument::fromJson(client.post("/api/backups", {}).body);
    const QByteArray restore = "/api/backups/" + made[u"name"].toString().toLatin1() + "/restore";
    QCOMPARE(feed(2).status, 200);
    QCOMPARE(client.post(restore, {}).status, 200);
    QCOMPARE(sqlite()[u"writes"][u"status"], u"ok"_s);
    QCOMPARE(feed(3).status, 200);
    QCOMPARE(readiness(), 200);

    QVERIFY(QFile::remove(m_server->database()));
    QCOMPARE(client.post(restore, {}).status, 503);
    QVERIFY(!QFile::exists(m_server->database()));
}

void TestLostFile::walDeleted()
{
    QVERIFY(QFile::remove(m_server->database() + u"-wal"_s));
    QCOMPARE(feed(2).status, 503);
    QVERIFY2(log().contains("-wal or -shm file"), log());
    QCOMPARE(m_server->stop().code, 0);
    QVERIFY(m_server->start());
    QCOMPARE(PlainDatabase(m_server->database()).value("PRAGMA integrity_check"), u"ok"_s);
    QCOMPARE(PlainDatabase(m_server->database()).value("SELECT DISTINCT sw_version FROM devices"), u"1.1"_s);
    QCOMPARE(feed(3).status, 200);
}

/// Overwrites the roots of a table and its indexes, as a failing disk would: the server is not running.
void TestLostFile::damage(const QByteArray &table)
{
    qint64 pageSize = 0;
    QStringList pages;
    {
        PlainDatabase book(m_server->database());
        book.run("PRAGMA wal_checkpoint(TRUNCATE)");
        pageSize = book.value("PRAGMA page_size").toLongLong();
        pages = book.column("SELECT rootpage FROM sqlite_master WHERE rootpage > 0 AND tbl_name = '" + table + '\'');
    }
    QFile file(m_server->database());
    QVERIFY(file.open(QIODevice::ReadWrite));
    for (const QString &page : std::as_const(pages)) {
        QVERIFY(file.seek((page.toLongLong() - 1) * pageSize));
        QCOMPARE(file.write(QByteArray(pageSize, '\xa5')), pageSize);
    }
}

void TestLostFile::damagedPages()
{
    QCOMPARE(m_server->stop().code, 0);
    damage("user_preferences");
    QVERIFY(m_server->start());
    QCOMPARE(readiness(), 200); // nobody has looked there yet
    const HttpReply reply = WebClient(m_server->port()).get("/api/user/preferences");
    QCOMPARE(reply.status, 503);
    QVERIFY2(reply.body.contains("The database is damaged"), reply.body);
    QCOMPARE(readiness(), 503);
    QCOMPARE(sqlite()[u"status"], u"unhealthy"_s);
    QCOMPARE(sqlite()[u"writes"][u"error"], u"corrupt"_s);
    const HttpReply refused = feed(2);
    QCOMPARE(refused.status, 503);
    QCOMPARE(devices(), 20); // sound pages are still read
    QVERIFY2(log().contains("hearthbookd backup restore"), log());
}

void TestLostFile::damagedBeforeTheStart()
{
    QCOMPARE(m_server->stop().code, 0);
    damage("schema_migrations");
    const Ending ending = m_server->runToEnd({ u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s });
    QCOMPARE(ending.code, 6);
    QVERIFY2(ending.isOneLine(), ending.err);
    QVERIFY2(ending.err.contains("hearthbookd backup restore"), ending.err);
}

QTEST_GUILESS_MAIN(TestLostFile)
#include "tst_lostfile.moc"
