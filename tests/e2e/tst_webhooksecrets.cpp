#include "tests/support/files.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/serverprocess.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonDocument>
#include <QJsonObject>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Where secrets are, and what becomes of a server without their key.
class TestWebhookSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_server = std::make_unique<ServerProcess>(); }
    void secretsStandNowhere();
    void secretsSurviveARestart();
    void keyIsGone();
    void keyIsWrong();
    void keyThatIsLostForGood();
    void keyFileIsSet();
    void deletedSecretsGoAfterThirtyDays();
    void ownAddressIsNoTarget();
    void privateTargetsMayBeForbidden();

private:
    QString key() const { return m_server->database() + u".key"_s; }
    QJsonObject make(const QByteArray &headers = {}, const QByteArray &body = plain)
    {
        WebClient client(m_server->port());
        const HttpReply reply = client.post("/api/webhooks", body,
                                            headers.isEmpty() ? QByteArrayList() : QByteArrayList { headers });
        return reply.status == 201 ? QJsonDocument::fromJson(reply.body).object() : QJsonObject();
    }
    QJsonObject health()
    {
        const HttpReply reply = WebClient(m_server->port()).get("/health");
        return QJsonDocument::fromJson(reply.body)[u"webhook_secrets"].toObject();
    }
    int statusOf(const QByteArray &method, const QByteArray &target, const QByteArray &body = {})
    {
        return WebClient(m_server->port()).request(method, target, body).status;
    }
    /// Files of the server's folder that hold one of these.
    QStringList filesWith(const QByteArrayList &secrets) const
    {
        QStringList found;
        QDirIterator files(m_server->folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QByteArray content = readFile(files.next());
            for (const QByteArray &secret : secrets) {
                if (content.contains(secret))
                    found += files.fileName() + u": "_s + QString::fromLatin1(secret);
            }
        }
        return found;
    }

    static constexpr char plain[] = R"({"url":"http://h/","events":[]})";
    std::unique_ptr<ServerProcess> m_server;
};

void TestWebhookSecrets::secretsStandNowhere()
{
    QVERIFY(m_server->start({ u"--log-access"_s, u"--log-level"_s, u"DEBUG"_s }));
    WebClient client(m_server->port());
    const QByteArray chosen = "chosen-secret-of-mine";
    const QByteArray refused = "refused-secret";
    const QByteArray body = R"({"url":"http://h/canary","events":[],"secret":")" + chosen + "\"}";
    QByteArrayList secrets { chosen, chosen.toBase64(), chosen.toHex(), refused };
    const QJsonObject made = make();
    const QJsonObject keyed = make("Idempotency-Key: k", body);
    const QByteArray one = "/api/webhooks/" + made[u"webhook_id"].toString().toLatin1();
    QCOMPARE(keyed[u"secret"].toString().toLatin1(), chosen);
    const HttpReply rotated = client.post(one + "/rotate-secret", {});
    QCOMPARE(rotated.status, 200);
    secrets += made[u"secret"].toString().toLatin1();
    secrets += QJsonDocument::fromJson(rotated.body)[u"secret"].toString().toLatin1();
    for (qsizetype i : { secrets.size() - 2, secrets.size() - 1 })
        secrets += QByteArray::fromBase64(secrets[i].sliced(6));
    QByteArrayList answers {
        client.post("/api/v1/webhooks/register", R"({"url":"x","events":5,"secret":")" + refused + "\"}").body,
        client.post("/api/webhooks", R"({"secret":")" + refused + "\" oops").body,
        client.request("PATCH", one, R"({"secret":")" + refused + "\"}").body,
        client.request("PATCH", one, R"({"team":"ne"})").body,
    };
    for (const char *target :
         { "/api/webhooks", "/api/v1/webhooks/list", "/api/v1/ha/webhooks", "/health", "/api/info" })
        answers += client.get(target).body;
    answers += client.get(one).body;
    QCOMPARE(client.request("DELETE", one).status, 204);
    answers += client.get("/api/webhooks").body;
    for (const QByteArray &answer : answers) {
        for (const QByteArray &secret : secrets)
            QVERIFY2(!answer.contains(secret), answer.constData());
    }
    QVERIFY(!filesWith({ "http://h/canary" }).isEmpty()); // the search finds what is there
    QCOMPARE(filesWith(secrets), QStringList());
    QCOMPARE(m_server->stop().code, 0);
    QVERIFY(readFile(m_server->path(u"stderr.txt"_s)).contains("POST /api/webhooks"));
    QCOMPARE(filesWith(secrets), QStringList());
    QCOMPARE(PlainDatabase(m_server->database()).value("SELECT count(*) FROM webhook_secrets"), u"2"_s);
}

void TestWebhookSecrets::secretsSurviveARestart()
{
    QVERIFY(m_server->start());
    const QJsonObject made = make("Idempotency-Key: k");
    m_server->kill();
    QVERIFY(m_server->start());
    QCOMPARE(health()[u"status"], u"ready"_s);
    QCOMPARE(make("Idempotency-Key: k"), made);
    QVERIFY(!made[u"secret"].toString().isEmpty());
    QCOMPARE(m_server->stop().code, 0);
}

