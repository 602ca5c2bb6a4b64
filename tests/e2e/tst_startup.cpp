#include "tests/support/homes.h"
#include "tests/support/serverprocess.h"

#include <QFileInfo>
#include <QHostInfo>
#include <QNetworkInterface>
#include <QRegularExpression>
#include <QTcpServer>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// How the server comes up, or says why not.
class TestStartup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhereItListens();
    void databaseIsPrivate();
    void oldDatabaseUrl();
    void portInUse();
    void otherMachinesAreAllowedWhereSet();
    void anonymousPublicServerChecksHosts();
    void migrateMakesTheDatabase();
    void dryRunMakesNothing();
    void migrateStatus();
    void migrateBesideAServer();
};

void TestStartup::saysWhereItListens()
{
    ServerProcess server;
    QVERIFY(server.start());
    QCOMPARE(server.greeting(), "listening on http://127.0.0.1:" + QByteArray::number(server.port()));
    QVERIFY(server.port() > 0);
    QCOMPARE(WebClient(server.port()).get("/healthz").status, 200);
}

void TestStartup::databaseIsPrivate()
{
    ServerProcess server;
    QVERIFY(server.start());
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QCOMPARE(QFile::permissions(server.database()) & others, QFile::Permissions());
    QCOMPARE(QFile::permissions(server.database() + u"-wal"_s) & others, QFile::Permissions());
}

void TestStartup::oldDatabaseUrl()
{
    ServerProcess server;
    server.setVariable(u"DATABASE_URL"_s, u"sqlite+aiosqlite:///./data/old-form.db"_s);
    QVERIFY(server.start());
    QVERIFY(QFileInfo::exists(server.path(u"data/old-form.db"_s)));
    QVERIFY(!QFileInfo::exists(server.database()));
}

void TestStartup::portInUse()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, 0));
    ServerProcess server;
    const QString address = u"127.0.0.1:%1"_s.arg(other.serverPort());
    const Ending ending = server.runToEnd({ u"serve"_s, u"--listen"_s, address });
    QVERIFY2(ending.isOneLine(), ending.err.constData());
    QVERIFY2(ending.err.contains(address.toLatin1()), ending.err.constData());
    QVERIFY2(ending.err.contains("choose another port in server.listen"), ending.err.constData());
    QCOMPARE(ending.code, 1);
}

void TestStartup::otherMachinesAreAllowedWhereSet()
{
    ServerProcess server;
    server.setVariable(u"DATA_API_ALLOW_ANONYMOUS"_s, u"true"_s);
    QVERIFY(server.start({ u"--listen"_s, u"0.0.0.0:0"_s }));
    QVERIFY(server.greeting().startsWith("listening on http://0.0.0.0:"));
    QCOMPARE(WebClient(server.port()).get("/api/devices").status, 200);
}

void TestStartup::anonymousPublicServerChecksHosts()
{
    ServerProcess server;
    server.setVariable(u"DATA_API_ALLOW_ANONYMOUS"_s, u"true"_s);
    server.setVariable(u"HEARTHBOOK_ALLOWED_HOSTS"_s, u"home.example"_s);
    QVERIFY(server.start({ u"--listen"_s, u"0.0.0.0:0"_s }));
    WebClient client(server.port());
    QCOMPARE(client.get("/api/devices", { "Host: evil.example" }).status, 421);
    QCOMPARE(client.get("/api/devices", { "Host: home.example:80" }).status, 200);
    QCOMPARE(client.get("/api/devices", { "Host: " + QHostInfo::localHostName().toLatin1() }).status, 200);
}

void TestStartup::migrateMakesTheDatabase()
{
    ServerProcess server;
    const Ending ending = server.runToEnd({ u"migrate"_s });
    QCOMPARE(ending.code, 0);
    QVERIFY2(ending.out.startsWith("applied 0001"), ending.out.constData());
    QVERIFY2(QRegularExpression(u"schema version (\\d+) of \\1\n"_s).match(QString::fromUtf8(ending.out)).hasMatch(),
             ending.out.constData());
    QVERIFY(!ending.out.contains("copy "));
    QCOMPARE(server.runToEnd({ u"migrate"_s }).out.count('\n'), 1);
}

void TestStartup::dryRunMakesNothing()
{
    ServerProcess server;
    const Ending ending = server.runToEnd({ u"migrate"_s, u"--dry-run"_s });
    QCOMPARE(ending.code, 0);
    QVERIFY(ending.out.contains("pending 0001"));
    QVERIFY(!QFileInfo::exists(server.path(u"data"_s)));
}

void TestStartup::migrateStatus()
{
    ServerProcess server;
    QVERIFY(server.runToEnd({ u"migrate"_s, u"status"_s }).out.contains("schema version 0 of "));
    QCOMPARE(server.runToEnd({ u"migrate"_s }).code, 0);
    const Ending ending = server.runToEnd({ u"migrate"_s, u"status"_s });
    QCOMPARE(ending.code, 0);
    QVERIFY2(!ending.out.contains("pending"), ending.out.constData());
}

void TestStartup::migrateBesideAServer()
{
    ServerProcess server;
    QVERIFY(server.start());
    ServerProcess other;
    const QStringList database { u"--database"_s, u"sqlite:///"_s + server.database() };
    const Ending ending = other.runToEnd(QStringList { u"migrate"_s } + database);
    QVERIFY2(ending.isOneLine(), ending.err.constData());
    QCOMPARE(ending.code, 6);
    QCOMPARE(other.runToEnd(QStringList { u"migrate"_s, u"status"_s } + database).code, 0);
}

QTEST_GUILESS_MAIN(TestStartup)
#include "tst_startup.moc"
