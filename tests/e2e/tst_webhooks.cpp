#include "tests/support/plaindatabase.h"
#include "tests/support/serverprocess.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <mutex>
#include <thread>
#include <vector>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Sixteen clients at once, each on a connection of its own.
class TestWebhooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { QCOMPARE(m_server->stop().code, 0); }
    void registeringChangingAndDeletingLosesNothing();
    void sameKeyMakesOne();
    void oneChangeOfARevisionWins();

private:
    static constexpr int clients = 16;

    template<typename Work>
    void atOnce(Work work)
    {
        std::vector<std::thread> threads;
        for (int c = 0; c < clients; ++c)
            threads.emplace_back([c, &work, port = m_server->port()] {
                WebClient client(port);
                work(client, c);
            });
        for (std::thread &thread : threads)
            thread.join();
    }
    QString value(const QByteArray &sql) { return PlainDatabase(m_server->database()).value(sql); }
    static QString idOf(const HttpReply &reply, const QString &key)
    {
        return QJsonDocument::fromJson(reply.body)[key].toString();
    }
    /// One by each face in turn; empty where it was not taken.
    static QString add(WebClient &client, int number);

    std::unique_ptr<ServerProcess> m_server;
};

void TestWebhooks::init()
{
    m_server = std::make_unique<ServerProcess>();
    QVERIFY(m_server->start());
}

QString TestWebhooks::add(WebClient &client, int number)
{
    const QByteArray n = QByteArray::number(number);
    const QByteArray rest = R"(","events":["ping"],"team":"ne","secret":"1234567890123456"})";
    switch (number % 3) {
    case 0: return idOf(client.post("/api/webhooks", R"({"url":"http://h/)" + n + rest), u"webhook_id"_s);
    case 1: return idOf(client.post("/api/v1/webhooks/register", R"({"url":"http://h/)" + n + rest), u"webhook_id"_s);
    default:
        return idOf(client.post("/api/v1/ha/webhooks/register", R"({"webhook_url":"http://h/)" + n + rest), u"id"_s);
    }
}

void TestWebhooks::registeringChangingAndDeletingLosesNothing()
{
    constexpr int each = 30;
    std::mutex mutex;
    QSet<QString> kept;
    QStringList wrong;
    atOnce([&](WebClient &client, int c) {
        for (int i = 0; i < each; ++i) {
            const QString id = add(client, c * each + i);
            const QByteArray one = "/api/webhooks/" + id.toLatin1();
            const int changed = client.request("PATCH", one, R"({"enabled":false})").status;
            const bool remove = i % 3 == 2;
            const int removed = remove ? client.request("DELETE", one).status : 204;
            const std::lock_guard lock(mutex);
            if (id.isEmpty() || changed != 200 || removed != 204)
                wrong += u"%1 %2 %3"_s.arg(id).arg(changed).arg(removed);
            if (!remove)
                kept += id;
        }
    });
    QCOMPARE(wrong, QStringList());
    QCOMPARE(kept.size(), clients * each / 3 * 2);
    const QStringList stored = PlainDatabase(m_server->database()).column("SELECT webhook_id FROM webhooks");
    QCOMPARE(QSet<QString>(stored.begin(), stored.end()), kept);
    QCOMPARE(value("SELECT count(DISTINCT url) FROM webhooks"), QString::number(kept.size()));
    QCOMPARE(value("SELECT count(*) FROM webhooks WHERE revision = 2 AND enabled = 0"), QString::number(kept.size()));
    QCOMPARE(value("SELECT count(*) FROM webhook_secrets WHERE removed_at IS NULL"), QString::number(kept.size()));
    QCOMPARE(value("SELECT count(*) FROM webhook_secrets WHERE removed_at IS NOT NULL"),
             QString::number(clients * each / 3));
    QCOMPARE(value("SELECT group_concat(action || n) FROM"
                   " (SELECT action, count(*) AS n FROM changes GROUP BY action ORDER BY action)"),
             u"create%1,remove%2,update%1"_s.arg(clients * each).arg(clients * each / 3));
    QCOMPARE(value("SELECT count(*) FROM operations"), value("SELECT count(*) FROM changes"));
}

void TestWebhooks::sameKeyMakesOne()
{
    std::mutex mutex;
    QSet<QByteArray> answers;
    QList<int> statuses;
    atOnce([&](WebClient &client, int) {
        const HttpReply reply = client.post("/api/webhooks", R"({"url":"http://h/","events":[]})",
                                            { "Idempotency-Key: one" });
        const std::lock_guard lock(mutex);
        answers += reply.body;
        statuses += reply.status;
    });
    QCOMPARE(statuses, QList<int>(clients, 201));
    QCOMPARE(answers.size(), 1);
    QCOMPARE(value("SELECT count(*) FROM webhooks"), u"1"_s);
}

void TestWebhooks::oneChangeOfARevisionWins()
{
    WebClient first(m_server->port());
    const QByteArray one = "/api/webhooks/" + add(first, 0).toLatin1();
    const QByteArray tag = first.get(one).header("etag");
    std::mutex mutex;
    QList<int> statuses;
    atOnce([&](WebClient &client, int c) {
        const HttpReply reply = client.request("PATCH", one, R"({"team":"t)" + QByteArray::number(c) + "\"}",
                                               { "If-Match: " + tag });
        const std::lock_guard lock(mutex);
        statuses += reply.status;
    });
    QCOMPARE(statuses.count(200), 1);
    QCOMPARE(statuses.count(412), clients - 1);
    QCOMPARE(QJsonDocument::fromJson(first.get(one).body)[u"revision"], 2);
}

QTEST_GUILESS_MAIN(TestWebhooks)
#include "tst_webhooks.moc"
