#include "tests/fault/faultyserver.h"
#include "tests/support/homes.h"
#include "tests/support/plaindatabase.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <sys/stat.h>

#include <cerrno>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// The system refuses the writes of a running server: a file system that turned read-only after an error, a file made
/// immutable, a disk that fails.
class TestReadOnlyFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusedWrites_data();
    void refusedWrites();
    void rightsTakenAway();
};

void TestReadOnlyFile::refusedWrites_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("word");
    QTest::newRow("file system turned read-only") << EROFS << 503 << u"read_only"_s;
    QTest::newRow("file made immutable") << EPERM << 503 << u"read_only"_s;
    QTest::newRow("disk full") << ENOSPC << 507 << u"storage_full"_s;
    QTest::newRow("quota used up") << EDQUOT << 507 << u"storage_full"_s;
    QTest::newRow("disk broken") << EIO << 503 << u"unavailable"_s;
}

void TestReadOnlyFile::refusedWrites()
{
    QFETCH(int, number);
    FaultyServer server;
    QVERIFY(server.start());
    WebClient client(server.port());
    QCOMPARE(client.post("/internal/devices/bulk_upsert", devicesOfHome(20)).status, 200);
    const auto writes = [&client] {
        return QJsonDocument::fromJson(client.get("/health").body)[u"dependencies"][u"sqlite"][u"writes"];
    };
    server.faults().writeError = number;
    const HttpReply refused = client.post("/internal/devices/bulk_upsert", devicesOfHome(20, 1));
    QTEST(refused.status, "status");
    QCOMPARE(QJsonDocument::fromJson(refused.body)[u"success"], false);
    QCOMPARE(writes()[u"status"], u"failing"_s);
    QTEST(writes()[u"error"].toString(), "word");
    QCOMPARE(client.get("/api/devices?limit=20").status, 200);
    QCOMPARE(client.get("/readyz").status, 200);
    QCOMPARE(PlainDatabase(server.database()).value("SELECT DISTINCT sw_version FROM devices"), u"1.0"_s);

    server.faults().writeError = 0; // nobody writes, and still it is noticed
    QTRY_COMPARE_WITH_TIMEOUT(writes()[u"status"], u"ok"_s, 10'000);
    QCOMPARE(client.post("/internal/devices/bulk_upsert", devicesOfHome(20, 2)).status, 200);
    QVERIFY2(server.log().contains("Nothing can be written") && server.log().contains("Writes are stored again"),
             server.log());
    QCOMPARE(server.stop().code, 0);
    PlainDatabase book(server.database());
    QCOMPARE(book.value("PRAGMA integrity_check"), u"ok"_s);
    QCOMPARE(book.value("SELECT DISTINCT sw_version FROM devices"), u"1.2"_s);
    QCOMPARE(book.value("SELECT count(*) FROM changes"), u"40"_s);
}

/// Rights count when a file is opened: who has it open goes on. That the next start is refused: TestOpenFailures.
void TestReadOnlyFile::rightsTakenAway()
{
    ServerProcess server;
    QVERIFY(server.start());
    QVERIFY(::chmod(QFile::encodeName(server.database()).constData(), 0400) == 0);
    WebClient client(server.port());
    QCOMPARE(client.post("/internal/devices/bulk_upsert", devicesOfHome(20)).status, 200);
    QCOMPARE(client.get("/api/devices").status, 200);
    QCOMPARE(server.stop().code, 0);
    QCOMPARE(PlainDatabase(server.database()).value("SELECT count(*) FROM devices"), u"20"_s);
}

QTEST_GUILESS_MAIN(TestReadOnlyFile)
#include "tst_readonlyfile.moc"
