#include "tests/support/files.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/serverprocess.h"

#include <QDir>

#include <sys/stat.h>
#include <unistd.h>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// A database that cannot be used: one clear line on standard error and exit code 6.
class TestUnusableDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refused_data();
    void refused();
    void fullDisk_data();
    void fullDisk();
    void secondServer();
    void newerDatabaseIsLeftAlone();
};

static void prepare(const QString &kind, ServerProcess &server)
{
    const QString path = server.database();
    QDir().mkpath(server.path(u"data"_s));
    if (kind == u"folder")
        QDir().mkpath(path);
    else if (kind == u"text")
        writeFile(path, "these are my notes\n");
    else if (kind == u"image")
        writeFile(path, QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16).repeated(100));
    else if (kind == u"foreign")
        PlainDatabase(path).run("CREATE TABLE schema_migrations (version TEXT PRIMARY KEY)");
    else if (kind == u"file as folder") {
        QDir().rmdir(server.path(u"data"_s));
        writeFile(server.path(u"data"_s), "x");
    } else {
        QVERIFY(server.start());
        QCOMPARE(server.stop().code, 0);
    }
    if (kind == u"newer")
        PlainDatabase(path).run(
            "INSERT INTO schema_migrations SELECT 9999, '9999_future', sha256, applied_at FROM schema_migrations LIMIT 1");
    if (kind == u"changed")
        PlainDatabase(path).run("UPDATE schema_migrations SET sha256 = 'x' WHERE number = 2");
}

void TestUnusableDatabase::refused_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : { "folder", "text", "image", "file as folder", "newer", "changed", "foreign" })
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestUnusableDatabase::refused()
{
    QFETCH(QString, kind);
    ServerProcess server;
    prepare(kind, server);
    for (const QStringList &command :
         { QStringList { u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s }, QStringList { u"migrate"_s } }) {
        const Ending ending = server.runToEnd(command);
        QVERIFY2(ending.isOneLine(), ending.err.constData());
        QCOMPARE(ending.code, 6);
    }
}

void TestUnusableDatabase::fullDisk_data()
{
    QTest::addColumn<int>("bytes");
    QTest::newRow("not one page") << 1024;
    QTest::newRow("some pages") << 40'000;
}

void TestUnusableDatabase::fullDisk()
{
    QFETCH(int, bytes);
    ServerProcess server;
    server.limitFiles(rlim_t(bytes));
    const Ending ending = server.runToEnd({ u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s });
    QVERIFY2(ending.isOneLine(), ending.err.constData());
    QCOMPARE(ending.code, 6);
    server.limitFiles(0);
    QVERIFY(server.start()); // what the first attempt left can be begun anew
    QCOMPARE(WebClient(server.port()).get("/api/devices").status, 200);
}

void TestUnusableDatabase::secondServer()
{
    ServerProcess first;
    QVERIFY(first.start());
    ServerProcess second;
    const Ending ending = second.runToEnd(
        { u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s, u"--database"_s, u"sqlite:///"_s + first.database() });
    QVERIFY2(ending.isOneLine(), ending.err.constData());
    QCOMPARE(ending.code, 6);
    QCOMPARE(WebClient(first.port()).get("/api/devices").status, 200);
}

void TestUnusableDatabase::newerDatabaseIsLeftAlone()
{
    ServerProcess server;
    prepare(u"newer"_s, server);
    const QByteArray before = readFile(server.database());
    QCOMPARE(server.runToEnd({ u"serve"_s }).code, 6);
    QCOMPARE(readFile(server.database()), before);
}

QTEST_GUILESS_MAIN(TestUnusableDatabase)
#include "tst_unusabledatabase.moc"
