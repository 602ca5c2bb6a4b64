#include "core/webhooks/webhooksecrets.h"
#include "tests/support/files.h"
#include "tests/support/temporarydatabase.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

#include <array>
#include <thread>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestWebhookSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_db = std::make_unique<TemporaryDatabase>();
        m_key = WebhookSecrets::defaultKeyFile(m_db->options().path);
    }
    void lookingMakesNoKey();
    void firstSecretMakesTheKey();
    void keyIsLoadedAgain();
    void keyElsewhere();
    void missingKeyIsNotMadeAnew();
    void secretOfARemovedWebhookNeedsItsKeyToo();
    void wrongKey();
    void unreadableKey();
    void keyThatComesBackIsUsed();
    void keyThatGoesWhileItIsUsed();
    void damagedSecretIsNotAWrongKey();
    void fingerprints();
    void threadsShareOneKey();

private:
    WebhookSecrets secrets() const { return WebhookSecrets(m_db->options(), m_key); }
    /// Stores a webhook with a secret that `box` sealed.
    void store(WebhookSecrets &box, const QString &id)
    {
        Webhook webhook;
        webhook.webhookId = id;
        webhook.url = u"http://h/"_s;
        must(m_db->store().webhooks().insert(webhook, must(box.seal(id, Secret("hidden")))));
    }
    void warn(const char *what)
    {
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(u"Webhook secrets cannot be used: .*metadata\\.db\\.key.*"_s
                                                + QString::fromLatin1(what)));
    }
    static QString refusal(const QString &what)
    {
        return u"The key file of the webhook secrets %1; see the server's log"_s.arg(what);
    }

    std::unique_ptr<TemporaryDatabase> m_db;
    QString m_key;
};

void TestWebhookSecrets::lookingMakesNoKey()
{
    WebhookSecrets box = secrets();
    QCOMPARE(must(box.check()), false);
    QVERIFY(!box.open(u"a"_s, "sealed"));
    QVERIFY(!QFileInfo::exists(m_key));
}

void TestWebhookSecrets::firstSecretMakesTheKey()
{
    WebhookSecrets box = secrets();
    const QByteArray sealed = must(box.seal(u"a"_s, Secret("hidden")));
    QCOMPARE(must(box.open(u"a"_s, sealed)).bytes(), QByteArrayView("hidden"));
    QCOMPARE(must(box.check()), true);
    const QFileInfo file(m_key);
    QCOMPARE(file.size(), SecretKey::size);
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
             QFile::Permissions());
}

void TestWebhookSecrets::keyIsLoadedAgain()
{
    WebhookSecrets first = secrets();
    store(first, u"a"_s);
    WebhookSecrets second = secrets();
    QCOMPARE(must(second.check()), true);
    const QByteArray sealed = must(m_db->store().webhooks().secrets(u"a"_s))->sealed;
    QCOMPARE(must(second.open(u"a"_s, sealed)).bytes(), QByteArrayView("hidden"));
}

void TestWebhookSecrets::keyElsewhere()
{
    m_key = m_db->folder() + u"/keys/other"_s;
    WebhookSecrets box = secrets();
    must(box.seal(u"a"_s, Secret("hidden")));
    QVERIFY(QFileInfo::exists(m_key));
    QVERIFY(!QFileInfo::exists(WebhookSecrets::defaultKeyFile(m_db->options().path)));
}

void TestWebhookSecrets::missingKeyIsNotMadeAnew()
{
    {
        WebhookSecrets box = secrets();
        store(box, u"a"_s);
    }
    QVERIFY(QFile::remove(m_key));
    WebhookSecrets box = secrets();
    warn("cannot be used");
    const Result<QByteArray> sealed = box.seal(u"b"_s, Secret("hidden"));
    QVERIFY(!sealed);
    QCOMPARE(sealed.error().code, ErrorCode::Unavailable);
    QCOMPARE(sealed.error().message, refusal(u"is missing"_s));
    QVERIFY(!box.check());
    QVERIFY(!QFileInfo::exists(m_key));
}

