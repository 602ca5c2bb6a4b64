#include "tests/support/homes.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/serverprocess.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>

#include <thread>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Other programs at the same file: a shell that holds it locked, and a second server.
class TestLockedFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lockedForLong();
};

/// HEARTHBOOK_LOCKED_SECONDS with the default patience of 30 s; in the suite 2 s with a patience of 0.5 s.
void TestLockedFile::lockedForLong()
{
    const int seconds = qEnvironmentVariableIntValue("HEARTHBOOK_LOCKED_SECONDS");
    ServerProcess server;
    QVERIFY(server.start(seconds > 0 ? QStringList() : QStringList { u"--sqlite-busy-timeout"_s, u"500 ms"_s }));
    WebClient client(server.port());
    QCOMPARE(client.post("/internal/devices/bulk_upsert", devicesOfHome(20)).status, 200);
    PlainDatabase shell(server.database());
    shell.run("BEGIN EXCLUSIVE");
    QElapsedTimer locked;
    locked.start();
    HttpReply refused;
    std::thread writer([&refused, port = server.port()] {
        refused = WebClient(port).post("/internal/devices/bulk_upsert", devicesOfHome(20, 1));
    });
    qint64 longest = 0;
    int reads = 0;
    while (locked.elapsed() < (seconds > 0 ? seconds * 1000 : 2000)) {
        QElapsedTimer read;
        read.start();
        const HttpReply reply = client.get("/api/devices?limit=20");
        longest = std::max(longest, read.elapsed());
        if (reply.status != 200)
            break;
        ++reads;
        QTest::qWait(20);
    }
    writer.join();
    QVERIFY(reads > 20);
    QCOMPARE(refused.status, 503);
    QVERIFY(!refused.header("retry-after").isEmpty());
    QCOMPARE(QJsonDocument::fromJson(client.get("/health").body)[u"dependencies"][u"sqlite"][u"writes"][u"error"],
             u"busy"_s);
    shell.run("ROLLBACK");
    QTRY_COMPARE_WITH_TIMEOUT(
        QJsonDocument::fromJson(client.get("/health").body)[u"dependencies"][u"sqlite"][u"writes"][u"status"], u"ok"_s,
        10'000);
    QCOMPARE(client.post("/internal/devices/bulk_upsert", devicesOfHome(20, 2)).status, 200);
    QCOMPARE(shell.value("SELECT DISTINCT sw_version FROM devices"), u"1.2"_s);
    qInfo("locked for %lld ms: %d reads, the slowest %lld ms", locked.elapsed(), reads, longest);
}

QTEST_GUILESS_MAIN(TestLockedFile)
#include "tst_lockedfile.moc"
