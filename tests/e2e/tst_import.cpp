#include "tests/support/files.h"
#include "tests/support/legacyhomes.h"
#include "tests/support/oldsports.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/serverprocess.h"
#include "tests/support/temporarydatabase.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

#include <sys/stat.h>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// `hearthbookd import` with no server there.
class TestImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exitCode_data();
    void exitCode();
    void everythingGoodIsIn();
    void secondRunIsUnchanged();
    void dryRunTouchesNothing_data();
    void dryRunTouchesNothing();
    void dryRunWithoutADatabaseMakesNone();
    void dryRunOfAnOlderSchema();
    void copyAndReportArePrivate();
    void databaseOfARunningService();
    void noSecretIsLeftInPlainText();
    void lostKeyIsTold();

private:
    /// Every file below a folder with its bytes.
    static QHash<QString, QByteArray> content(const QString &folder)
    {
        QHash<QString, QByteArray> found;
        for (const QString &name : QDir(folder).entryList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot)) {
            const QString path = folder + u'/' + name;
            if (QFileInfo(path).isDir())
                found.insert(content(path));
            else if (name != u"stderr.txt")
                found.insert(path, readFile(path));
        }
        return found;
    }
    static Ending import(ServerProcess &program, const QStringList &more)
    {
        return program.runToEnd(QStringList(u"import"_s) + more);
    }
    static QByteArray lastLine(const Ending &ending) { return ending.out.trimmed().split('\n').last(); }
};

void TestImport::exitCode_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::newRow("all taken") << QStringList { u"webhooks"_s, u"good.json"_s } << 0;
    QTest::newRow("some rejected") << QStringList { u"webhooks"_s, u"some.json"_s } << 3;
    QTest::newRow("dry run, some rejected") << QStringList { u"webhooks"_s, u"some.json"_s, u"--dry-run"_s } << 3;
    QTest::newRow("no JSON") << QStringList { u"webhooks"_s, u"notes.txt"_s } << 3;
    QTest::newRow("empty file") << QStringList { u"local-storage"_s, u"empty.json"_s } << 3;
    QTest::newRow("no database") << QStringList { u"database"_s, u"notes.txt"_s } << 3;
    QTest::newRow("database of another program") << QStringList { u"database"_s, u"other.db"_s } << 3;
    QTest::newRow("metadata.db") << QStringList { u"database"_s, u"metadata.db"_s } << 0;
    QTest::newRow("the database itself") << QStringList { u"database"_s, u"metadata.db"_s, u"--database"_s,
                                                          u"./metadata.db"_s }
                                         << 1;
    QTest::newRow("no such file") << QStringList { u"webhooks"_s, u"none.json"_s } << 1;
    QTest::newRow("folder") << QStringList { u"webhooks"_s, u"."_s } << 1;
    QTest::newRow("report into no folder")
        << QStringList { u"webhooks"_s, u"good.json"_s, u"--report"_s, u"none/r.json"_s } << 1;
    QTest::newRow("no source") << QStringList { u"webhooks"_s } << 2;
    QTest::newRow("empty user") << QStringList { u"local-storage"_s, u"good.json"_s, u"--user-id="_s } << 2;
    QTest::newRow("unusable database") << QStringList { u"webhooks"_s, u"good.json"_s, u"--database"_s, u"notes.txt"_s }
                                       << 6;
    QTest::newRow("folder as database") << QStringList { u"webhooks"_s, u"good.json"_s, u"--database"_s, u"."_s } << 6;
    QTest::newRow("dry run, unusable database")
        << QStringList { u"webhooks"_s, u"good.json"_s, u"--dry-run"_s, u"--database"_s, u"notes.txt"_s } << 6;
}

void TestImport::exitCode()
{
    QFETCH(QStringList, arguments);
    ServerProcess program;
    writeFile(program.path(u"good.json"_s), oldFile(2));
    writeFile(program.path(u"some.json"_s), R"({"a":{},"b":)" + oldEntry() + '}');
    writeFile(program.path(u"notes.txt"_s), "these are my notes\n");
    writeFile(program.path(u"empty.json"_s), {});
    PlainDatabase(program.path(u"other.db"_s)).run("CREATE TABLE notes (id)");
    PlainDatabase(program.path(u"metadata.db"_s)).run(legacyTables() + legacyRows());
    const Ending ending = import(program, arguments);
    QTEST(ending.code, "code");
    if (ending.code != 0 && ending.code != 3 && !arguments.contains(u"--report"_s))
        QVERIFY2(ending.isOneLine(), ending.err.constData());
}

