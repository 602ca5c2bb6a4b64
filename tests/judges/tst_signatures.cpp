#include "tests/judges/judge.h"
#include "tests/judges/npmfolder.h"
#include "tests/support/serverprocess.h"

#include <QJsonArray>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// What the real server sends, judged by code that is not ours.
class TestSignatures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { QCOMPARE(m_server->stop().code, 0); }
    void standardWebhooks();
    void oldSchemes_data();
    void oldSchemes();

private:
    static QJsonArray verdicts(std::initializer_list<bool> values)
    {
        QJsonArray list;
        for (const bool value : values)
            list += value;
        return list;
    }
    QJsonObject post(const QByteArray &target, const QByteArray &body)
    {
        return QJsonDocument::fromJson(m_client->post(target, body).body).object();
    }
    void addDevice(const QByteArray &id)
    {
        const QByteArray listing = "[{\"id\":\"" + id
            + "\",\"name\":\"K\xc3\xbc"
              "che \xf0\x9f\x92\xa1 \\\"7\"}]";
        QCOMPARE(m_client->post("/internal/devices/bulk_upsert", listing).status, 200);
    }

    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<WebClient> m_client;
};

void TestSignatures::init()
{
    m_server = std::make_unique<ServerProcess>();
    QVERIFY(m_server->start());
    m_client = std::make_unique<WebClient>(m_server->port());
}

/// Asks npm for the package, hence only on request.
void TestSignatures::standardWebhooks()
{
    if (const QString problem = NpmFolder::problem(); !problem.isEmpty())
        QSKIP(qPrintable(problem));
    NpmFolder folder;
    QVERIFY(folder.install(u"standardwebhooks"_s));

    Judge judge(folder.path());
    QVERIFY(judge.start(u"node"_s, u"receiver.mjs"_s));
    const QJsonObject webhook = post("/api/webhooks", "{\"url\":\"" + judge.url() + "\",\"events\":[\"device.*\"]}");
    QVERIFY(judge.tell(webhook[u"secret"].toString().toLatin1()));
    const QByteArray one = "/api/webhooks/" + webhook[u"webhook_id"].toString().toLatin1();
    QCOMPARE(m_client->post(one + "/test", {}).status, 202);
    QJsonObject verdict = judge.verdict();
    QCOMPARE(verdict[u"type"], u"ping"_s);
    QCOMPARE(verdict[u"verified"].toArray(), verdicts({ true }));
    QCOMPARE(verdict[u"altered"].toArray(), verdicts({ false }));
    QCOMPARE(verdict[u"aged"].toArray(), verdicts({ false }));

    addDevice("d1");
    verdict = judge.verdict();
    QCOMPARE(verdict[u"type"], u"device.created"_s);
    QCOMPARE(verdict[u"verified"].toArray(), verdicts({ true }));

    // The former secret and the new one both verify after a rotation; somebody else's does not.
    QVERIFY(judge.tell(post(one + "/rotate-secret", {})[u"secret"].toString().toLatin1()));
    QVERIFY(judge.tell("whsec_c29tZWJvZHkgZWxzZSdzIHNlY3JldA=="));
    addDevice("d2");
    verdict = judge.verdict();
    QCOMPARE(verdict[u"verified"].toArray(), verdicts({ true, true, false }));
    QCOMPARE(verdict[u"altered"].toArray(), verdicts({ false, false, false }));
}

void TestSignatures::oldSchemes_data()
{
    QTest::addColumn<QByteArray>("face");
    QTest::addColumn<QByteArray>("url");
    QTest::newRow("sports-data") << "/api/v1/webhooks/register"_ba << "url"_ba;
    QTest::newRow("data-api") << "/api/v1/ha/webhooks/register"_ba << "webhook_url"_ba;
}

void TestSignatures::oldSchemes()
{
    if (QStandardPaths::findExecutable(u"python3"_s).isEmpty())
        QSKIP("python3 is not installed");
    QFETCH(QByteArray, face);
    QFETCH(QByteArray, url);
    Judge judge(QStringLiteral(HEARTHBOOK_JUDGE_FILES));
    QVERIFY(judge.start(u"python3"_s, u"oldschemes.py"_s));
    const QByteArray secret = "an old secret, in plain text";
    QVERIFY(judge.tell(secret));
    QVERIFY(judge.tell("another secret, of somebody else"));
    const QByteArray wanted = "{\"" + url + "\":\"" + judge.url() + "\",\"events\":[\"game_start\"],\"team\":\"ne\","
        + "\"secret\":\"" + secret + "\"}";
    const int status = m_client->post(face, wanted).status;
    QVERIFY2(status == 200 || status == 201, QByteArray::number(status));
    const QByteArray event = "{\"event\":\"game_start\",\"teams\":[\"ne\"],\"payload\":{\"team\":\"ne\",\"odds\":1.50,"
                             "\"a\":[1e3,true,null],\"city\":\"K\xc3\xbc"
                             "che \xf0\x9f\x92\xa1 \\\"/\\u007f\"}}";
    QCOMPARE(m_client->post("/internal/webhooks/dispatch", event).status, 202);
    const QJsonObject verdict = judge.verdict();
    QCOMPARE(verdict[u"type"], u"game_start"_s);
    QCOMPARE(verdict[u"payload"][u"city"], u"K\u00fcche \U0001F4A1 \"/\u007f"_s);
    QCOMPARE(verdict[u"verified"].toArray(), verdicts({ true, false }));
    QCOMPARE(verdict[u"altered"].toArray(), verdicts({ false, false }));
}

QTEST_GUILESS_MAIN(TestSignatures)
#include "tst_signatures.moc"
