#include "server/api/backupfilestream.h"
#include "tests/support/apifixture.h"
#include "tests/support/files.h"

#include <QCryptographicHash>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// /api/backups and what follows from a restore beside the other routes.
class TestBackupsApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_api.reset(); }
    void createdAndListed();
    void one();
    void badNames_data();
    void badNames();
    void fileIsTheBackup();
    void fileOfHeadAndOfWhoHasIt();
    void filesAtOnce();
    void damagedFileIsNotGiven();
    void fileEndsInTimeAndWhole();
    void verified();
    void damagedIsToldNotServed();
    void restored();
    void listsAreThoseOfTheBackup();
    void cursorsAndEtagsOfBefore();
    void eventsResync();
    void searchFindsWhatIsThere();
    void laterWriteGoesToTheRestoredBook();
    void discoveryIsAsked();
    void damagedIsNotRestored();
    void health();
    void nobodyMakesThem();
    void noPathIsTold();

private:
    QByteArray create()
    {
        const ApiAnswer made = m_api->post("/api/backups", {});
        if (made.status() != 201)
            qFatal("%s", made.body().constData());
        return made.value(u"name"_s).toString().toLatin1();
    }
    ApiAnswer restore(const QByteArray &name) { return m_api->post("/api/backups/" + name + "/restore", {}); }
    QString pathOf(const QByteArray &name) { return m_api->backups().folder().pathOf(QString::fromLatin1(name)); }
    static Result<QByteArray> sentBy(BodyStream &stream)
    {
        QByteArray sent;
        for (;;) {
            const Result<BodyStream::Piece> piece = stream.next();
            if (!piece)
                return failure(piece);
            sent += piece->bytes;
            if (piece->isLast)
                return sent;
        }
    }
    void damage(const QByteArray &name)
    {
        QByteArray bytes = readFile(pathOf(name));
        bytes[7000] = char(bytes.at(7000) ^ 8);
        writeFile(pathOf(name), bytes);
    }

    std::unique_ptr<ApiFixture> m_api;
};

void TestBackupsApi::init()
{
    m_api = std::make_unique<ApiFixture>();
    m_api->feedDevices(R"([{"id":"d1","name":"One"},{"id":"d2","name":"Two"},{"id":"d3","name":"Three"}])");
}

void TestBackupsApi::createdAndListed()
{
    QCOMPARE(
        m_api->get("/api/backups").body(),
        R"({"backups":[],"count":0,"schedule":{"enabled":false,"hour":3,"keep_daily":7,"keep_weekly":4,"keep_monthly":6},"problem":null})"_ba);
    const ApiAnswer made = m_api->post("/api/backups", {});
    QCOMPARE(made.status(), 201);
    const QByteArray name = made.value(u"name"_s).toString().toLatin1();
    QCOMPARE(made.response.headers.value("location"), "/api/backups/" + name);
    QCOMPARE(made.value(u"counts"_s)[u"devices"], 3);
    QCOMPARE(made.value(u"reason"_s), u"asked"_s);
    QVERIFY(made.value(u"problem"_s).isNull());
    create();
    const ApiAnswer list = m_api->get("/api/backups");
    QCOMPARE(list.value(u"count"_s), 2);
    QCOMPARE(list.list(u"backups"_s).last()[u"name"], QString::fromLatin1(name));
    QCOMPARE(m_api->get("/api/backups", { { "if-none-match", list.etag() } }).status(), 304);
}

void TestBackupsApi::one()
{
    const QByteArray name = create();
    const ApiAnswer one = m_api->get("/api/backups/" + name);
    QCOMPARE(one.status(), 200);
    QCOMPARE(one.value(u"sha256"_s).toString().size(), 64);
}

void TestBackupsApi::badNames_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("unknown") << "hearthbook-20251014T170005123Z.db"_ba;
    QTest::newRow("the database") << "..%2Fmetadata.db"_ba;
    QTest::newRow("manifest") << "hearthbook-20251014T170005123Z.db.manifest.json"_ba;
}

void TestBackupsApi::badNames()
{
    QFETCH(const QByteArray, name);
    QCOMPARE(m_api->get("/api/backups/" + name).status(), 404);
    QCOMPARE(m_api->get("/api/backups/" + name + "/file").status(), 404);
    QCOMPARE(m_api->post("/api/backups/" + name + "/verify", {}).status(), 404);
    QCOMPARE(restore(name).status(), 404);
}

void TestBackupsApi::fileIsTheBackup()
{
    const QByteArray name = create();
    const ApiAnswer answer = m_api->get("/api/backups/" + name + "/file", { { "accept-encoding", "gzip" } });
    QCOMPARE(answer.status(), 200);
    QCOMPARE(answer.response.contentType, "application/vnd.sqlite3"_ba);
    QCOMPARE(answer.response.headers.value("content-disposition"), "attachment; filename=\"" + name + '"');
    const QByteArray bytes = must(sentBy(*answer.response.stream));
    QVERIFY(bytes.size() > 128 * 1024); // several pieces
    QVERIFY(bytes == readFile(pathOf(name)));
    const QByteArray digest = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    QCOMPARE(answer.response.headers.value("repr-digest"), "sha-256=:" + digest.toBase64() + ':');
    QCOMPARE(answer.etag(), '"' + digest.toHex() + '"');
}

