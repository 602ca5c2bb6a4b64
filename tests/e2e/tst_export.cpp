#include "tests/support/files.h"
#include "tests/support/homes.h"
#include "tests/support/oldsports.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/serverprocess.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

#include <sys/stat.h>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// `hearthbookd export`: the way back to the old services.
class TestExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void besideARunningServer();
    void databaseGoesThereAndBack();
    void webhooksGoThereAndBack();
    void webhooksOfAllFaces();
    void filesArePrivate();
    void exitCode_data();
    void exitCode();
    void nothingIsReplacedUnlessForced();
    void openDatabaseIsNotReplaced();
    void lostKeyIsTold();
    void webhookWithoutSecretIsLeftOut();
    void fullDiskLeavesNothing();
    void pythonReadsIt();
    void oldModelsReadIt();

private:
    static Ending run(ServerProcess &program, const QStringList &arguments)
    {
        return program.runToEnd(QStringList { u"export"_s } + arguments);
    }
    static void stop(ServerProcess &program) { QCOMPARE(program.stop().code, 0); }
    /// Everything in the folder that begins so.
    static QStringList files(const ServerProcess &program, const QString &begin)
    {
        return QDir(program.folder()).entryList({ begin + u'*' }, QDir::Files | QDir::Hidden);
    }
    static void fill(ServerProcess &program)
    {
        QVERIFY(program.start());
        WebClient client(program.port());
        QCOMPARE(client.post("/internal/devices/bulk_upsert", devicesOfHome(50)).status, 200);
        QCOMPARE(client.post("/internal/entities/bulk_upsert", entitiesOfHome(200, 50)).status, 200);
        QCOMPARE(
            client.post("/api/v1/user/teams", R"({"user_id":"ann","nfl_teams":["dal"],"nhl_teams":["VGK"]})").status,
            200);
        QCOMPARE(client.post("/api/v1/webhooks/register", webhook).status, 201);
        stop(program);
    }

    static constexpr char haWebhook[] =
        R"({"webhook_url":"http://127.0.0.1:9/ha","secret":"s","team":"VGK","events":["game_start"]})";
    static constexpr char ownWebhook[] = R"({"url":"http://127.0.0.1:9/own","events":["device.*"]})";
    static constexpr char webhook[] =
        R"({"url":"http://127.0.0.1:9/hook","events":["game_started"],"secret":"test-secret-16-chars-min","team":"ne"})";
};

void TestExport::besideARunningServer()
{
    ServerProcess server;
    QVERIFY(server.start());
    WebClient client(server.port());
    QCOMPARE(client.post("/internal/devices/bulk_upsert", devicesOfHome(3)).status, 200);
    ServerProcess exporting;
    const Ending ending = exporting.runToEnd(
        { u"export"_s, u"data-api-db"_s, u"old.db"_s, u"--database"_s, server.database() });
    QCOMPARE(ending.code, 0);
    QCOMPARE(ending.out, "exported 3 devices, 0 entities and the teams of 0 users to old.db\n"_ba);
    QCOMPARE(PlainDatabase(exporting.path(u"old.db"_s)).value("SELECT count(*) FROM devices"), u"3"_s);
    QCOMPARE(client.get("/health").status, 200);
}

void TestExport::databaseGoesThereAndBack()
{
    ServerProcess program;
    fill(program);
    QCOMPARE(run(program, { u"data-api-db"_s, u"old.db"_s }).code, 0);
    const Ending ending = program.runToEnd(
        { u"import"_s, u"database"_s, u"old.db"_s, u"--database"_s, u"new/book.db"_s });
    QVERIFY2(ending.out.contains("251 added, 0 changed, 0 unchanged, 0 rejected, 0 ignored"), ending.out + ending.err);
    PlainDatabase before(program.database());
    PlainDatabase after(program.path(u"new/book.db"_s));
    for (
        const char *sql :
        { "SELECT device_id || name || manufacturer || model || sw_version || area_id || created_at || last_seen FROM devices"
          " ORDER BY device_id",
          "SELECT entity_id || device_id || domain || platform || disabled || created_at FROM entities ORDER BY entity_id",
          "SELECT user_id || selected_teams FROM user_preferences" })
        QCOMPARE(after.column(sql), before.column(sql));
}

