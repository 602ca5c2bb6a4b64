#include "tests/support/homes.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/serverprocess.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <atomic>
#include <functional>
#include <thread>
#include <vector>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int devices = 60;
constexpr int batched = 5000; ///< the first of two devices that no feeder changes

/// What one client wrote and was told.
struct Writing
{
    QHash<QByteArray, int> acknowledged; ///< by target: the newest number that was answered with 2xx
    QHash<QByteArray, int> tried;
    QByteArrayList webhooks; ///< of those whose creation was answered
    int answers = 0;
    int refused = 0; ///< answers other than 2xx
};

/// Sends until the server is gone; `send` gives false then.
using Client = std::function<bool(WebClient &, Writing &, int number)>;

bool took(const HttpReply &reply, Writing &writing, const QByteArray &target, int number)
{
    writing.tried[target] = number;
    if (reply.status == 0)
        return false;
    if (reply.status < 200 || reply.status > 299) {
        qWarning("%s: %d %s", target.constData(), reply.status, reply.body.constData());
        ++writing.refused;
        return true;
    }
    writing.acknowledged[target] = number;
    ++writing.answers;
    return true;
}

const QByteArrayList json { "Content-Type: application/json" };

bool feedDevices(WebClient &client, Writing &writing, int number)
{
    return took(client.post("/internal/devices/bulk_upsert", devicesOfHome(devices, number)), writing, "devices",
                number);
}

// Stored in the place of a number:
constexpr int none = -1; ///< right as long as nothing was acknowledged
constexpr int halfABatch = -2;

bool feedEntities(WebClient &client, Writing &writing, int number)
{
    return took(client.post("/internal/entities/bulk_upsert", entitiesOfHome(200, devices, number)), writing,
                "entities", number);
}

bool patchDevice(WebClient &client, Writing &writing, int number)
{
    const QByteArray id = deviceIdOf(number % (devices / 2));
    return took(
        client.request("PATCH", "/api/devices/" + id, R"({"notes":")" + QByteArray::number(number) + "\"}", json),
        writing, id, number);
}

bool preferences(WebClient &client, Writing &writing, int number)
{
    const QByteArray user = 'u' + QByteArray::number(number % 3);
    const QByteArray body = R"({"notification_settings":{"number":)" + QByteArray::number(number) + "}}";
    return took(client.request("PATCH", "/api/user/preferences?user_id=" + user, body, json), writing, user, number);
}

bool createWebhook(WebClient &client, Writing &writing, int number)
{
    const QByteArray url = "http://127.0.0.1:1/" + QByteArray::number(number);
    const HttpReply reply = client.post("/api/webhooks", R"({"url":")" + url + R"(","events":["area.created"]})", json);
    if (!took(reply, writing, "webhooks", number))
        return false;
    writing.webhooks += QJsonDocument::fromJson(reply.body)[u"webhook_id"].toString().toUtf8();
    if (writing.webhooks.size() % 3 != 0)
        return true;
    const HttpReply removed = client.request("DELETE", "/api/webhooks/" + writing.webhooks.takeLast());
    return removed.status != 0;
}

/// Two rows in one transaction, and each other batch is taken back.
bool batch(WebClient &client, Writing &writing, int number)
{
    const QByteArray text = QByteArray::number(number);
    const auto naming = [&text](int device) {
        return R"({"method":"PATCH","path":"/api/devices/)" + deviceIdOf(device) + R"(","body":{"name_by_user":")"
            + text + "\"}}";
    };
    const QByteArray body = "{\"operations\":[" + naming(batched) + ',' + naming(batched + 1) + "]}";
    const HttpReply reply = client.post("/api/batch", body, json);
    if (!took(reply, writing, number % 2 ? "undone" : "batch", number))
        return false;
    if (number % 2 == 0 || reply.status != 200)
        return true;
    const HttpReply back = client.post("/api/operations/" + reply.header("operation-id") + "/revert", {});
    return took(back, writing, "revert", number);
}

const std::vector<Client> clients { feedDevices, feedEntities, patchDevice, preferences, createWebhook, batch };

} // namespace

/// kill -9 under all kinds of writes at once: what was acknowledged is there, and the journal tells what the rows hold.
/// HEARTHBOOK_KILLS says how often.
class TestMixedWrites : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killedAgainAndAgain();

private:
    void killOften(int kills, QRandomGenerator &chance);
    void writeUntilKilled(ServerProcess &server, QRandomGenerator &chance);
    void verify(PlainDatabase &book);
    void verifyJournal(PlainDatabase &book, const QByteArray &kind, const QByteArray &table, const QByteArray &key);

    std::vector<Writing> m_writings = std::vector<Writing>(clients.size());
    int m_number = 0;
    int m_answers = 0;
};

