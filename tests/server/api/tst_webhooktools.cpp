#include "server/api/webhooktools.h"
#include "tests/support/files.h"
#include "tests/support/temporarydatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;
using Key = WebhookTools::Key;

class TestWebhookTools : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_folder.reset(); }
    void urls_data();
    void urls();
    void sealedSecretIsKnown();
    void keyIsMadeWhereItMay();
    void lostKeyIsNotMadeAnew();
    void lookingMakesNoKey();
    void foreignKeyKnowsNoSecret();

private:
    WebhookTools tools(const QString &name = u"key"_s) const
    {
        return webhookTools(m_folder->filePath(name), TargetPolicy());
    }
    bool isThere(const QString &name = u"key"_s) const { return QFile::exists(m_folder->filePath(name)); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestWebhookTools::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
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
    const QByteArray sealed = must(tools().seal(u"w"_s, "secret", Key::MayBeMade));
    QVERIFY(!sealed.contains("secret"));
    QVERIFY(tools().isSecret(u"w"_s, sealed, "secret"));
    QVERIFY(!tools().isSecret(u"w"_s, sealed, "other"));
    QVERIFY(!tools().isSecret(u"v"_s, sealed, "secret"));
}

void TestWebhookTools::keyIsMadeWhereItMay()
{
    QVERIFY(!isThere());
    must(tools().seal(u"w"_s, "secret", Key::MayBeMade));
    QVERIFY(isThere());
    must(tools().seal(u"w"_s, "secret", Key::MustBeThere));
}

void TestWebhookTools::lostKeyIsNotMadeAnew()
{
    const Result<QByteArray> sealed = tools().seal(u"w"_s, "secret", Key::MustBeThere);
    QVERIFY(!sealed);
    QCOMPARE(sealed.error().code, ErrorCode::NotFound);
    QVERIFY(!isThere());
}

void TestWebhookTools::lookingMakesNoKey()
{
    QVERIFY(!tools().isSecret(u"w"_s, "sealed", "secret"));
    QVERIFY(!isThere());
}

void TestWebhookTools::foreignKeyKnowsNoSecret()
{
    const QByteArray sealed = must(tools().seal(u"w"_s, "secret", Key::MayBeMade));
    must(tools(u"other"_s).seal(u"w"_s, "secret", Key::MayBeMade));
    QVERIFY(!tools(u"other"_s).isSecret(u"w"_s, sealed, "secret"));
}

QTEST_GUILESS_MAIN(TestWebhookTools)
#include "tst_webhooktools.moc"
