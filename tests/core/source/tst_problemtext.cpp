#include "core/domain/fielderrors.h"
#include "core/source/problemtext.h"
#include "core/source/sentences.h"
#include "core/webhooks/targetpolicy.h"

#include <QTest>
#include <QTranslator>

Q_DECLARE_METATYPE(hearthbook::FieldError)

using namespace hearthbook;
using namespace Qt::StringLiterals;

namespace {

/// Puts all texts in brackets.
class Brackets : public QTranslator
{
public:
    QString translate(const char *, const char *text, const char *, int) const override
    {
        return u'[' + QString::fromUtf8(text) + u']';
    }
    bool isEmpty() const override { return false; }
};

} // namespace

/// What is wrong with a value, in the user's language.
class TestProblemText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void problems_data();
    void problems();
    void asTheSourceSaysIt();
    void reasonsOfThePolicy_data();
    void reasonsOfThePolicy();
};

void TestProblemText::problems_data()
{
    QTest::addColumn<FieldError>("problem");
    QTest::addColumn<QString>("text");
    const QJsonArray place { u"body"_s, u"name"_s };
    QTest::newRow("too long") << tooLong(255, place) << u"at most 255 character"_s;
    QTest::newRow("empty") << tooShort(1, place) << u"may not be empty"_s;
    QTest::newRow("too short") << tooShort(16, place) << u"at least 16 character"_s;
    QTest::newRow("control characters") << idError(u"a\nb"_s, place).value() << u"characters that may not"_s;
    const auto url = [](const QString &text) { return TargetUrl::parse(text, u"url"_s).error().fields.front(); };
    QTest::newRow("URL too long") << url(u"http://a/"_s + QString(3000, u'x')) << u"at most"_s;
    QTest::newRow("another scheme") << url(u"ftp://a/"_s) << u"http:// or https://"_s;
    QTest::newRow("no URL") << url(u"http://a:x/"_s) << u"no valid URL"_s;
}

void TestProblemText::problems()
{
    QFETCH(FieldError, problem);
    QFETCH(QString, text);
    QVERIFY2(problemText(problem).contains(text), qPrintable(problemText(problem)));
    Brackets brackets;
    QCoreApplication::installTranslator(&brackets);
    QVERIFY2(problemText(problem).startsWith(u'['), qPrintable(problemText(problem)));
}

void TestProblemText::asTheSourceSaysIt()
{
    FieldError problem { u"value_error"_s, {}, u"This is of a later version"_s, {}, {} };
    QCOMPARE(problemText(problem), problem.message);
    problem.type = u"string_too_long"_s; // without its bound
    QCOMPARE(problemText(problem), problem.message);
}

void TestProblemText::reasonsOfThePolicy_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("link-local") << u"http://169.254.169.254/"_s;
    QTest::newRow("metadata by name") << u"http://metadata.google.internal/"_s;
    QTest::newRow("private") << u"http://192.168.1.20/"_s;
    QTest::newRow("private, version 6") << u"http://[fd00::1]/"_s;
    QTest::newRow("itself") << u"http://8.8.4.4:8006/"_s;
}

/// All that TargetPolicy can say; in English the same words.
void TestProblemText::reasonsOfThePolicy()
{
    QFETCH(QString, url);
    TargetPolicy policy;
    policy.allowPrivate = false;
    policy.listeners = { { QHostAddress(u"8.8.4.4"_s), 8006 } };
    const Result<TargetUrl> target = TargetUrl::parse(url, u"url"_s);
    QVERIFY(target);
    const Result<void> checked = policy.checkUrl(*target, u"url"_s);
    QVERIFY(!checked);
    QCOMPARE(sentenceText(checked.error().message), checked.error().message);
    Brackets brackets;
    QCoreApplication::installTranslator(&brackets);
    const QString text = problemText(checked.error().fields.front());
    QVERIFY2(text.startsWith(u'[') && !text.contains(u"%1"_s), qPrintable(text));
}

QTEST_GUILESS_MAIN(TestProblemText)
#include "tst_problemtext.moc"