void TestExport::webhooksGoThereAndBack()
{
    ServerProcess program;
    writeFile(program.path(u"webhooks.json"_s),
              oldFile(3, R"("team":"ne","total_calls":7,"last_success":"2025-10-14T20:01:00",)"));
    QCOMPARE(program.runToEnd({ u"import"_s, u"webhooks"_s, u"webhooks.json"_s }).code, 0);
    const Ending ending = run(program, { u"webhooks-json"_s, u"back.json"_s });
    QCOMPARE(ending.out, "exported 3 webhooks to back.json\n"_ba);
    const QByteArray back = readFile(program.path(u"back.json"_s));
    const QJsonObject entry = QJsonDocument::fromJson(back).object()[u"w1"].toObject();
    QCOMPARE(entry[u"secret"], u"0123456789abcdef"_s);
    QCOMPARE(entry[u"total_calls"], 7);
    QCOMPARE(entry[u"last_success"], u"2025-10-14T20:01:00"_s);
    QCOMPARE(program.runToEnd({ u"import"_s, u"webhooks"_s, u"back.json"_s, u"--database"_s, u"new/book.db"_s }).code,
             0);
    QCOMPARE(run(program, { u"webhooks-json"_s, u"again.json"_s, u"--database"_s, u"new/book.db"_s }).code, 0);
    QCOMPARE(readFile(program.path(u"again.json"_s)), back);
}

void TestExport::webhooksOfAllFaces()
{
    ServerProcess program;
    QVERIFY(program.start());
    WebClient client(program.port());
    QCOMPARE(client.post("/api/v1/webhooks/register", webhook).status, 201);
    QCOMPARE(client.post("/api/v1/ha/webhooks/register", haWebhook).status, 200);
    QCOMPARE(client.post("/api/webhooks", ownWebhook).status, 201);
    QCOMPARE(run(program, { u"webhooks-json"_s, u"back.json"_s, u"--database"_s, program.database() }).code, 0);
    const QJsonObject written = QJsonDocument::fromJson(readFile(program.path(u"back.json"_s))).object();
    QStringList urls;
    for (const QJsonValue &entry : written) {
        urls += entry[u"url"].toString();
        QVERIFY(!entry[u"secret"].toString().isEmpty());
    }
    urls.sort();
    QCOMPARE(urls.join(u' '), u"http://127.0.0.1:9/ha http://127.0.0.1:9/hook http://127.0.0.1:9/own"_s);
}

void TestExport::filesArePrivate()
{
    ServerProcess program;
    fill(program);
    run(program, { u"webhooks-json"_s, u"back.json"_s });
    run(program, { u"data-api-db"_s, u"old.db"_s });
    for (const QString &name : { u"back.json"_s, u"old.db"_s }) {
        struct stat found = {};
        QCOMPARE(::stat(QFile::encodeName(program.path(name)).constData(), &found), 0);
        QCOMPARE(found.st_mode & 0777, 0600U);
    }
}

void TestExport::exitCode_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::newRow("no file") << QStringList { u"data-api-db"_s } << 2;
    QTest::newRow("no kind") << QStringList {} << 2;
    QTest::newRow("unknown kind") << QStringList { u"data-api"_s, u"x.db"_s } << 2;
    QTest::newRow("no such folder") << QStringList { u"data-api-db"_s, u"none/x.db"_s } << 1;
    QTest::newRow("folder") << QStringList { u"webhooks-json"_s, u"data"_s, u"--force"_s } << 1;
    QTest::newRow("no database") << QStringList { u"data-api-db"_s, u"x.db"_s, u"--database"_s, u"none.db"_s } << 6;
    QTest::newRow("unusable database") << QStringList { u"data-api-db"_s, u"x.db"_s, u"--database"_s, u"notes.txt"_s }
                                       << 6;
    QTest::newRow("database itself") << QStringList { u"data-api-db"_s, u"data/metadata.db"_s, u"--force"_s } << 1;
    QTest::newRow("key file") << QStringList { u"webhooks-json"_s, u"data/metadata.db.key"_s, u"--force"_s } << 1;
}

void TestExport::exitCode()
{
    QFETCH(QStringList, arguments);
    ServerProcess program;
    writeFile(program.path(u"notes.txt"_s), "these are my notes\n");
    writeFile(program.path(u"w.json"_s), oldFile(1));
    QCOMPARE(program.runToEnd({ u"import"_s, u"webhooks"_s, u"w.json"_s }).code, 0);
    const QByteArray key = readFile(program.database() + u".key"_s);
    const Ending ending = run(program, arguments);
    QTEST(ending.code, "code");
    QVERIFY2(ending.isOneLine(), ending.err.constData());
    QVERIFY(!QFile::exists(program.path(u"x.db"_s)));
    QVERIFY(!QFile::exists(program.path(u"none.db"_s)));
    QCOMPARE(readFile(program.database() + u".key"_s), key);
    QCOMPARE(PlainDatabase(program.database()).value("SELECT count(*) FROM webhooks"), u"1"_s);
}