void TestBackupsApi::fileOfHeadAndOfWhoHasIt()
{
    const QByteArray target = "/api/backups/" + create() + "/file";
    const ApiAnswer head = m_api->send(Method::Head, target);
    QCOMPARE(head.status(), 200);
    const ApiAnswer known = m_api->get(target, { { "if-none-match", head.etag() } });
    QCOMPARE(known.status(), 304);
    QVERIFY(!known.response.stream);
}

void TestBackupsApi::filesAtOnce()
{
    const QByteArray name = create();
    const QByteArray target = "/api/backups/" + name + "/file";
    std::vector<ApiAnswer> open;
    for (int i = 0; i < 4; ++i)
        open.push_back(m_api->get(target));
    QCOMPARE(open.back().status(), 200);
    QCOMPARE(m_api->get(target).status(), 503);
    const QByteArray bytes = readFile(pathOf(name));
    QVERIFY(m_api->backups().folder().remove(QString::fromLatin1(name))); // as the schedule does
    QVERIFY(must(sentBy(*open.back().response.stream)) == bytes);
    open.clear();
    QCOMPARE(m_api->get(target).status(), 404);
    QCOMPARE(m_api->get("/api/backups/" + create() + "/file").status(), 200);
}

void TestBackupsApi::damagedFileIsNotGiven()
{
    const QByteArray name = create();
    damage(name);
    QCOMPARE(m_api->post("/api/backups/" + name + "/verify", {}).status(), 200);
    const ApiAnswer refused = m_api->get("/api/backups/" + name + "/file");
    QCOMPARE(refused.status(), 409);
    QVERIFY2(refused.value(u"detail"_s).toString().contains(u"SHA-256"_s), refused.body());
}

