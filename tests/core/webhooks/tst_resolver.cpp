#include "core/webhooks/resolver.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

namespace {

/// Answers each question with the next list of its script; an empty list is a name that does not resolve.
class ScriptedResolver : public Resolver
{
public:
    void resolve(const QString &host, QObject *, Answer answer) override
    {
        asked += host;
        const QStringList texts = script.isEmpty() ? QStringList() : script.takeFirst();
        QList<QHostAddress> addresses;
        for (const QString &text : texts)
            addresses += QHostAddress(text);
        if (addresses.isEmpty())
            answer(failure(ErrorCode::Unavailable, host + u" does not resolve"_s));
        else
            answer(addresses);
    }

    QList<QStringList> script = {};
    QStringList asked = {};
};

} // namespace

class TestResolver : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resolvedAddressIsTaken();
    void answerThatChangesIsCheckedAgain();
    void mixedAnswerIsRefused();
    void unknownNameIsUnavailable();
    void addressesAreNotResolved_data();
    void addressesAreNotResolved();
    void refusedNamesAreNotResolved();
    void systemResolvesLocalhost();
    void systemTellsOfFailure();
    void systemForgetsAQuestionWithItsContext();

private:
    Result<QHostAddress> find(const QString &url)
    {
        Result<QHostAddress> found = failure(ErrorCode::Internal, u"no answer"_s);
        findAddress(*TargetUrl::parse(url), m_policy, m_resolver, this,
                    [&](const Result<QHostAddress> &answer) { found = answer; });
        return found;
    }

    TargetPolicy m_policy;
    ScriptedResolver m_resolver;
};

void TestResolver::resolvedAddressIsTaken()
{
    m_resolver.script = { { u"192.168.1.4"_s, u"192.168.1.5"_s } };
    const auto found = find(u"http://receiver.example:9000/"_s);
    QVERIFY(found);
    QCOMPARE(found->toString(), u"192.168.1.4"_s);
    QCOMPARE(m_resolver.asked.constLast(), u"receiver.example"_s);
}

/// DNS rebinding: harmless when the webhook was made, the metadata service when it is called.
void TestResolver::answerThatChangesIsCheckedAgain()
{
    m_resolver.script = { { u"192.168.1.4"_s }, { u"169.254.169.254"_s } };
    QVERIFY(find(u"http://rebinding.example/"_s));
    const auto second = find(u"http://rebinding.example/"_s);
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Forbidden);
}

void TestResolver::mixedAnswerIsRefused()
{
    m_resolver.script = { { u"192.168.1.4"_s, u"169.254.169.254"_s } };
    const auto found = find(u"http://rebinding.example/"_s);
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::Forbidden);
}

void TestResolver::unknownNameIsUnavailable()
{
    m_resolver.script = {};
    const auto found = find(u"http://nobody.example/"_s);
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::Unavailable);
}

void TestResolver::addressesAreNotResolved_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("address");
    QTest::newRow("IPv4") << u"http://192.168.1.4/"_s << u"192.168.1.4"_s;
    QTest::newRow("IPv6") << u"http://[fd12::1]/"_s << u"fd12::1"_s;
    QTest::newRow("in short") << u"http://127.1/"_s << u"127.0.0.1"_s;
}

void TestResolver::addressesAreNotResolved()
{
    QFETCH(QString, url);
    m_resolver.asked.clear();
    const auto found = find(url);
    QVERIFY(found);
    QTEST(found->toString(), "address");
    QVERIFY(m_resolver.asked.isEmpty());
}

void TestResolver::refusedNamesAreNotResolved()
{
    m_resolver.asked.clear();
    for (const QString &url : { u"http://metadata.google.internal/"_s, u"http://169.254.169.254/"_s }) {
        const auto found = find(url);
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::Forbidden);
    }
    QVERIFY(m_resolver.asked.isEmpty());
}

void TestResolver::systemResolvesLocalhost()
{
    HostInfoResolver resolver;
    std::optional<Result<QHostAddress>> found;
    findAddress(*TargetUrl::parse(u"http://localhost:9000/"_s), m_policy, resolver, this,
                [&](const Result<QHostAddress> &answer) { found = answer; });
    QTRY_VERIFY(found);
    QVERIFY(*found);
    QVERIFY((*found)->isLoopback());
}

void TestResolver::systemTellsOfFailure()
{
    HostInfoResolver resolver;
    std::optional<Result<QList<QHostAddress>>> found;
    resolver.resolve(QString(), this, [&](const Result<QList<QHostAddress>> &answer) { found = answer; });
    QTRY_VERIFY(found);
    QVERIFY(!*found);
    QCOMPARE(found->error().code, ErrorCode::Unavailable);
}

void TestResolver::systemForgetsAQuestionWithItsContext()
{
    HostInfoResolver resolver;
    int answers = 0;
    const auto count = [&](const Result<QList<QHostAddress>> &) { ++answers; };
    auto context = std::make_unique<QObject>();
    resolver.resolve(u"localhost"_s, context.get(), count);
    context.reset();
    bool later = false;
    resolver.resolve(u"127.0.0.1"_s, this, [&](const Result<QList<QHostAddress>> &) { later = true; });
    QTRY_VERIFY(later);
    QCOMPARE(answers, 0);
}

QTEST_GUILESS_MAIN(TestResolver)
#include "tst_resolver.moc"
