#include "tests/support/serverprocess.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Two servers must never serve one file.
class TestSecondServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isToldWhoIsFirst();
    void firstOneDied();
};

void TestSecondServer::isToldWhoIsFirst()
{
    ServerProcess first;
    QVERIFY(first.start());
    ServerProcess second;
    const Ending ending = second.runToEnd(
        { u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s, u"--database"_s, u"sqlite:///"_s + first.database() });
    QCOMPARE(ending.code, 6);
    QVERIFY2(ending.err.contains("(process " + QByteArray::number(first.pid()) + ')'), ending.err);
    QCOMPARE(WebClient(first.port()).get("/api/devices").status, 200);
}

/// Nothing is left of its claim.
void TestSecondServer::firstOneDied()
{
    ServerProcess server;
    QVERIFY(server.start());
    server.kill();
    QVERIFY(server.start());
    QCOMPARE(WebClient(server.port()).get("/api/devices").status, 200);
}

QTEST_GUILESS_MAIN(TestSecondServer)
#include "tst_secondserver.moc"
