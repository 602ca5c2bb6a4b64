#include "tests/support/homes.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/serverprocess.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// SIGTERM and SIGINT: what was accepted is answered, the WAL is emptied, exit code 0.
class TestStopping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signals_data();
    void signals();
    void requestsUnderWayAreAnswered_data() { signals_data(); }
    void requestsUnderWayAreAnswered();
    void idleConnectionsDoNotHoldItUp();
    void rightAfterTheStart();
};

void TestStopping::signals_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void TestStopping::signals()
{
    QFETCH(int, number);
    ServerProcess server;
    QVERIFY(server.start());
    QCOMPARE(WebClient(server.port()).post("/internal/devices/bulk_upsert", devicesOfHome(500)).status, 200);
    const Ending ending = server.stop(number);
    QCOMPARE(ending.code, 0);
    QCOMPARE(QFileInfo(server.database() + u"-wal"_s).size(), 0);
    QCOMPARE(PlainDatabase(server.database()).value("SELECT count(*) FROM devices"), u"500"_s);
}

void TestStopping::requestsUnderWayAreAnswered()
{
    QFETCH(int, number);
    ServerProcess server;
    QVERIFY(server.start());
    WebClient client(server.port());
    const QByteArray listing = entitiesOfHome(20'000, 10);
    const QByteArray head = WebClient::head("POST", "/internal/entities/bulk_upsert", listing);
    client.send(head + listing.chopped(1)); // accepted, and not whole
    QCOMPARE(WebClient(server.port()).get("/healthz").status, 200);
    server.signal(number);
    client.send("]");
    const HttpReply reply = client.reply();
    QCOMPARE(reply.status, 200);
    QCOMPARE(QJsonDocument::fromJson(reply.body)[u"upserted"], 20'000);
    QCOMPARE(server.ended().code, 0);
    QCOMPARE(PlainDatabase(server.database()).value("SELECT count(*) FROM entities"), u"20000"_s);
}

void TestStopping::idleConnectionsDoNotHoldItUp()
{
    ServerProcess server;
    QVERIFY(server.start());
    WebClient used(server.port());
    QCOMPARE(used.get("/healthz").status, 200);
    WebClient silent(server.port());
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(server.stop().code, 0);
    QVERIFY2(clock.elapsed() < 5000, qPrintable(QString::number(clock.elapsed())));
}

void TestStopping::rightAfterTheStart()
{
    ServerProcess server;
    QVERIFY(server.start());
    const Ending ending = server.stop();
    QCOMPARE(ending.code, 0);
    QVERIFY(server.start());
    QCOMPARE(server.stop().code, 0);
}

QTEST_GUILESS_MAIN(TestStopping)
#include "tst_stopping.moc"
