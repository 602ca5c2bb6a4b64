#include "tests/support/book.h"
#include "tests/support/files.h"
#include "tests/support/homes.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/serverprocess.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

#include <sys/stat.h>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// `hearthbookd export ndjson|json|csv` and `import ndjson|database`: the whole book there and back.
class TestBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_program.reset(); }
    void thereAndBack_data();
    void thereAndBack();
    void exitCode_data();
    void exitCode();
    void standardOutput();
    void nothingIsReplacedUnlessForced();
    void fileIsPrivate();
    void fullDiskLeavesNothing();
    void secretsOnlyWhereAskedFor();
    void secretsGoAlong();
    void lostKeyIsTold();
    void badLineAlone();
    void cutFileStoresNothing_data();
    void cutFileStoresNothing();
    void dryRunWritesNothing();
    void importIsUndone();
    void hundredThousandLines();
    void overHttp();
    void importBesideTheServerIsReverted();

private:
    Ending run(const QStringList &arguments) { return m_program->runToEnd(arguments); }
    QString path(const QString &name) const { return m_program->path(name); }
    QByteArray book(const QString &database = u"sqlite:///data/metadata.db"_s, const QString &format = u"ndjson"_s)
    {
        return run({ u"export"_s, format, u"-"_s, u"--database"_s, database }).out;
    }
    QStringList into(const QString &database, const QStringList &more) const
    {
        return QStringList { u"import"_s } + more + QStringList { u"--database"_s, u"sqlite:///"_s + database };
    }
    static QByteArray body(const QByteArray &answer) { return answer.sliced(answer.indexOf("\r\n\r\n") + 4); }
    QByteArray http(const QByteArray &target)
    {
        WebClient client(m_program->port());
        client.send("GET " + target + " HTTP/1.0\r\nHost: localhost\r\n\r\n");
        return client.untilClosed();
    }

    std::unique_ptr<ServerProcess> m_program;
};

/// A home with traps, and a webhook whose secret is sealed.
void TestBook::init()
{
    m_program = std::make_unique<ServerProcess>();
    QVERIFY(m_program->start());
    WebClient client(m_program->port());
    const QByteArray webhook =
        R"({"url":"http://127.0.0.1:9/","events":["device.*"],"secret":"whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz"})";
    QCOMPARE(client.post("/api/webhooks", webhook, { "Content-Type: application/json" }).status, 201);
    QCOMPARE(m_program->stop().code, 0);
    PlainDatabase database(m_program->database());
    database.run(homeWithTraps());
    database.run("DELETE FROM webhooks WHERE webhook_id = 'w1'; DELETE FROM webhook_secrets WHERE webhook_id = 'w1'");
    // Gone only now: a server would remove it after its time.
    database.run(
        "UPDATE devices SET gone_at = strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now') WHERE gone_at IS NOT NULL");
}

void TestBook::thereAndBack_data()
{
    QTest::addColumn<QStringList>("source");
    QTest::newRow("over NDJSON") << QStringList { u"ndjson"_s, u"book.ndjson"_s };
    QTest::newRow("over the database's file") << QStringList { u"database"_s, u"data/metadata.db"_s };
}

void TestBook::thereAndBack()
{
    QFETCH(QStringList, source);
    const Ending exported = run({ u"export"_s, u"ndjson"_s, u"book.ndjson"_s });
    QCOMPARE(exported.code, 0);
    QCOMPARE(exported.out,
             "exported 2 areas, 2 labels, 1 integrations, 2 devices, 2 entities, 2 services, 2 aliases,"
             " 1 webhooks, 2 preferences to book.ndjson\n"_ba);
    const Ending imported = run(into(u"copy.db"_s, source));
    QCOMPARE(imported.code, 0);
    QVERIFY2(imported.out.contains("\n16 added, 0 changed, 0 unchanged, 0 rejected, 0 ignored\n"), imported.out);
    QCOMPARE(book(u"sqlite:///copy.db"_s), readFile(path(u"book.ndjson"_s)));
    QCOMPARE(book(u"sqlite:///copy.db"_s, u"json"_s), book(u"sqlite:///data/metadata.db"_s, u"json"_s));
}

void TestBook::exitCode_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const QString &line, int code) {
        QTest::newRow(name) << line.split(u' ') << code;
    };
    row("ndjson", u"export ndjson out"_s, 0);
    row("json", u"export json out"_s, 0);
    row("csv of a kind", u"export csv out --kind device"_s, 0);
    row("some kinds", u"export ndjson out --kind device,area --kind label"_s, 0);
    row("kind before the file", u"export csv --kind device out"_s, 0);
    row("csv of everything", u"export csv out"_s, 2);
    row("csv of two kinds", u"export csv out --kind device --kind area"_s, 2);
    row("unknown kind", u"export json out --kind devices"_s, 2);
    row("csv with secrets", u"export csv out --kind webhook --with-secrets"_s, 2);
    row("no file named", u"export ndjson"_s, 2);
    row("unknown format", u"export xml out"_s, 2);
    row("no such folder", u"export ndjson none/out"_s, 1);
    row("a folder", u"export ndjson data --force"_s, 1);
    row("the database itself", u"export ndjson data/metadata.db --force"_s, 1);
    row("no database", u"export ndjson out --database sqlite:///none.db"_s, 6);
    row("no such source", u"import ndjson none"_s, 1);
    row("no export", u"import ndjson notes.txt"_s, 3);
    row("later version", u"import ndjson later"_s, 3);
    row("good source", u"import ndjson good"_s, 0);
    row("bad line", u"import ndjson some"_s, 3);
    row("the database itself as source", u"import database data/metadata.db"_s, 1);
}

