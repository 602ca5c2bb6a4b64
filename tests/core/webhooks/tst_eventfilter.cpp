#include "core/webhooks/eventfilter.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestEventFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void globs_data();
    void globs();
    void hostileGlobEnds();
    void events_data();
    void events();
    void disabledWantsNothing();
    void teams_data();
    void teams();
    void teamsMatterForGamesOnly();
    void places_data();
    void places();
    void placesMatterForTheRegistryOnly();
};

void TestEventFilter::globs_data()
{
    QTest::addColumn<QString>("glob");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("fits");
    const QString name = u"device.created"_s;
    QTest::newRow("same") << name << name << true;
    QTest::newRow("everything") << u"*"_s << name << true;
    QTest::newRow("end") << u"device.*"_s << name << true;
    QTest::newRow("begin") << u"*.created"_s << name << true;
    QTest::newRow("middle") << u"dev*ted"_s << name << true;
    QTest::newRow("several") << u"*e*e*e*"_s << name << true;
    QTest::newRow("one star too many letters") << u"*e*e*e*e*e*"_s << name << false;
    QTest::newRow("star for nothing") << u"device.created*"_s << name << true;
    QTest::newRow("star that must go back") << u"*ed"_s << u"added"_s << true;
    QTest::newRow("one character") << u"device?created"_s << name << true;
    QTest::newRow("one character is not none") << u"device.created?"_s << name << false;
    QTest::newRow("begin alone") << u"device"_s << name << false;
    QTest::newRow("other kind") << u"entity.*"_s << name << false;
    QTest::newRow("capitals") << u"Device.*"_s << name << false;
    QTest::newRow("a point is a point") << u"device.created"_s << u"device-created"_s << false;
    QTest::newRow("brackets are brackets") << u"[d]evice.created"_s << name << false;
    QTest::newRow("empty glob") << QString() << name << false;
    QTest::newRow("both empty") << QString() << QString() << true;
}

void TestEventFilter::globs()
{
    QFETCH(QString, glob);
    QFETCH(QString, name);
    QTEST(globFits(glob, name), "fits");
}

/// A matcher that tries every way would run for years.
void TestEventFilter::hostileGlobEnds()
{
    QVERIFY(!globFits(u"*a"_s.repeated(500) + u'b', u"a"_s.repeated(5000)));
}

void TestEventFilter::events_data()
{
    QTest::addColumn<SignatureScheme>("scheme");
    QTest::addColumn<QStringList>("events");
    QTest::addColumn<bool>("wanted");
    using enum SignatureScheme;
    QTest::newRow("listed") << Standard << QStringList { u"ping"_s, u"sync.completed"_s } << true;
    QTest::newRow("glob") << Standard << QStringList { u"sync.*"_s } << true;
    QTest::newRow("not listed") << Standard << QStringList { u"device.*"_s } << false;
    QTest::newRow("empty list of a new one") << Standard << QStringList() << true;
    QTest::newRow("empty list from sports-data") << SportsData << QStringList() << false;
    QTest::newRow("empty list from data-api") << DataApi << QStringList() << false;
    QTest::newRow("listed from data-api") << DataApi << QStringList { u"sync.completed"_s } << true;
    QTest::newRow("a list of nothing") << Standard << QStringList { QString() } << false;
}

void TestEventFilter::events()
{
    QFETCH(SignatureScheme, scheme);
    QFETCH(QStringList, events);
    Webhook webhook;
    webhook.scheme = scheme;
    webhook.events = events;
    QTEST(wants(webhook, { .name = u"sync.completed"_s }), "wanted");
}

void TestEventFilter::disabledWantsNothing()
{
    Webhook webhook;
    QVERIFY(wants(webhook, { .name = u"ping"_s }));
    webhook.enabled = false;
    QVERIFY(!wants(webhook, { .name = u"ping"_s }));
}