void TestExport::nothingIsReplacedUnlessForced()
{
    ServerProcess program;
    fill(program);
    writeFile(program.path(u"old.db"_s), "mine");
    const Ending refused = run(program, { u"data-api-db"_s, u"old.db"_s });
    QCOMPARE(refused.code, 1);
    QVERIFY(refused.err.contains("old.db is there already; --force replaces it"));
    QCOMPARE(readFile(program.path(u"old.db"_s)), "mine"_ba);
    QCOMPARE(run(program, { u"data-api-db"_s, u"old.db"_s, u"--force"_s }).code, 0);
    QCOMPARE(PlainDatabase(program.path(u"old.db"_s)).value("SELECT count(*) FROM devices"), u"50"_s);
    QCOMPARE(files(program, u"old.db"_s), QStringList { u"old.db"_s });
}

void TestExport::openDatabaseIsNotReplaced()
{
    ServerProcess program;
    fill(program);
    PlainDatabase service(program.path(u"old.db"_s));
    service.run("PRAGMA journal_mode=WAL; CREATE TABLE devices (device_id)");
    const Ending refused = run(program, { u"data-api-db"_s, u"old.db"_s, u"--force"_s });
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains("old.db-wal lies beside it"), refused.err);
    QCOMPARE(service.value("SELECT count(*) FROM devices"), u"0"_s);
}

void TestExport::lostKeyIsTold()
{
    ServerProcess program;
    fill(program);
    QVERIFY(QFile::remove(program.database() + u".key"_s));
    const Ending ending = run(program, { u"webhooks-json"_s, u"back.json"_s });
    QCOMPARE(ending.code, 1);
    QVERIFY2(ending.err.contains("The key file of the webhook secrets is missing"), ending.err);
    QVERIFY(!QFile::exists(program.path(u"back.json"_s)));
    QCOMPARE(run(program, { u"data-api-db"_s, u"old.db"_s }).code, 0); // needs no secret
}

void TestExport::webhookWithoutSecretIsLeftOut()
{
    ServerProcess program;
    fill(program);
    PlainDatabase(program.database()).run("INSERT INTO webhooks (webhook_id, url) VALUES ('bare', 'http://a/')");
    const Ending ending = run(program, { u"webhooks-json"_s, u"back.json"_s });
    QCOMPARE(ending.code, 3);
    QCOMPARE(ending.out, "rejected bare: it has no secret\nexported 1 webhooks to back.json\n"_ba);
}

