#include "tests/support/serverprocess.h"

#include <QFile>
#include <QTcpServer>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// `hearthbookd healthcheck`: what a container's health check runs beside the server.
class TestHealthcheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readyServer_data();
    void readyServer();
    void keysAreNotNeeded();
    void databaseThatIsGone();
    void nobodyAnswers();
    void somebodyElseAnswersNothing();
    void settingsThatAreWrong();

private:
    static Ending check(const QString &listen)
    {
        ServerProcess program;
        program.setVariable(u"HEARTHBOOK_LISTEN"_s, listen);
        return program.runToEnd({ u"healthcheck"_s });
    }
};

void TestHealthcheck::readyServer_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("this machine") << u"127.0.0.1"_s;
    QTest::newRow("all addresses") << u"0.0.0.0"_s;
}

void TestHealthcheck::readyServer()
{
    QFETCH(QString, address);
    ServerProcess server;
    QVERIFY(server.start({ u"--listen"_s, address + u":0"_s }));
    const Ending ending = check(u"%1:%2"_s.arg(address, QString::number(server.port())));
    QCOMPARE(ending.code, 0);
    QCOMPARE(ending.out, QByteArray("ready\n"));
    QCOMPARE(ending.err, QByteArray());
}

void TestHealthcheck::keysAreNotNeeded()
{
    ServerProcess server;
    server.setVariable(u"ENABLE_AUTH"_s, u"true"_s);
    QVERIFY(server.start());
    QCOMPARE(check(u"127.0.0.1:%1"_s.arg(server.port())).code, 0);
}

void TestHealthcheck::databaseThatIsGone()
{
    ServerProcess server;
    QVERIFY(server.start());
    QVERIFY(QFile::remove(server.database()));
    const Ending ending = check(u"127.0.0.1:%1"_s.arg(server.port()));
    QVERIFY2(ending.isOneLine(), ending.err.constData());
    QVERIFY2(ending.err.contains("503"), ending.err.constData());
    QCOMPARE(ending.code, 1);
}

void TestHealthcheck::nobodyAnswers()
{
    QTcpServer free;
    QVERIFY(free.listen(QHostAddress::LocalHost, 0));
    const QString address = u"127.0.0.1:%1"_s.arg(free.serverPort());
    free.close();
    const Ending ending = check(address);
    QVERIFY2(ending.isOneLine(), ending.err.constData());
    QVERIFY2(ending.err.contains(address.toLatin1()), ending.err.constData());
    QCOMPARE(ending.code, 1);
}

/// The answer has its time, and no more.
void TestHealthcheck::somebodyElseAnswersNothing()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost, 0));
    const Ending ending = check(u"127.0.0.1:%1"_s.arg(silent.serverPort()));
    QVERIFY2(ending.isOneLine(), ending.err.constData());
    QCOMPARE(ending.code, 1);
}

void TestHealthcheck::settingsThatAreWrong()
{
    QCOMPARE(check(u"nonsense"_s).code, 2);
    const Ending anyPort = check(u"127.0.0.1:0"_s);
    QVERIFY2(anyPort.isOneLine(), anyPort.err.constData());
    QCOMPARE(anyPort.code, 1);
}

QTEST_GUILESS_MAIN(TestHealthcheck)
#include "tst_healthcheck.moc"
