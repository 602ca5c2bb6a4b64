#include "tests/support/webhookfixture.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Names are resolved by a function that knows some.
class TestTargetCheckApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void verdict_data();
    void verdict();
    void refused_data();
    void refused();
    void addressIsNotResolved();
    void writesNothing();

private:
    ApiAnswer check(const QByteArray &body) { return m_api.post("/api/webhooks/check-target", body); }

    WebhookFixture m_api;
    QStringList m_asked;
};

void TestTargetCheckApi::initTestCase()
{
    m_api.context().resolve = [this](const QString &host, const Resolver::Answer &answer) {
        m_asked += host;
        static const QHash<QString, QStringList> known {
            { u"good.home"_s, { u"192.168.1.5"_s } },
            { u"bad.home"_s, { u"169.254.169.254"_s } },
            { u"mixed.home"_s, { u"192.168.1.5"_s, u"169.254.169.254"_s } },
        };
        QList<QHostAddress> addresses;
        for (const QString &address : known.value(host))
            addresses += QHostAddress(address);
        if (addresses.isEmpty())
            answer(failure(ErrorCode::Unavailable, u"unknown"_s));
        else
            answer(addresses);
    };
}

void TestTargetCheckApi::verdict_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<bool>("allowed");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("addresses");
    const QString forbidden =
        u"169.254.169.254 is no address of a receiver (link-local, metadata, multicast or reserved)"_s;
    QTest::newRow("name of the home") << "HTTP://Good.home:80"_ba << u"http://good.home/"_s << true << QString()
                                      << u"192.168.1.5"_s;
    QTest::newRow("name that does not resolve")
        << "http://none.home/"_ba << u"http://none.home/"_s << true << QString() << QString();
    QTest::newRow("name of a metadata address")
        << "http://bad.home/"_ba << u"http://bad.home/"_s << false << forbidden << u"169.254.169.254"_s;
    QTest::newRow("name of both") << "http://mixed.home/"_ba << u"http://mixed.home/"_s << false << forbidden
                                  << u"192.168.1.5 169.254.169.254"_s;
    QTest::newRow("address") << "http://127.1/"_ba << u"http://127.0.0.1/"_s << true << QString() << u"127.0.0.1"_s;
    QTest::newRow("metadata address") << "http://2852039166/"_ba << u"http://169.254.169.254/"_s << false << forbidden
                                      << u"169.254.169.254"_s;
}

void TestTargetCheckApi::verdict()
{
    QFETCH(QByteArray, url);
    const ApiAnswer answer = check(R"({"url":")" + url + "\"}");
    QCOMPARE(answer.status(), 200);
    QCOMPARE(keyTextOf(answer.body()), "url,allowed,reason,addresses");
    QTEST(answer.value(u"url"_s).toString(), "shown");
    QTEST(answer.value(u"allowed"_s).toBool(), "allowed");
    QTEST(answer.value(u"reason"_s).toString(), "reason");
    QStringList addresses;
    for (const QJsonValue &address : answer.list(u"addresses"_s))
        addresses += address.toString();
    QTEST(addresses.join(u' '), "addresses");
}

void TestTargetCheckApi::refused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("item");
    QTest::newRow("nothing in it") << "{}"_ba << u"missing body.url Field required"_s;
    QTest::newRow("no text") << R"({"url":[]})"_ba << u"url_type body.url URL input should be a string or URL"_s;
    QTest::newRow("no URL") << R"({"url":"x"})"_ba
                            << u"url_parsing body.url Input should be a valid URL, relative URL without a base"_s;
}

void TestTargetCheckApi::refused()
{
    QFETCH(QByteArray, body);
    const ApiAnswer answer = check(body);
    QCOMPARE(answer.status(), 422);
    QTEST(answer.validation().value(0), "item");
}

void TestTargetCheckApi::addressIsNotResolved()
{
    m_asked.clear();
    check(R"({"url":"http://127.0.0.1/"})");
    check(R"({"url":"http://metadata.google.internal/"})");
    QCOMPARE(m_asked, QStringList());
    check(R"({"url":"http://good.home/"})");
    QCOMPARE(m_asked, QStringList { u"good.home"_s });
}

void TestTargetCheckApi::writesNothing()
{
    check(R"({"url":"http://good.home/"})");
    QCOMPARE(m_api.count(), 0);
    QCOMPARE(m_api.database().journalLength(), 0);
}

QTEST_GUILESS_MAIN(TestTargetCheckApi)
#include "tst_targetcheckapi.moc"