void TestExport::fullDiskLeavesNothing()
{
    ServerProcess program;
    QVERIFY(program.start());
    WebClient client(program.port());
    QCOMPARE(client.post("/internal/devices/bulk_upsert", devicesOfHome(3000)).status, 200);
    stop(program);
    writeFile(program.path(u"there.db"_s), "mine");
    program.limitFiles(100'000);
    for (const QString &name : { u"old.db"_s, u"there.db"_s }) {
        const Ending ending = run(program, { u"data-api-db"_s, name, u"--force"_s });
        QVERIFY2(ending.code != 0 && ending.code != -1, ending.err);
        QVERIFY2(ending.err.startsWith("hearthbookd: The file " + name.toLatin1() + " cannot be written: "),
                 ending.err);
    }
    QCOMPARE(files(program, u"old.db"_s), QStringList());
    QCOMPARE(readFile(program.path(u"there.db"_s)), "mine"_ba);
    QCOMPARE(files(program, u"there.db"_s), QStringList { u"there.db"_s });
}

/// The old services are Python: its own modules judge.
void TestExport::pythonReadsIt()
{
    if (QStandardPaths::findExecutable(u"python3"_s).isEmpty())
        QSKIP("python3 is not installed");
    ServerProcess program;
    fill(program);
    run(program, { u"data-api-db"_s, u"old.db"_s });
    run(program, { u"webhooks-json"_s, u"back.json"_s });
    writeFile(program.path(u"judge.py"_s), R"(import json, sqlite3, datetime
db = sqlite3.connect('old.db')
db.execute('PRAGMA foreign_keys=ON')
db.execute('PRAGMA journal_mode=WAL')
form = '%Y-%m-%d %H:%M:%S.%f'
for made, seen in db.execute('SELECT created_at, last_seen FROM devices'):
    datetime.datetime.strptime(made, form), datetime.datetime.strptime(seen, form)
for (disabled,) in db.execute('SELECT disabled FROM entities'):
    assert disabled in (0, 1)
count = db.execute('SELECT count(*) FROM entities WHERE device_id = "d0000"').fetchone()[0]
db.execute('DELETE FROM devices WHERE device_id = "d0000"')
left = db.execute('SELECT count(*) FROM entities').fetchone()[0]
hooks = json.load(open('back.json'))
(entry,) = hooks.values()
assert datetime.datetime.fromisoformat(entry['created_at']).tzinfo is None
assert json.dumps(hooks, indent=2) == open('back.json').read().rstrip('\n')
print(count, left, list(entry))
)");
    QProcess python;
    python.setWorkingDirectory(program.folder());
    python.start(u"python3"_s, { u"judge.py"_s });
    QVERIFY(python.waitForFinished());
    QCOMPARE(python.readAllStandardError(), QByteArray());
    QCOMPARE(python.readAllStandardOutput(),
             "4 196 ['url', 'events', 'secret', 'team', 'created_at', 'total_calls', 'failed_calls', 'last_success',"
             " 'last_failure', 'enabled']\n"_ba);
}

/// The models of the old data-api, over its own library.
void TestExport::oldModelsReadIt()
{
    const QString python = u"/usr/bin/python3"_s; // Debian's, which has Debian's modules
    if (QProcess::execute(python, { u"-c"_s, u"import sqlalchemy"_s }) != 0)
        QSKIP("python3-sqlalchemy is not installed");
    ServerProcess program;
    fill(program);
    run(program, { u"data-api-db"_s, u"old.db"_s });
    writeFile(program.path(u"models.py"_s), R"(import datetime
from sqlalchemy import Boolean, Column, DateTime, ForeignKey, String, create_engine, func, select
from sqlalchemy.orm import Session, declarative_base, relationship
Base = declarative_base()
class Device(Base):
    __tablename__ = 'devices'
    device_id = Column(String, primary_key=True)
    name = Column(String, nullable=False)
    name_by_user = Column(String)
    manufacturer = Column(String)
    model = Column(String)
    sw_version = Column(String)
    area_id = Column(String, index=True)
    integration = Column(String, index=True)
    entry_type = Column(String)
    configuration_url = Column(String)
    suggested_area = Column(String)
    last_seen = Column(DateTime, default=datetime.datetime.utcnow)
    created_at = Column(DateTime, default=datetime.datetime.utcnow)
    entities = relationship('Entity', back_populates='device', cascade='all, delete-orphan')
class Entity(Base):
    __tablename__ = 'entities'
    entity_id = Column(String, primary_key=True)
    device_id = Column(String, ForeignKey('devices.device_id', ondelete='CASCADE'))
    domain = Column(String, nullable=False)
    platform = Column(String)
    unique_id = Column(String)
    area_id = Column(String)
    disabled = Column(Boolean, default=False)
    created_at = Column(DateTime, default=datetime.datetime.utcnow)
    device = relationship('Device', back_populates='entities')
engine = create_engine('sqlite:///old.db')
Base.metadata.create_all(engine)
with Session(engine) as session:
    rows = session.execute(select(Device, func.count(Entity.entity_id)).outerjoin(Entity).where(
        Device.manufacturer == 'IKEA').group_by(Device.device_id).order_by(Device.device_id).limit(2)).all()
    for device, count in rows:
        assert isinstance(device.created_at, datetime.datetime) and device.created_at.tzinfo is None
        print(device.device_id, device.name, device.sw_version, count)
    entity = session.get(Entity, 'light.e0001')
    assert entity.disabled is False and entity.device.name == 'Lamp 1'
    session.delete(session.get(Device, 'd0001'))
    session.add(Device(device_id='new', name='New'))
    session.commit()
    print(session.query(Device).count(), session.query(Entity).count())
)");
    QProcess judge;
    judge.setWorkingDirectory(program.folder());
    judge.start(python, { u"-W"_s, u"ignore"_s, u"models.py"_s });
    QVERIFY(judge.waitForFinished());
    QCOMPARE(judge.readAllStandardError(), QByteArray());
    QCOMPARE(judge.readAllStandardOutput(), "d0000 Lamp 0 1.0 4\nd0002 Lamp 2 1.0 4\n50 196\n"_ba);
}

QTEST_GUILESS_MAIN(TestExport)
#include "tst_export.moc"
