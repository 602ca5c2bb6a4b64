#include "app/logmask.h"
#include "core/settings/settingsloader.h"
#include "core/settings/settingstable.h"
#include "server/auth/keytext.h"

#include <QElapsedTimer>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// What opens something stays out of the log.
class TestLogMask : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void forms_data();
    void forms();
    void harmless_data();
    void harmless();
    void ownKeys();
    void secretsInForce();
    void everyFormOfASecret();
    void shortWordsStay();
    void longLinesTakeNoTime_data();
    void longLinesTakeNoTime();
};

void TestLogMask::forms_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("masked");
    QTest::newRow("bearer") << u"sent Bearer abc.def-1 to it"_s << u"sent Bearer *** to it"_s;
    QTest::newRow("basic") << u"Basic dXNlcjpwYXNz"_s << u"Basic ***"_s;
    QTest::newRow("header") << u"Authorization: Bearer abc def"_s << u"Authorization: Bearer ***"_s;
    QTest::newRow("header of another scheme") << u"authorization: Token t0p"_s << u"authorization: Token ***"_s;
    QTest::newRow("header without scheme") << u"AUTHORIZATION: t0p secret"_s << u"AUTHORIZATION: ***"_s;
    QTest::newRow("X-API-Key") << u"X-API-Key: abc"_s << u"X-API-Key: ***"_s;
    QTest::newRow("token=") << u"GET /x?a=1&token=abc&b=2"_s << u"GET /x?a=1&token=***&b=2"_s;
    QTest::newRow("access_token=") << u"/x?access_token=abc"_s << u"/x?access_token=***"_s;
    QTest::newRow("api_key=") << u"/x?api_key=abc"_s << u"/x?api_key=***"_s;
    QTest::newRow("password=") << u"user=me password=abc"_s << u"user=me password=***"_s;
    QTest::newRow("JSON") << u"{\"access_token\":\"abc\",\"n\":1}"_s << u"{\"access_token\":\"***\",\"n\":1}"_s;
    QTest::newRow("user and password") << u"to http://me:p@ss@host:80/a failed"_s
                                       << u"to http://***@host:80/a failed"_s;
    QTest::newRow("user alone") << u"ftp://me@host"_s << u"ftp://***@host"_s;
    QTest::newRow("query of a URL") << u"POST https://host/hook?id=7&sig=abc again"_s
                                    << u"POST https://host/hook?id=***&sig=*** again"_s;
    QTest::newRow("query of two URLs") << u"http://a/?x=1 http://b/?y=2#f"_s << u"http://a/?x=*** http://b/?y=***#f"_s;
    QTest::newRow("webhook secret") << u"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw is bad"_s << u"whsec_*** is bad"_s;
}

void TestLogMask::forms()
{
    QFETCH(QString, text);
    QFETCH(QString, masked);
    const QString done = LogMask().masked(text);
    QCOMPARE(done, masked);
    QCOMPARE(LogMask().masked(done), done);
}

void TestLogMask::harmless_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text :
         { u"127.0.0.1 \"GET /api/devices?limit=5&q=kitchen&sort=name\" 200 12 1.50ms id-1"_s,
           u"http://127.0.0.1:8006 answers"_s, u"The API keys cannot be read: the file is locked"_s,
           u"Home Assistant refused the token: a new one is needed"_s, u"basic things"_s,
           u"basic authentication is off"_s, u"Removed 3 devices at 12:30:05"_s, u"/srv/book/metadata.db.admin-key"_s,
           u"a@b and c@d"_s })
        QTest::newRow(qPrintable(text)) << text;
}

void TestLogMask::harmless()
{
    QFETCH(QString, text);
    QCOMPARE(LogMask({ u"other-secret"_s }).masked(text), text);
}

/// Its public part tells whose it is.
void TestLogMask::ownKeys()
{
    const NewKey key = makeKey();
    QCOMPARE(LogMask().masked(u"(%1)"_s.arg(key.text)), u"(hb_%1_***)"_s.arg(key.prefix));
    QVERIFY(!LogMask().masked(u"X-Api-Key: "_s + key.text).contains(key.text.right(60)));
}

/// Every secret of the table, and the passwords in its addresses.
void TestLogMask::secretsInForce()
{
    QProcessEnvironment environment;
    QStringList planted;
    for (const SettingDefinition &setting : settingsTable()) {
        if (!setting.isSecret() && setting.type != SettingType::Url)
            continue;
        planted += u"planted-%1"_s.arg(planted.size());
        environment.insert(setting.environment.first(),
                           setting.isSecret() ? planted.last() : u"http://me:%1@host"_s.arg(planted.last()));
    }
    QVERIFY(planted.size() >= 8);
    const Result<Settings> settings = loadSettings({ {}, environment, {} });
    QVERIFY2(settings, qPrintable(settings ? QString() : settings.error().message));
    const QString masked = LogMask::of(*settings).masked(planted.join(u' '));
    QVERIFY2(!masked.contains(u"planted"_s), qPrintable(masked));
}

void TestLogMask::everyFormOfASecret()
{
    const LogMask mask({ u"p\"ä/s%s"_s, u"p\"ä/s%s-longer"_s });
    QCOMPARE(mask.masked(u"a p\"ä/s%s b"_s), u"a *** b"_s);
    QCOMPARE(mask.masked(u"a p\"ä/s%s-longer b"_s), u"a *** b"_s);
    QCOMPARE(mask.masked(u"/p%22%C3%A4%2Fs%25s"_s), u"/***"_s);
    QCOMPARE(mask.masked(u"/p%22%c3%a4%2fs%25s"_s), u"/***"_s);
    QCOMPARE(mask.masked(u"{\"k\":\"p\\\"ä/s%s\"}"_s), u"{\"k\":\"***\"}"_s);
}

void TestLogMask::shortWordsStay()
{
    QCOMPARE(LogMask({ u"the"_s, QString() }).masked(u"the book"_s), u"the book"_s);
}

void TestLogMask::longLinesTakeNoTime_data()
{
    QTest::addColumn<QString>("piece");
    for (const char *piece : { "a", "a://", "token", "key=", "bearer ", "http://x", "authorization:", "basic ", "?a=" })
        QTest::newRow(piece) << QString::fromLatin1(piece);
}

/// A client chooses what stands in a line.
void TestLogMask::longLinesTakeNoTime()
{
    QFETCH(QString, piece);
    const QString text = u"://? "_s + piece.repeated(200'000 / piece.size()) + u" token=abc"_s;
    QElapsedTimer clock;
    clock.start();
    const QString masked = LogMask({ u"s3cret"_s }).masked(text);
    QVERIFY(masked.endsWith(u"***"_s));
    QVERIFY2(clock.elapsed() < 2000, qPrintable(QString::number(clock.elapsed())));
}

QTEST_APPLESS_MAIN(TestLogMask)
#include "tst_logmask.moc"
