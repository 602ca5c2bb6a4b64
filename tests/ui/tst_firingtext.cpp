#include "ui/models/firingtext.h"

#include <QJsonDocument>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

namespace {

QJsonObject firing(const QString &event, const QString &team, const QStringList &urls, int count = -1)
{
    QJsonArray webhooks;
    for (const QString &url : urls)
        webhooks += QJsonObject { { u"webhook_id"_s, url }, { u"url"_s, url } };
    return { { u"event"_s, event },
             { u"team"_s, team.isEmpty() ? QJsonValue() : QJsonValue(team) },
             { u"count"_s, count < 0 ? int(urls.size()) : count },
             { u"webhooks"_s, webhooks } };
}

/// Of both names of one event.
QJsonArray starts(const QString &team, const QStringList &urls)
{
    return { firing(u"game_start"_s, team, urls), firing(u"game_started"_s, team, urls) };
}

QString said(const QJsonArray &firings, const QJsonObject &settings = {})
{
    return firingSentences(firings, settings, [](const QString &id) { return u"team "_s + id; }).join(u'|');
}

} // namespace

class TestFiringText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void twoWebhooks();
    void noWebhook();
    void teamsWithTheSameWebhooks();
    void teamsWithOtherWebhooks();
    void oneOfTheNames();
    void manyOfThem();
    void aSwitchIsOff();
    void preferencesThemselves();
    void hostileUrl();
    void foreign_data();
    void foreign();
};

void TestFiringText::twoWebhooks()
{
    QCOMPARE(said(starts(u"A"_s, { u"http://a"_s, u"http://b"_s })),
             u"When a game of team A starts, it is sent to http://a and http://b."_s);
}

void TestFiringText::noWebhook()
{
    QCOMPARE(said(starts(u"A"_s, {})), u"When a game of team A starts, no webhook is called."_s);
    QCOMPARE(
        said({ firing(u"score_change"_s, u"A"_s, {}), firing(u"score_changed"_s, u"A"_s, {}),
               firing(u"game_end"_s, u"A"_s, {}), firing(u"game_ended"_s, u"A"_s, {}) }),
        u"When the score of a game of team A changes, no webhook is called.|When a game of team A ends, no webhook is "
        "called."_s);
}

void TestFiringText::teamsWithTheSameWebhooks()
{
    QJsonArray firings = starts(u"A"_s, { u"http://a"_s });
    for (const auto &one : starts(u"B"_s, { u"http://a"_s }))
        firings += one;
    QCOMPARE(said(firings), u"When a game of team A and team B starts, it is sent to http://a."_s);
}

void TestFiringText::teamsWithOtherWebhooks()
{
    QJsonArray firings = starts(u"B"_s, { u"http://b"_s });
    for (const auto &one : starts(u"A"_s, { u"http://a"_s }))
        firings += one;
    QCOMPARE(said(firings),
             u"When a game of team B starts, it is sent to http://b.|"
             "When a game of team A starts, it is sent to http://a."_s);
}

/// A webhook may know the name of one old service alone.
void TestFiringText::oneOfTheNames()
{
    QCOMPARE(said({ firing(u"game_start"_s, u"A"_s, { u"http://a"_s }), firing(u"game_started"_s, u"A"_s, {}) }),
             u"When a game of team A starts and it is told as game_start, it is sent to http://a.|"
             "When a game of team A starts and it is told as game_started, no webhook is called."_s);
}

void TestFiringText::manyOfThem()
{
    const QStringList urls { u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s, u"6"_s };
    QJsonArray firings { firing(u"game_start"_s, u"A"_s, urls, 1000), firing(u"game_started"_s, u"A"_s, urls, 1000) };
    QCOMPARE(said(firings), u"When a game of team A starts, it is sent to 1, 2, 3, 4, 5, and 995 more."_s);
}

void TestFiringText::aSwitchIsOff()
{
    const QString text = said(starts(u"A"_s, { u"http://a"_s }), { { u"game_start"_s, false } });
    QVERIFY2(text.startsWith(u"When a game of team A starts, it is sent to http://a.|The switch “Game start” is off"_s),
             qUtf8Printable(text));
    QVERIFY2(text.endsWith(u"Webhooks do not look at it."_s), qUtf8Printable(text));
}

void TestFiringText::preferencesThemselves()
{
    QCOMPARE(said({ firing(u"preferences.updated"_s, {}, { u"http://a"_s }) }),
             u"When these preferences change, it is sent to http://a."_s);
    QCOMPARE(said({ firing(u"preferences.updated"_s, {}, {}) }), QString());
}

void TestFiringText::hostileUrl()
{
    QCOMPARE(said(starts(u"A"_s, { u"http://a/%1\n\u202Eb"_s })),
             u"When a game of team A starts, it is sent to http://a/%1 b."_s);
}

void TestFiringText::foreign_data()
{
    QTest::addColumn<QByteArray>("firings");
    QTest::newRow("nothing") << "[]"_ba;
    QTest::newRow("numbers") << "[1,2]"_ba;
    QTest::newRow("another event") << R"([{"event":"x","team":"A","count":1,"webhooks":[]}])"_ba;
    QTest::newRow("one name alone") << R"([{"event":"game_start","team":"A","count":1,"webhooks":[]}])"_ba;
}

/// What a newer or older server answers breaks nothing.
void TestFiringText::foreign()
{
    QFETCH(QByteArray, firings);
    QCOMPARE(said(QJsonDocument::fromJson(firings).array()), QString());
}

QTEST_GUILESS_MAIN(TestFiringText)
#include "tst_firingtext.moc"