void TestMixedWrites::writeUntilKilled(ServerProcess &server, QRandomGenerator &chance)
{
    std::atomic<int> answers = 0;
    std::vector<std::thread> threads;
    threads.reserve(clients.size());
    for (std::size_t i = 0; i < clients.size(); ++i)
        threads.emplace_back([this, &answers, i, port = server.port()] {
            WebClient client(port);
            for (int number = m_number; clients[i](client, m_writings[i], number); ++number)
                ++answers;
        });
    const bool isFlowing = QTest::qWaitFor([&answers] { return answers >= 30; }, 20'000);
    QTest::qWait(int(chance.bounded(80))); // a random moment, which is the point here
    server.kill();
    for (std::thread &thread : threads)
        thread.join();
    m_number += 100'000;
    QVERIFY(isFlowing);
}

void TestMixedWrites::verify(PlainDatabase &book)
{
    const auto isKept = [](const Writing &writing, const QByteArray &target, const QString &stored) {
        const int number = stored.toInt();
        const int least = writing.acknowledged.value(target, none);
        if (number >= least && number <= std::max(least, writing.tried.value(target)))
            return true;
        qWarning("%s: acknowledged %d, tried %d, stored %s", target.constData(), least, writing.tried.value(target),
                 qUtf8Printable(stored));
        return false;
    };
    const auto only = [&book](const QByteArray &sql) {
        const QStringList values = book.column(sql);
        return values.size() == 1 ? values.first() : QString::number(values.isEmpty() ? none : halfABatch);
    };
    QVERIFY(isKept(m_writings[0], "devices",
                   only("SELECT DISTINCT substr(sw_version, 3) FROM devices WHERE device_id < 'd5000'")));
    QVERIFY(isKept(m_writings[1], "entities", only("SELECT DISTINCT substr(original_name, 7) FROM entities")));
    for (const QByteArray &id : m_writings[2].acknowledged.keys())
        QVERIFY(isKept(m_writings[2], id, book.value("SELECT notes FROM devices WHERE device_id = '" + id + '\'')));
    for (const QByteArray &user : m_writings[3].acknowledged.keys())
        QVERIFY(isKept(m_writings[3], user,
                       book.value("SELECT json_extract(notification_settings, '$.number') FROM user_preferences"
                                  " WHERE user_id = '"
                                  + user + '\'')));
    const QStringList stored = book.column("SELECT webhook_id FROM webhooks");
    for (const QByteArray &id : std::as_const(m_writings[4].webhooks))
        QVERIFY2(stored.contains(QString::fromUtf8(id)), id);
    QCOMPARE(book.column("SELECT DISTINCT name_by_user FROM devices WHERE device_id >= 'd5000'").size(), 1);
}

/// A row's revision counts its entries since it was made, and the last entry tells whether there is a row.
void TestMixedWrites::verifyJournal(PlainDatabase &book, const QByteArray &kind, const QByteArray &table,
                                    const QByteArray &key)
{
    const QByteArray entries = "(WITH made AS (SELECT key, max(seq) AS first FROM changes WHERE kind = '" + kind
        + "' AND action = 'create' GROUP BY key) SELECT changes.key, count(*) AS entries FROM changes JOIN made"
          " ON made.key = changes.key AND seq >= first WHERE kind = '"
        + kind + "' GROUP BY changes.key)";
    QCOMPARE(book.value("SELECT count(*) FROM " + table + " LEFT JOIN " + entries + " ON key = " + key
                        + " WHERE entries IS NOT revision"),
             u"0"_s);
    QCOMPARE(book.value("SELECT count(*) FROM (SELECT key, action, max(seq) FROM changes WHERE kind = '" + kind
                        + "' GROUP BY key) LEFT JOIN " + table + " ON key = " + key + " WHERE (action = 'remove') = ("
                        + key + " IS NOT NULL)"),
             u"0"_s);
}

void TestMixedWrites::killOften(int kills, QRandomGenerator &chance)
{
    m_writings = std::vector<Writing>(clients.size());
    ServerProcess server;
    for (int round = 0; round < kills; ++round) {
        QVERIFY(server.start());
        if (round == 0) {
            for (const QByteArray &listing : { devicesOfHome(devices), devicesOfHome(2, 0, batched) })
                QCOMPARE(WebClient(server.port()).post("/internal/devices/bulk_upsert", listing).status, 200);
        }
        writeUntilKilled(server, chance);
        QVERIFY(server.start());
        PlainDatabase book(server.database());
        QCOMPARE(book.value("PRAGMA integrity_check"), u"ok"_s);
        QCOMPARE(book.column("PRAGMA foreign_key_check").size(), 0);
        verify(book);
        verifyJournal(book, "device", "devices", "device_id");
        verifyJournal(book, "entity", "entities", "entity_id");
        verifyJournal(book, "webhook", "webhooks", "webhook_id");
        verifyJournal(book, "preferences", "user_preferences", "user_id");
        if (QTest::currentTestFailed())
            return;
        server.kill();
    }
    for (const Writing &writing : m_writings) {
        QCOMPARE(writing.refused, 0);
        m_answers += writing.answers;
    }
}

void TestMixedWrites::killedAgainAndAgain()
{
    constexpr int ofABook = 20; // its journal grows, and so does the time to look through it
    const int asked = qEnvironmentVariableIntValue("HEARTHBOOK_KILLS");
    const int kills = asked > 0 ? asked : 4;
    QRandomGenerator chance(20'261'130);
    for (int done = 0; done < kills && !QTest::currentTestFailed(); done += ofABook)
        killOften(std::min(ofABook, kills - done), chance);
    if (!QTest::currentTestFailed())
        qInfo("killed %d times, %d writes acknowledged, none lost", kills, m_answers);
}

QTEST_GUILESS_MAIN(TestMixedWrites)
#include "tst_mixedwrites.moc"
