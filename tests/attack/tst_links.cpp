#include "tests/attack/attacks.h"
#include "tests/support/files.h"

#include <QDir>
#include <QFileInfo>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Symbolic links that another user of the machine laid where Hearthbook makes files: what they lead to is neither
/// written, nor cut, nor given other permissions, whether the server then starts or refuses to.
class TestLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void besideTheDatabase_data();
    void besideTheDatabase();
    void keyOfTheFirstStart();
    void manifestOfABackup();
    void output_data();
    void output();
    void lockOfTheBackups();

private:
    void link(const QString &name)
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_server->path(name)).path()));
        QVERIFY(QFile::link(m_other, m_server->path(name)));
    }

    std::unique_ptr<ServerProcess> m_server;
    QTemporaryDir m_folder;
    QString m_other = m_folder.filePath(u"precious"_s);
    QFile::Permissions m_permissions;
};

void TestLinks::init()
{
    m_server = std::make_unique<ServerProcess>();
    writeFile(m_other, "precious");
    QFile::setPermissions(m_other, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
    m_permissions = QFile::permissions(m_other);
}

void TestLinks::cleanup()
{
    m_server.reset();
    QCOMPARE(readFile(m_other), "precious");
    QCOMPARE(QFile::permissions(m_other), m_permissions);
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files), QStringList { u"precious"_s });
}

void TestLinks::besideTheDatabase_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : { "data/metadata.db.lock", "data/metadata.db-wal", "data/metadata.db-shm",
                              "data/metadata.db-journal", "data/metadata.db.key", "data/backups/hearthbook.lock" })
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestLinks::besideTheDatabase()
{
    QFETCH(QString, name);
    link(name);
    if (!m_server->start()) {
        const Ending ending = m_server->ended();
        QVERIFY2(ending.code > 0, ending.err);
        return;
    }
    WebClient client(m_server->port());
    std::ignore = client.post("/api/webhooks", R"({"url":"http://127.0.0.1:9/","events":["a"]})");
    std::ignore = client.post("/api/backups", {});
    QCOMPARE(m_server->stop().code, 0);
}

/// The key is not put where somebody else could read it.
void TestLinks::keyOfTheFirstStart()
{
    link(u"data/metadata.db.admin-key"_s);
    m_server->setVariable(u"ENABLE_AUTH"_s, u"true"_s);
    QVERIFY(m_server->start());
    const QFileInfo key(m_server->path(u"data/metadata.db.admin-key"_s));
    QVERIFY(!key.isSymLink());
    QCOMPARE(key.permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
    QVERIFY(readFile(key.filePath()).startsWith("hb"));
}

/// The verdict of a check is written into a manifest whose name everybody knows.
void TestLinks::manifestOfABackup()
{
    QVERIFY(m_server->start());
    WebClient client(m_server->port());
    const QString name = objectIn(client.post("/api/backups", {}))[u"name"].toString();
    QVERIFY(!name.isEmpty());
    const QString folder = u"data/backups/"_s;
    QVERIFY(QFileInfo::exists(m_server->path(folder + name)));
    const QStringList manifests = QDir(m_server->path(folder)).entryList({ name + u".*"_s });
    QCOMPARE(manifests.size(), 1);
    link(folder + manifests.front() + u".part"_s);
    QCOMPARE(client.post("/api/backups/" + name.toUtf8() + "/verify", {}).status, 200);
    QVERIFY(QFile::remove(m_server->path(folder + manifests.front())));
    link(folder + manifests.front());
    std::ignore = client.post("/api/backups/" + name.toUtf8() + "/verify", {});
}

void TestLinks::output_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::newRow("export") << QStringList { u"export"_s, u"ndjson"_s, u"out"_s };
    QTest::newRow("export in its place") << QStringList { u"export"_s, u"ndjson"_s, u"out"_s, u"--force"_s };
    QTest::newRow("old database") << QStringList { u"export"_s, u"data-api-db"_s, u"out"_s, u"--force"_s };
    QTest::newRow("backup") << QStringList { u"backup"_s, u"create"_s, u"--output"_s, u"out"_s };
    QTest::newRow("report") << QStringList { u"import"_s, u"webhooks"_s, u"webhooks.json"_s, u"--report"_s, u"out"_s };
}

void TestLinks::output()
{
    QFETCH(QStringList, command);
    QVERIFY(m_server->start());
    QCOMPARE(m_server->stop().code, 0);
    writeFile(m_server->path(u"webhooks.json"_s), "{}");
    link(u"out"_s);
    std::ignore = m_server->runToEnd(command);
}

void TestLinks::lockOfTheBackups()
{
    link(u"data/backups/hearthbook.lock"_s);
    QVERIFY(m_server->start());
    const HttpReply reply = WebClient(m_server->port()).post("/api/backups", {});
    QCOMPARE(reply.status, 503);
    QVERIFY2(!reply.body.contains(m_server->folder().toUtf8()), reply.body);
}

QTEST_GUILESS_MAIN(TestLinks)
#include "tst_links.moc"