void TestWebhookSecrets::keyIsGone()
{
    QVERIFY(m_server->start());
    QCOMPARE(health()[u"status"], u"unused"_s);
    QVERIFY(!QFile::exists(key()));
    const QByteArray one = "/api/webhooks/" + make()[u"webhook_id"].toString().toLatin1();
    QCOMPARE(m_server->stop().code, 0);
    QVERIFY(QFile::rename(key(), key() + u".away"_s));
    QVERIFY(m_server->start());
    QCOMPARE(health()[u"status"], u"unavailable"_s);
    QCOMPARE(statusOf("POST", "/api/webhooks", plain), 503);
    QCOMPARE(statusOf("POST", one + "/rotate-secret"), 503);
    QCOMPARE(statusOf("GET", one), 200);
    QCOMPARE(statusOf("PATCH", one, "{}"), 200);
    QCOMPARE(statusOf("POST", "/internal/devices/bulk_upsert", "[]"), 200);
    QVERIFY(!QFile::exists(key()));
    QVERIFY(QFile::rename(key() + u".away"_s, key()));
    QCOMPARE(statusOf("POST", "/api/webhooks", plain), 201);
    const Ending ending = m_server->stop();
    QCOMPARE(ending.code, 0);
    QCOMPARE(ending.err.count("Webhook secrets cannot be used: The key file "), 1);
    QVERIFY(ending.err.contains("metadata.db.key"));
}

void TestWebhookSecrets::keyIsWrong()
{
    QVERIFY(m_server->start());
    make();
    QCOMPARE(m_server->stop().code, 0);
    writeFile(key(), QByteArray(32, 'x'));
    QVERIFY(m_server->start());
    QCOMPARE(health()[u"reason"], u"The key file of the webhook secrets is not the right one; see the server's log"_s);
    QCOMPARE(statusOf("POST", "/api/webhooks", plain), 503);
    QCOMPARE(statusOf("GET", "/api/webhooks"), 200);
    QCOMPARE(m_server->stop().code, 0);
    QCOMPARE(readFile(key()), QByteArray(32, 'x'));
}

/// As docs/webhooks.md says.
void TestWebhookSecrets::keyThatIsLostForGood()
{
    QVERIFY(m_server->start());
    const QByteArray one = "/api/webhooks/" + make("Idempotency-Key: k")[u"webhook_id"].toString().toLatin1();
    QCOMPARE(m_server->stop().code, 0);
    QVERIFY(QFile::remove(key()));
    PlainDatabase(m_server->database()).run("DELETE FROM webhook_secrets; DELETE FROM idempotency_keys");
    QVERIFY(m_server->start());
    QCOMPARE(health()[u"status"], u"unused"_s);
    QCOMPARE(statusOf("POST", one + "/rotate-secret"), 200);
    QCOMPARE(health()[u"status"], u"ready"_s);
    QVERIFY(!make("Idempotency-Key: k").isEmpty());
    QCOMPARE(m_server->stop().code, 0);
}

void TestWebhookSecrets::keyFileIsSet()
{
    m_server->setVariable(u"HEARTHBOOK_WEBHOOK_KEY_FILE"_s, m_server->path(u"keys/webhooks"_s));
    QVERIFY(m_server->start());
    make();
    QVERIFY(QFile::exists(m_server->path(u"keys/webhooks"_s)));
    QVERIFY(!QFile::exists(key()));
    QCOMPARE(m_server->stop().code, 0);
}

void TestWebhookSecrets::deletedSecretsGoAfterThirtyDays()
{
    QVERIFY(m_server->start());
    for (int i = 0; i < 2; ++i)
        QCOMPARE(statusOf("DELETE", "/api/webhooks/" + make()[u"webhook_id"].toString().toLatin1()), 204);
    QCOMPARE(m_server->stop().code, 0);
    PlainDatabase shell(m_server->database());
    shell.run("UPDATE webhook_secrets SET removed_at ="
              " strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now', iif(rowid = 1, '-29 days', '-31 days'))");
    QVERIFY(m_server->start());
    QTRY_COMPARE(shell.column("SELECT rowid FROM webhook_secrets"), QStringList { u"1"_s });
    QCOMPARE(m_server->stop().code, 0);
}

void TestWebhookSecrets::ownAddressIsNoTarget()
{
    QVERIFY(m_server->start());
    const auto body = [](int port) {
        return QByteArray(R"({"events":[],"url":"http://localhost:PORT/"})").replace("PORT", QByteArray::number(port));
    };
    QCOMPARE(statusOf("POST", "/api/webhooks", body(m_server->port())), 422);
    QCOMPARE(statusOf("POST", "/api/webhooks", body(1)), 201);
    QCOMPARE(m_server->stop().code, 0);
}

void TestWebhookSecrets::privateTargetsMayBeForbidden()
{
    QVERIFY(m_server->start({ u"--webhooks-allow-private=false"_s }));
    const HttpReply reply =
        WebClient(m_server->port()).post("/api/webhooks/check-target", R"({"url":"http://192.168.1.5/"})");
    QCOMPARE(QJsonDocument::fromJson(reply.body)[u"allowed"], false);
    QCOMPARE(m_server->stop().code, 0);
}

QTEST_GUILESS_MAIN(TestWebhookSecrets)
#include "tst_webhooksecrets.moc"
