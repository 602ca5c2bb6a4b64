#include "server/api/webhooktools.h"
#include "tests/support/files.h"
#include "tests/support/temporarydatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestWebhookTools : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup()
    {
        m_secrets.reset();
        m_database.reset();
    }
    void urls_data();
    void urls();
    void sealedSecretIsKnown();

private:
    WebhookTools tools()
    {
        return webhookTools(*m_secrets, [] { return TargetPolicy(); });
    }

    std::unique_ptr<TemporaryDatabase> m_database;
    std::unique_ptr<WebhookSecrets> m_secrets;
};

void TestWebhookTools::init()
{
    m_database = std::make_unique<TemporaryDatabase>();
    m_secrets = std::make_unique<WebhookSecrets>(m_database->options(),
                                                 WebhookSecrets::defaultKeyFile(m_database->options().path));
}

void TestWebhookTools::urls_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("stored"); ///< empty: refused
    QTest::newRow("as it stands") << u"http://homeassistant.local:8123/api/webhook/x"_s
                                  << u"http://homeassistant.local:8123/api/webhook/x"_s;
    QTest::newRow("normalised") << u"HTTPS://Example.org:443"_s << u"https://example.org/"_s;
    QTest::newRow("at home") << u"http://192.168.1.5/x"_s << u"http://192.168.1.5/x"_s;
    QTest::newRow("metadata service") << u"http://169.254.169.254/"_s << QString();
    QTest::newRow("no web address") << u"ftp://example.org/"_s << QString();
    QTest::newRow("a word") << u"hello"_s << QString();
}

void TestWebhookTools::urls()
{
    QFETCH(QString, url);
    QTEST(tools().checkUrl(url).value_or(QString()), "stored");
}

void TestWebhookTools::sealedSecretIsKnown()
{
    const QByteArray sealed = must(tools().seal(u"w"_s, "secret"));
    QVERIFY(!sealed.contains("secret"));
    QVERIFY(tools().isSecret(u"w"_s, sealed, "secret"));
    QVERIFY(!tools().isSecret(u"w"_s, sealed, "other"));
    QVERIFY(!tools().isSecret(u"v"_s, sealed, "secret"));
}

QTEST_GUILESS_MAIN(TestWebhookTools)
#include "tst_webhooktools.moc"