void TestBook::exitCode()
{
    QFETCH(QStringList, arguments);
    writeFile(path(u"notes.txt"_s), "notes\n");
    writeFile(path(u"later"_s), "{\"format\":\"hearthbook\",\"version\":2}\n{\"end\":true}\n");
    writeFile(path(u"good"_s), bookOf(R"({"kind":"label","label_id":"new","name":"N"})"));
    writeFile(path(u"some"_s), bookOf("bad\n{\"kind\":\"label\",\"label_id\":\"new\",\"name\":\"N\"}"));
    const Ending ending = run(arguments);
    QTEST(ending.code, "code");
    QCOMPARE(QFile::exists(path(u"out"_s)), ending.code == 0 && arguments.contains(u"out"_s));
    if (ending.code != 0 && ending.code != 3) {
        QVERIFY2(ending.isOneLine(), ending.err.constData());
    }
}

void TestBook::standardOutput()
{
    const QByteArray table = run({ u"export"_s, u"csv"_s, u"-"_s, u"--kind"_s, u"label"_s }).out;
    QVERIFY2(table.startsWith("label_id,name,color,icon,description,created_at,updated_at,revision\r\n"
                              "a,Ä,#ff0000,,\"line\r\nline\",2"),
             table.constData());
}

void TestBook::nothingIsReplacedUnlessForced()
{
    writeFile(path(u"out"_s), "mine");
    QCOMPARE(run({ u"export"_s, u"json"_s, u"out"_s }).code, 1);
    QCOMPARE(readFile(path(u"out"_s)), "mine"_ba);
    QCOMPARE(run({ u"export"_s, u"json"_s, u"out"_s, u"--force"_s }).code, 0);
    QVERIFY(readFile(path(u"out"_s)).startsWith("{\"format\":\"hearthbook\",\"version\":1,\n"));
}

void TestBook::fileIsPrivate()
{
    QCOMPARE(run({ u"export"_s, u"ndjson"_s, u"out"_s }).code, 0);
    struct stat file = {};
    QCOMPARE(::stat(QFile::encodeName(path(u"out"_s)).constData(), &file), 0);
    QCOMPARE(file.st_mode & 0777U, 0600U);
}