void TestEventFilter::teams_data()
{
    QTest::addColumn<QString>("team");
    QTest::addColumn<QStringList>("teams");
    QTest::addColumn<bool>("wanted");
    const QStringList game { u"ne"_s, u"kc"_s };
    QTest::newRow("no team") << QString() << game << true;
    QTest::newRow("empty team") << u""_s << game << true;
    QTest::newRow("home") << u"ne"_s << game << true;
    QTest::newRow("away") << u"kc"_s << game << true;
    QTest::newRow("another") << u"dal"_s << game << false;
    QTest::newRow("capitals") << u"NE"_s << game << true;
    QTest::newRow("prefix of the webhook") << u"nfl-ne"_s << game << true;
    QTest::newRow("prefix of the game") << u"VGK"_s << QStringList { u"nhl-vgk"_s } << true;
    QTest::newRow("prefix in capitals") << u"NFL-ne"_s << game << true;
    QTest::newRow("part of a team") << u"n"_s << game << false;
    QTest::newRow("game without teams") << u"ne"_s << QStringList() << false;
    QTest::newRow("no team, game without teams") << QString() << QStringList() << true;
    QTest::newRow("prefix alone") << u"nfl-"_s << game << false;
}

void TestEventFilter::teams()
{
    QFETCH(QString, team);
    QFETCH(QStringList, teams);
    Webhook webhook;
    webhook.team = team.isNull() ? std::nullopt : std::optional(team);
    QTEST(wants(webhook, { .name = u"game_started"_s, .subject = EventSubject::Game, .teams = teams }), "wanted");
}

void TestEventFilter::teamsMatterForGamesOnly()
{
    Webhook webhook;
    webhook.team = u"ne"_s;
    QVERIFY(wants(webhook, { .name = u"device.created"_s, .subject = EventSubject::Registry }));
    QVERIFY(wants(webhook, { .name = u"sync.completed"_s }));
}

void TestEventFilter::places_data()
{
    QTest::addColumn<QStringList>("areaFilter");
    QTest::addColumn<QStringList>("domainFilter");
    QTest::addColumn<QStringList>("areas");
    QTest::addColumn<QStringList>("domains");
    QTest::addColumn<bool>("wanted");
    const QStringList none;
    const QStringList kitchen { u"kitchen"_s };
    const QStringList hall { u"hall"_s };
    const QStringList light { u"light"_s };
    QTest::newRow("no filter") << none << none << kitchen << light << true;
    QTest::newRow("its area") << kitchen << none << kitchen << light << true;
    QTest::newRow("one of its areas") << kitchen + hall << none << kitchen << light << true;
    QTest::newRow("moved out of it") << kitchen << none << hall + kitchen << light << true;
    QTest::newRow("another area") << hall << none << kitchen << light << false;
    QTest::newRow("in no area") << kitchen << none << none << light << false;
    QTest::newRow("its domain") << none << light << none << light << true;
    QTest::newRow("another domain") << none << QStringList { u"sensor"_s } << none << light << false;
    QTest::newRow("both") << kitchen << light << kitchen << light << true;
    QTest::newRow("area without domain") << kitchen << light << kitchen << QStringList { u"sensor"_s } << false;
    QTest::newRow("a device has no domain") << none << light << kitchen << none << false;
    QTest::newRow("capitals") << QStringList { u"Kitchen"_s } << none << kitchen << light << false;
}

void TestEventFilter::places()
{
    QFETCH(QStringList, areaFilter);
    QFETCH(QStringList, domainFilter);
    QFETCH(QStringList, areas);
    QFETCH(QStringList, domains);
    Webhook webhook;
    webhook.filters.areaIds = areaFilter;
    webhook.filters.domains = domainFilter;
    const Event event { u"entity.updated"_s, EventSubject::Registry, {}, areas, domains };
    QTEST(wants(webhook, event), "wanted");
}

void TestEventFilter::placesMatterForTheRegistryOnly()
{
    Webhook webhook;
    webhook.filters.areaIds = QStringList { u"kitchen"_s };
    QVERIFY(wants(webhook, { .name = u"sync.completed"_s }));
    QVERIFY(wants(webhook, { .name = u"game_started"_s, .subject = EventSubject::Game }));
    QVERIFY(!wants(webhook, { .name = u"device.created"_s, .subject = EventSubject::Registry }));
}

QTEST_GUILESS_MAIN(TestEventFilter)
#include "tst_eventfilter.moc"