void TestImport::everythingGoodIsIn()
{
    ServerProcess program;
    writeFile(program.path(u"w.json"_s),
              R"({"a":{},"b":)" + oldEntry() + R"(,"c":{"url":"http://a/"},"b":)" + oldEntry(R"("team":"gb",)") + '}');
    const Ending ending = import(program, { u"webhooks"_s, u"w.json"_s, u"--report"_s, u"r.json"_s });
    QCOMPARE(ending.code, 3);
    QVERIFY(ending.out.contains("rejected a: url is missing\n"));
    QVERIFY(ending.out.contains("rejected c: secret is missing\n"));
    QVERIFY(ending.out.contains("1 added, 0 changed, 0 unchanged, 3 rejected, 0 ignored\n"));
    PlainDatabase database(program.database());
    QCOMPARE(database.column("SELECT webhook_id || team FROM webhooks"), QStringList { u"bgb"_s });
    const QJsonObject report = QJsonDocument::fromJson(readFile(program.path(u"r.json"_s))).object();
    QCOMPARE(report[u"rejected"], 3);
    QCOMPARE(report[u"source"], u"w.json"_s);
}

void TestImport::secondRunIsUnchanged()
{
    ServerProcess program;
    writeFile(program.path(u"w.json"_s), oldFile(10'000));
    QCOMPARE(lastLine(import(program, { u"webhooks"_s, u"w.json"_s })), "operation 1"_ba);
    const Ending again = import(program, { u"webhooks"_s, u"w.json"_s });
    QCOMPARE(again.code, 0);
    QCOMPARE(lastLine(again), "0 added, 0 changed, 10000 unchanged, 0 rejected, 0 ignored"_ba);
    QCOMPARE(QDir(program.folder()).entryList({ u"w.json.backup-*"_s }).size(), 1);
}

void TestImport::dryRunTouchesNothing_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("webhooks") << QStringList { u"webhooks"_s, u"w.json"_s };
    QTest::newRow("browser") << QStringList { u"local-storage"_s, u"l.json"_s };
    QTest::newRow("database at rest") << QStringList { u"database"_s, u"old.db"_s };
    QTest::newRow("metadata.db at rest") << QStringList { u"database"_s, u"metadata.db"_s };
    QTest::newRow("undo") << QStringList { u"--undo"_s, u"r.json"_s };
}

void TestImport::dryRunTouchesNothing()
{
    QFETCH(QStringList, arguments);
    ServerProcess program;
    writeFile(program.path(u"w.json"_s), oldFile(1));
    import(program, { u"webhooks"_s, u"w.json"_s, u"--report"_s, u"r.json"_s });
    writeFile(program.path(u"w.json"_s), oldFile(3, R"("team":"ne",)"));
    writeFile(program.path(u"l.json"_s), R"({"sports_selected_teams":"{\"nfl_teams\":[\"sf\"]}"})");
    PlainDatabase(program.path(u"old.db"_s))
        .run("PRAGMA journal_mode=WAL;" + oldTeamTable() + "INSERT INTO user_teams (user_id) VALUES ('ann')");
    PlainDatabase(program.path(u"metadata.db"_s)).run("PRAGMA journal_mode=WAL;" + legacyTables() + legacyRows());
    const QHash<QString, QByteArray> before = content(program.folder());
    const Ending ending = import(program, arguments + QStringList(u"--dry-run"_s));
    QCOMPARE(ending.code, 0);
    QVERIFY(lastLine(ending).endsWith("(dry run: nothing was written)"));
    QVERIFY(!lastLine(ending).startsWith("0 added, 0 changed"));
    QVERIFY(!lastLine(ending).startsWith("0 removed"));
    QCOMPARE(content(program.folder()), before);
}

void TestImport::dryRunWithoutADatabaseMakesNone()
{
    ServerProcess program;
    writeFile(program.path(u"w.json"_s), oldFile(2));
    QVERIFY(import(program, { u"webhooks"_s, u"w.json"_s, u"--dry-run"_s }).out.contains("2 added"));
    QCOMPARE(content(program.folder()).keys(), QStringList { program.path(u"w.json"_s) });
}

void TestImport::dryRunOfAnOlderSchema()
{
    ServerProcess program;
    writeFile(program.path(u"w.json"_s), oldFile(2));
    QDir(program.folder()).mkpath(u"data"_s);
    {
        DatabaseOptions options;
        options.path = program.database();
        const std::unique_ptr<Connection> connection = must(Connection::open(options));
        must(Migrator(*connection, must(shippedMigrations()).first(11)).apply());
    }
    const QHash<QString, QByteArray> before = content(program.folder());
    const Ending ending = import(program, { u"webhooks"_s, u"w.json"_s, u"--dry-run"_s });
    QVERIFY2(lastLine(ending).startsWith("2 added, 0 changed, 0 unchanged"), ending.err.constData());
    QCOMPARE(content(program.folder()), before);
}

void TestImport::copyAndReportArePrivate()
{
    ServerProcess program;
    writeFile(program.path(u"w.json"_s), oldFile(2));
    QFile::setPermissions(program.path(u"w.json"_s), QFile::ReadOwner | QFile::ReadOther);
    const Ending ending = import(program, { u"webhooks"_s, u"w.json"_s, u"--report"_s, u"r.json"_s });
    const QStringList copies = QDir(program.folder()).entryList({ u"w.json.backup-*"_s });
    QCOMPARE(copies.size(), 1);
    QVERIFY(ending.out.contains("copy " + copies[0].toUtf8() + '\n'));
    QCOMPARE(readFile(program.path(copies[0])), oldFile(2));
    for (const QString &name : { copies[0], u"r.json"_s, u"data/metadata.db"_s, u"data/metadata.db.key"_s }) {
        struct stat found = {};
        QCOMPARE(::stat(QFile::encodeName(program.path(name)).constData(), &found), 0);
        QCOMPARE(found.st_mode & 0777, 0600U);
    }
}

void TestImport::databaseOfARunningService()
{
    ServerProcess program;
    PlainDatabase service(program.path(u"webhooks.db"_s));
    service.run("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0;" + oldWebhookTable());
    service.run(
        "INSERT INTO webhooks (webhook_id, url, events, secret) VALUES ('w', 'http://a/', '[\"game_started\"]', 's')");
    service.run(
        "BEGIN IMMEDIATE; INSERT INTO webhooks (webhook_id, url, events, secret) VALUES ('v', 'http://a/', '[]', 's')");
    const Ending ending = import(program, { u"database"_s, u"webhooks.db"_s });
    QCOMPARE(ending.code, 0);
    QVERIFY(ending.out.startsWith("added w\n"));
    service.run("COMMIT");
    QCOMPARE(import(program, { u"database"_s, u"webhooks.db"_s }).out.split('\n').first(), "added v"_ba);
    const QStringList copies = QDir(program.folder()).entryList({ u"webhooks.db.backup-*"_s });
    QCOMPARE(PlainDatabase(program.path(copies.last())).value("SELECT count(*) FROM webhooks"), u"2"_s);
}

void TestImport::noSecretIsLeftInPlainText()
{
    ServerProcess program;
    writeFile(program.path(u"w.json"_s), oldFile(20));
    const Ending ending = import(program, { u"webhooks"_s, u"w.json"_s, u"--report"_s, u"r.json"_s });
    QVERIFY(!(ending.out + ending.err).contains("0123456789abcdef"));
    const QHash<QString, QByteArray> files = content(program.folder());
    for (auto file = files.cbegin(); file != files.cend(); ++file)
        QCOMPARE(file->contains("0123456789abcdef"), QFileInfo(file.key()).fileName().startsWith(u"w.json"_s));
}

void TestImport::lostKeyIsTold()
{
    ServerProcess program;
    writeFile(program.path(u"w.json"_s), oldFile(1));
    import(program, { u"webhooks"_s, u"w.json"_s });
    QVERIFY(QFile::remove(program.database() + u".key"_s));
    writeFile(program.path(u"w.json"_s), oldFile(2));
    const Ending ending = import(program, { u"webhooks"_s, u"w.json"_s });
    QCOMPARE(ending.code, 1);
    QVERIFY(ending.err.contains("metadata.db.key"));
    QVERIFY(ending.err.contains("The key file of the webhook secrets is missing"));
    QCOMPARE(PlainDatabase(program.database()).value("SELECT count(*) FROM webhooks"), u"1"_s);
}

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