/// What is not the whole of it must not look like it.
void TestBackupsApi::fileEndsInTimeAndWhole()
{
    const QString path = m_api->database().folder() + u"/file"_s;
    writeFile(path, QByteArray(100'000, 'x'));
    const auto sent = [&path](qint64 bytes, BackupFileStream::Clock::duration longest) {
        return sentBy(*must(BackupFileStream::open(path, bytes, nullptr, longest)));
    };
    QCOMPARE(must(sent(100'000, 1h)).size(), 100'000);
    QCOMPARE(sent(100'001, 1h).error().code, ErrorCode::Corrupt);
    QCOMPARE(sent(99'999, 1h).error().code, ErrorCode::Corrupt);
    QCOMPARE(sent(100'000, 0s).error().code, ErrorCode::Unavailable);
    QCOMPARE(BackupFileStream::open(path + u".none"_s, 1, nullptr, 1h).error().code, ErrorCode::NotFound);
    QCOMPARE(BackupFileStream::open(m_api->database().folder(), 1, nullptr, 1h).error().code, ErrorCode::Unavailable);
}

void TestBackupsApi::verified()
{
    const QByteArray name = create();
    const ApiAnswer verified = m_api->post("/api/backups/" + name + "/verify", {});
    QCOMPARE(verified.status(), 200);
    QVERIFY(verified.value(u"problem"_s).isNull());
}

void TestBackupsApi::damagedIsToldNotServed()
{
    const QByteArray name = create();
    damage(name);
    const ApiAnswer verified = m_api->post("/api/backups/" + name + "/verify", {});
    QCOMPARE(verified.status(), 200);
    QVERIFY(verified.value(u"problem"_s).toString().contains(u"SHA-256"_s));
    QVERIFY(m_api->get("/api/backups").list(u"backups"_s).first()[u"problem"].toString().contains(u"SHA-256"_s));
}

void TestBackupsApi::restored()
{
    const QByteArray name = create();
    m_api->feedDevices(R"([{"id":"d4","name":"Four"}])");
    const ApiAnswer done = restore(name);
    QCOMPARE(done.status(), 200);
    QCOMPARE(done.value(u"restored"_s), QString::fromLatin1(name));
    QVERIFY(BackupFolder::isName(done.value(u"kept"_s).toString()));
    QCOMPARE(done.value(u"epoch"_s), m_api->get("/api/changes").value(u"epoch"_s));
    QCOMPARE(m_api->get("/api/backups").value(u"count"_s), 2);
    const ApiAnswer operation = m_api->get("/api/operations?sort=-operation_id&limit=1");
    QCOMPARE(operation.column(u"operations"_s, u"what"_s), u"backup.restore"_s);
}

/// Answers are kept until the database changes: none of before may be given.
void TestBackupsApi::listsAreThoseOfTheBackup()
{
    const QByteArray name = create();
    m_api->feedDevices(R"([{"id":"d1","name":"Changed"},{"id":"d4","name":"Four"}])");
    QCOMPARE(m_api->get("/api/devices?sort=name").column(u"devices"_s, u"name"_s), u"Changed Four Three Two"_s);
    QCOMPARE(restore(name).status(), 200);
    QCOMPARE(m_api->get("/api/devices?sort=name").column(u"devices"_s, u"name"_s), u"One Three Two"_s);
    QCOMPARE(m_api->get("/api/devices/d4").status(), 404);
}

void TestBackupsApi::cursorsAndEtagsOfBefore()
{
    const QByteArray name = create();
    const ApiAnswer before = m_api->get("/api/devices?limit=1");
    QCOMPARE(restore(name).status(), 200);
    QCOMPARE(m_api->get("/api/devices?limit=1", { { "if-none-match", before.etag() } }).status(), 200);
    const QByteArray cursor = before.value(u"next_cursor"_s).toString().toLatin1();
    QCOMPARE(m_api->get("/api/devices?limit=1&cursor=" + cursor).status(), 422);
}

void TestBackupsApi::eventsResync()
{
    const QByteArray name = create();
    const QString epoch = m_api->get("/api/changes").value(u"epoch"_s).toString();
    QCOMPARE(restore(name).status(), 200);
    const ApiAnswer changes = m_api->get("/api/changes");
    QVERIFY(changes.value(u"epoch"_s).toString() != epoch);
}

void TestBackupsApi::searchFindsWhatIsThere()
{
    const QByteArray name = create();
    m_api->feedDevices(R"([{"id":"d4","name":"Zanzibar"}])");
    QCOMPARE(m_api->get("/api/devices?q=zanzi").column(u"devices"_s, u"device_id"_s), u"d4"_s);
    QCOMPARE(restore(name).status(), 200);
    QCOMPARE(m_api->get("/api/devices?q=zanzi").column(u"devices"_s, u"device_id"_s), QString());
    QCOMPARE(m_api->get("/api/devices?q=three").column(u"devices"_s, u"device_id"_s), u"d3"_s);
}

void TestBackupsApi::laterWriteGoesToTheRestoredBook()
{
    const QByteArray name = create();
    m_api->feedDevices(R"([{"id":"d4","name":"Four"}])");
    QCOMPARE(restore(name).status(), 200);
    const qint64 seq = m_api->get("/api/changes").value(u"last_seq"_s).toInteger();
    QCOMPARE(m_api->send(Method::Patch, "/api/devices/d1", R"({"name_by_user":"Mine"})").status(), 200);
    QCOMPARE(m_api->get("/api/changes").value(u"last_seq"_s), seq + 1);
    QCOMPARE(m_api->get("/api/devices").value(u"count"_s), 3);
}

void TestBackupsApi::discoveryIsAsked()
{
    int asked = 0;
    m_api->context().discovery.trigger = [&asked]() -> Result<void> {
        ++asked;
        return {};
    };
    QCOMPARE(restore(create()).status(), 200);
    QCOMPARE(asked, 1);
}

void TestBackupsApi::damagedIsNotRestored()
{
    const QByteArray name = create();
    damage(name);
    m_api->feedDevices(R"([{"id":"d4","name":"Four"}])");
    const ApiAnswer refused = restore(name);
    QCOMPARE(refused.status(), 409);
    QVERIFY2(refused.value(u"detail"_s).toString().contains(QString::fromLatin1(name)), refused.body());
    QCOMPARE(m_api->get("/api/devices").value(u"count"_s), 4);
}

void TestBackupsApi::health()
{
    const auto last = [this] { return m_api->get("/health").value(u"backups"_s)[u"last"]; };
    QVERIFY(last().isNull());
    const QByteArray name = create();
    QCOMPARE(last()[u"name"].toString().toLatin1(), name);
    QCOMPARE(m_api->get("/health").value(u"backups"_s)[u"count"], 1);
    QCOMPARE(m_api->get("/health").value(u"backups"_s)[u"scheduled"], false);
}

void TestBackupsApi::nobodyMakesThem()
{
    m_api->context().backups = nullptr;
    QCOMPARE(m_api->get("/api/backups").status(), 503);
    QCOMPARE(m_api->post("/api/backups", {}).status(), 503);
    QCOMPARE(m_api->get("/api/backups/hearthbook-20251014T170005123Z.db/file").status(), 503);
    QCOMPARE(m_api->get("/health").status(), 200);
    m_api->context().backups = &m_api->backups();
}

/// Where things lie on the server is nothing to its clients.
void TestBackupsApi::noPathIsTold()
{
    const QByteArray name = create();
    damage(name);
    QVERIFY(QFile::remove(manifestPath(pathOf(name))));
    const QByteArray folder = m_api->database().folder().toUtf8();
    for (const ApiAnswer &answer : { m_api->post("/api/backups/" + name + "/verify", {}), restore(name),
                                     m_api->get("/api/backups"), m_api->get("/health") })
        QVERIFY2(!answer.body().contains(folder), answer.body());
}

QTEST_GUILESS_MAIN(TestBackupsApi)
#include "tst_backupsapi.moc"