void TestBook::fullDiskLeavesNothing()
{
    PlainDatabase(m_program->database())
        .run("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)"
             " INSERT INTO labels (label_id, name) SELECT i, 'a label' FROM n");
    m_program->limitFiles(100'000);
    const Ending ending = run({ u"export"_s, u"ndjson"_s, u"out"_s });
    QCOMPARE(ending.code, 1);
    QVERIFY(ending.isOneLine());
    QVERIFY(QDir(m_program->folder()).entryList({ u"out*"_s }, QDir::Files | QDir::Hidden).isEmpty());
}

void TestBook::secretsOnlyWhereAskedFor()
{
    QVERIFY(!book().contains("whsec_"));
    const Ending with = run({ u"export"_s, u"json"_s, u"-"_s, u"--with-secrets"_s });
    QVERIFY(with.out.contains(R"("secret":"whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz"})"));
}

void TestBook::secretsGoAlong()
{
    QCOMPARE(run({ u"export"_s, u"ndjson"_s, u"s"_s, u"--with-secrets"_s }).code, 0);
    QCOMPARE(run(into(u"copy.db"_s, { u"ndjson"_s, u"s"_s })).code, 0);
    QCOMPARE(
        run({ u"export"_s, u"ndjson"_s, u"-"_s, u"--with-secrets"_s, u"--database"_s, u"sqlite:///copy.db"_s }).out,
        readFile(path(u"s"_s)));
}

void TestBook::lostKeyIsTold()
{
    QVERIFY(QFile::remove(m_program->database() + u".key"_s));
    QCOMPARE(run({ u"export"_s, u"ndjson"_s, u"out"_s }).code, 0);
    const Ending ending = run({ u"export"_s, u"ndjson"_s, u"secret"_s, u"--with-secrets"_s });
    QCOMPARE(ending.code, 1);
    QVERIFY(!QFile::exists(path(u"secret"_s)));
}

void TestBook::badLineAlone()
{
    QByteArrayList lines = book().split('\n');
    lines[3] = "{\"kind\":\"label\",\"label_id\":\"a\",\"nmae\":\"A\"}"; // in place of the first label
    writeFile(path(u"bad"_s), lines.join('\n'));
    const Ending ending = run(into(u"copy.db"_s, { u"ndjson"_s, u"bad"_s }));
    QCOMPARE(ending.code, 3);
    QVERIFY2(ending.out.contains("rejected line 4: label a: unknown key nmae, did you mean name?\n"), ending.out);
    QVERIFY(ending.out.contains("15 added, 0 changed, 0 unchanged, 1 rejected, 0 ignored\n"));
}

void TestBook::cutFileStoresNothing_data()
{
    QTest::addColumn<int>("missing");
    QTest::newRow("the end alone") << int(sizeof "{\"end\":true}\n") - 1;
    QTest::newRow("within the end") << 5;
    QTest::newRow("within a row") << 100;
}

void TestBook::cutFileStoresNothing()
{
    QFETCH(int, missing);
    writeFile(path(u"cut"_s), book().chopped(missing));
    const Ending ending = run(into(u"copy.db"_s, { u"ndjson"_s, u"cut"_s }));
    QCOMPARE(ending.code, 3);
    QVERIFY2(ending.out.contains("cut short"), ending.out);
    QCOMPARE(PlainDatabase(path(u"copy.db"_s)).value("SELECT count(*) FROM changes"), u"0"_s);
}

void TestBook::dryRunWritesNothing()
{
    writeFile(path(u"b"_s), book());
    const Ending ending = run(into(u"copy.db"_s, { u"ndjson"_s, u"b"_s, u"--dry-run"_s }));
    QCOMPARE(ending.code, 0);
    QVERIFY(ending.out.contains("\n16 added, 0 changed, 0 unchanged, 0 rejected, 0 ignored (dry run:"));
    QVERIFY(!QFile::exists(path(u"copy.db"_s)));
    QCOMPARE(QDir(m_program->folder()).entryList({ u"b*"_s }, QDir::Files).size(), 1);
}

void TestBook::importIsUndone()
{
    writeFile(path(u"b"_s), book());
    PlainDatabase(m_program->database())
        .run(
            "UPDATE devices SET name = 'other' WHERE device_id = 'd1'; DELETE FROM entities WHERE entity_id = 'sensor.b'");
    const Ending imported = run({ u"import"_s, u"ndjson"_s, u"b"_s, u"--report"_s, u"r.json"_s });
    QVERIFY(imported.out.contains("1 added, 1 changed, 14 unchanged, 0 rejected, 0 ignored\n"));
    const Ending undone = run({ u"import"_s, u"--undo"_s, u"r.json"_s });
    QCOMPARE(undone.code, 0);
    PlainDatabase database(m_program->database());
    QCOMPARE(database.value("SELECT name FROM devices WHERE device_id = 'd1'"), u"other"_s);
    QCOMPARE(database.value("SELECT count(*) FROM entities WHERE entity_id = 'sensor.b'"), u"0"_s);
}

void TestBook::hundredThousandLines()
{
    QByteArray lines;
    for (int i = 0; i < 100'000; ++i)
        lines += "{\"kind\":\"entity\",\"entity_id\":\"light." + QByteArray::number(i).rightJustified(6, '0')
            + "\",\"domain\":\"light\"}\n";
    writeFile(path(u"many"_s), bookOf(lines));
    const Ending imported = run(into(u"copy.db"_s, { u"ndjson"_s, u"many"_s }));
    QCOMPARE(imported.code, 0);
    QVERIFY(imported.out.contains("\n100000 added, 0 changed, 0 unchanged, 0 rejected, 0 ignored\n"));
    QCOMPARE(book(u"sqlite:///copy.db"_s).count('\n'), 100'002);
}

void TestBook::overHttp()
{
    const QByteArray text = book();
    const QByteArray table = run({ u"export"_s, u"csv"_s, u"-"_s, u"--kind"_s, u"device"_s }).out;
    QVERIFY(m_program->start());
    QCOMPARE(body(http("/api/export")), text);
    QCOMPARE(body(http("/api/export?format=csv&kind=device")), table);
    QVERIFY(http("/api/export?format=csv").startsWith("HTTP/1.1 422"));
    WebClient client(m_program->port());
    client.send("GET /api/export HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    const QByteArray chunked = client.untilClosed();
    QVERIFY(chunked.toLower().contains("transfer-encoding: chunked"));
    QVERIFY(chunked.contains(R"(filename="hearthbook.ndjson")"));
    QVERIFY(chunked.endsWith("\r\n0\r\n\r\n"));
}

void TestBook::importBesideTheServerIsReverted()
{
    const QByteArray before = book();
    QVERIFY(m_program->start());
    WebClient client(m_program->port());
    const HttpReply reply = client.post("/api/imports/ndjson",
                                        bookOf(R"({"kind":"device","device_id":"n","name":"New"})"));
    QCOMPARE(reply.status, 201);
    QVERIFY(http("/api/export").contains(R"("device_id":"n")"));
    const QByteArray operation = reply.header("operation-id");
    QCOMPARE(client.post("/api/operations/" + operation + "/revert", {}).status, 200);
    QCOMPARE(body(http("/api/export")), before);
}

QTEST_GUILESS_MAIN(TestBook)
#include "tst_book.moc"