void TestWebhookSecrets::secretOfARemovedWebhookNeedsItsKeyToo()
{
    {
        WebhookSecrets box = secrets();
        store(box, u"a"_s);
    }
    must(m_db->store().webhooks().remove(u"a"_s));
    QVERIFY(QFile::remove(m_key));
    WebhookSecrets box = secrets();
    warn("cannot be used");
    QVERIFY(!box.seal(u"b"_s, Secret("hidden")));
    QVERIFY(!QFileInfo::exists(m_key));
}

void TestWebhookSecrets::wrongKey()
{
    {
        WebhookSecrets box = secrets();
        store(box, u"a"_s);
    }
    writeFile(m_key, QByteArray(32, 'x'));
    WebhookSecrets box = secrets();
    warn("is not the one that sealed");
    const Result<QByteArray> sealed = box.seal(u"b"_s, Secret("hidden"));
    QVERIFY(!sealed);
    QCOMPARE(sealed.error().message, refusal(u"is not the right one"_s));
    QCOMPARE(box.open(u"a"_s, "sealed").error().code, ErrorCode::Unavailable);
    QCOMPARE(readFile(m_key), QByteArray(32, 'x'));
}

void TestWebhookSecrets::unreadableKey()
{
    writeFile(m_key, QByteArray(32, 'x'));
    QVERIFY(QFile::setPermissions(m_key, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    WebhookSecrets box = secrets();
    warn("chmod");
    QCOMPARE(box.check().error().message, refusal(u"cannot be used"_s));
}

void TestWebhookSecrets::keyThatComesBackIsUsed()
{
    {
        WebhookSecrets box = secrets();
        store(box, u"a"_s);
    }
    QVERIFY(QFile::rename(m_key, m_key + u".away"_s));
    WebhookSecrets box = secrets();
    warn("cannot be used");
    QVERIFY(!box.check());
    QVERIFY(QFile::rename(m_key + u".away"_s, m_key));
    QCOMPARE(must(box.check()), true);
}

void TestWebhookSecrets::keyThatGoesWhileItIsUsed()
{
    WebhookSecrets box = secrets();
    store(box, u"a"_s);
    QVERIFY(QFile::rename(m_key, m_key + u".kept"_s));
    warn("cannot be used");
    QCOMPARE(box.seal(u"b"_s, Secret("other")).error().message, refusal(u"is missing"_s));
    QVERIFY(!QFileInfo::exists(m_key));
    QVERIFY(QFile::rename(m_key + u".kept"_s, m_key));
    const QByteArray sealed = must(m_db->store().webhooks().secrets(u"a"_s))->sealed;
    QCOMPARE(must(box.open(u"a"_s, sealed)).bytes(), QByteArrayView("hidden"));
}

void TestWebhookSecrets::damagedSecretIsNotAWrongKey()
{
    WebhookSecrets first = secrets();
    store(first, u"a"_s);
    store(first, u"b"_s);
    m_db->execute("UPDATE webhook_secrets SET sealed = x'00' WHERE webhook_id = 'b'");
    WebhookSecrets second = secrets();
    QCOMPARE(must(second.check()), true);
}

void TestWebhookSecrets::fingerprints()
{
    WebhookSecrets box = secrets();
    const QByteArray print = must(box.fingerprint("body"));
    QCOMPARE(print.size(), 32);
    QCOMPARE(must(box.fingerprint("body")), print);
    QVERIFY(must(box.fingerprint("bodY")) != print);
    QVERIFY(must(box.fingerprint({})) != print);
    QVERIFY(QFile::remove(m_key));
    WebhookSecrets other = secrets();
    QVERIFY(must(other.fingerprint("body")) != print); // of another key
}

/// As HTTP threads do, before there is a key.
void TestWebhookSecrets::threadsShareOneKey()
{
    WebhookSecrets box = secrets();
    std::array<QByteArray, 8> sealed;
    std::vector<std::thread> sealing;
    for (QByteArray &bytes : sealed)
        sealing.emplace_back([&] { bytes = must(box.seal(u"a"_s, Secret("hidden"))); });
    for (std::thread &thread : sealing)
        thread.join();
    WebhookSecrets later = secrets();
    for (const QByteArray &bytes : sealed)
        QCOMPARE(must(later.open(u"a"_s, bytes)).bytes(), QByteArrayView("hidden"));
}

QTEST_GUILESS_MAIN(TestWebhookSecrets)
#include "tst_webhooksecrets.moc"
