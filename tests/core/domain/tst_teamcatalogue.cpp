#include "core/domain/teamcatalogue.h"

#include <QSet>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestTeamCatalogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void hasEveryTeam_data() { leagues(); }
    void hasEveryTeam();
    void everyTeamIsWhole_data() { leagues(); }
    void everyTeamIsWhole();
    void everyNameFindsItsTeam_data() { leagues(); }
    void everyNameFindsItsTeam();
    void oldIdsStay_data();
    void oldIdsStay();
    void finds_data();
    void finds();
    void same_data();
    void same();
    void everyDivisionIsWhole_data() { leagues(); }
    void everyDivisionIsWhole();
    void conferenceMayBeAbsent();
    void wireForm();
    void unreadable_data();
    void unreadable();

private:
    static void leagues()
    {
        QTest::addColumn<int>("league");
        QTest::newRow("NFL") << int(League::Nfl);
        QTest::newRow("NHL") << int(League::Nhl);
    }
    const std::vector<Team> &teams(int league) const { return m_catalogue.teams(League(league)); }

    TeamCatalogue m_catalogue;
};

void TestTeamCatalogue::initTestCase()
{
    const Result<TeamCatalogue> shipped = TeamCatalogue::shipped();
    QVERIFY2(shipped, shipped ? "" : qUtf8Printable(shipped.error().message));
    m_catalogue = *shipped;
}

void TestTeamCatalogue::hasEveryTeam()
{
    QFETCH(int, league);
    QCOMPARE(teams(league).size(), std::size_t(32));
    QSet<QString> names;
    for (const Team &team : teams(league))
        names += team.name;
    QCOMPARE(names.size(), 32);
}

void TestTeamCatalogue::everyTeamIsWhole()
{
    QFETCH(int, league);
    QString former;
    for (const Team &team : teams(league)) {
        QVERIFY2(team.name.startsWith(team.city + u' '), qUtf8Printable(team.name));
        QCOMPARE(team.id, team.id.toUpper());
        QCOMPARE(team.abbreviation, team.abbreviation.toUpper());
        QVERIFY2(former < team.id, qUtf8Printable(team.id));
        former = team.id;
    }
}

void TestTeamCatalogue::everyNameFindsItsTeam()
{
    QFETCH(int, league);
    for (const Team &team : teams(league)) {
        const QString prefixed = leagueName(League(league)).toLower() + u'-' + team.id.toLower();
        QVERIFY2(team.aliases.contains(prefixed) && team.aliases.contains(team.id.toLower()), qUtf8Printable(team.id));
        for (const QString &id : QStringList { team.id, team.abbreviation } + team.aliases)
            QCOMPARE(m_catalogue.find(League(league), id), &team);
    }
}

/// The ids that the old data-api listed.
void TestTeamCatalogue::oldIdsStay_data()
{
    QTest::addColumn<int>("league");
    QTest::addColumn<QString>("ids");
    QTest::newRow("NFL") << int(League::Nfl) << u"BAL BUF CIN CLE DEN HOU IND JAX KC LAC LV MIA NE NYJ PIT TEN"_s;
    QTest::newRow("NHL") << int(League::Nhl) << u"BOS BUF DET FLA MTL OTT TB TOR"_s;
}

void TestTeamCatalogue::oldIdsStay()
{
    QFETCH(int, league);
    QFETCH(QString, ids);
    for (const QString &id : ids.split(u' ')) {
        const Team *team = m_catalogue.find(League(league), id);
        QVERIFY2(team, qUtf8Printable(id));
        QCOMPARE(team->id, id);
    }
}

void TestTeamCatalogue::finds_data()
{
    QTest::addColumn<int>("league");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("name"); // empty: nobody
    const auto row = [](const char *name, League league, const QString &id, const QString &team) {
        QTest::newRow(name) << int(league) << id << team;
    };
    row("dashboard's first form", League::Nfl, u"dal"_s, u"Dallas Cowboys"_s);
    row("dashboard's second form", League::Nfl, u"nfl-dal"_s, u"Dallas Cowboys"_s);
    row("upper case", League::Nfl, u"DAL"_s, u"Dallas Cowboys"_s);
    row("prefix in upper case", League::Nfl, u"NFL-Dal"_s, u"Dallas Cowboys"_s);
    row("same id in the other league", League::Nhl, u"dal"_s, u"Dallas Stars"_s);
    row("prefix of the wrong league", League::Nhl, u"nfl-det"_s, u"Detroit Red Wings"_s);
    row("WSH and WAS", League::Nfl, u"was"_s, u"Washington Commanders"_s);
    row("WAS in the NHL", League::Nhl, u"WAS"_s, u"Washington Capitals"_s);
    row("TBL", League::Nhl, u"nhl-tbl"_s, u"Tampa Bay Lightning"_s);
    row("LA is the Rams", League::Nfl, u"LA"_s, u"Los Angeles Rams"_s);
    row("LA is the Kings", League::Nhl, u"LA"_s, u"Los Angeles Kings"_s);
    row("NJ", League::Nhl, u"nj"_s, u"New Jersey Devils"_s);
    row("SJ", League::Nhl, u"sj"_s, u"San Jose Sharks"_s);
    row("Oakland moved", League::Nfl, u"OAK"_s, u"Las Vegas Raiders"_s);
    row("Utah", League::Nhl, u"uta"_s, u"Utah Mammoth"_s);
    row("no Arizona in the NHL", League::Nhl, u"ARI"_s, QString());
    row("other league's team", League::Nfl, u"vgk"_s, QString());
    row("nothing", League::Nfl, QString(), QString());
    row("prefix alone", League::Nfl, u"nfl-"_s, QString());
    row("two prefixes", League::Nfl, u"nfl-nfl-dal"_s, QString());
}

void TestTeamCatalogue::finds()
{
    QFETCH(int, league);
    QFETCH(QString, id);
    const Team *team = m_catalogue.find(League(league), id);
    QTEST(team ? team->name : QString(), "name");
}

void TestTeamCatalogue::same_data()
{
    QTest::addColumn<int>("league");
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("same");
    const auto row = [](const char *name, League league, const QString &one, const QString &other, bool same) {
        QTest::newRow(name) << int(league) << one << other << same;
    };
    row("case", League::Nfl, u"dal"_s, u"DAL"_s, true);
    row("prefix", League::Nhl, u"nhl-vgk"_s, u"VGK"_s, true);
    row("alias", League::Nfl, u"WAS"_s, u"nfl-wsh"_s, true);
    row("two teams", League::Nfl, u"dal"_s, u"den"_s, false);
    row("two teams of a city", League::Nfl, u"LA"_s, u"LAC"_s, false);
    row("known and unknown", League::Nfl, u"dal"_s, u"xyz"_s, false);
    row("unknown and known", League::Nfl, u"xyz"_s, u"dal"_s, false);
    row("unknown in other case", League::Nfl, u"XYZ"_s, u"nfl-xyz"_s, true);
    row("two unknown", League::Nfl, u"xyz"_s, u"abc"_s, false);
}

void TestTeamCatalogue::same()
{
    QFETCH(int, league);
    QFETCH(QString, one);
    QFETCH(QString, other);
    QTEST(m_catalogue.isSame(League(league), one, other), "same");
}

/// Two conferences; of the NFL four divisions of four each, of the NHL two of eight.
void TestTeamCatalogue::everyDivisionIsWhole()
{
    QFETCH(int, league);
    QMap<QString, QSet<QString>> conferences;
    QMap<QString, int> divisions;
    for (const Team &team : teams(league)) {
        conferences[team.conference] += team.division;
        ++divisions[team.division];
    }
    const bool isNfl = League(league) == League::Nfl;
    QCOMPARE(conferences.size(), 2);
    for (const QSet<QString> &one : conferences)
        QCOMPARE(one.size(), isNfl ? 4 : 2);
    for (const int count : divisions)
        QCOMPARE(count, isNfl ? 4 : 8);
}

/// A server of an older version does not tell.
void TestTeamCatalogue::conferenceMayBeAbsent()
{
    const auto read = TeamCatalogue::read(R"([{"id":"A","city":"a","name":"a b","abbreviation":"A","aliases":[]}])",
                                          "[]");
    QVERIFY(read);
    QCOMPARE(read->teams(League::Nfl).front().conference, QString());
}

void TestTeamCatalogue::wireForm()
{
    JsonWriter json;
    writeJson(json, *m_catalogue.find(League::Nhl, u"tbl"), League::Nhl);
    QCOMPARE(
        json.take(),
        R"({"id":"TB","name":"Tampa Bay Lightning","league":"NHL","city":"Tampa Bay","abbreviation":"TBL","aliases":["TBL","tb","nhl-tb","tbl","nhl-tbl"],"conference":"Eastern Conference","division":"Atlantic Division"})"_ba);
}

void TestTeamCatalogue::unreadable_data()
{
    QTest::addColumn<QByteArray>("nhl");
    QTest::newRow("nothing") << ""_ba;
    QTest::newRow("no JSON") << "teams"_ba;
    QTest::newRow("object") << "{}"_ba;
    QTest::newRow("number as a team") << "[1]"_ba;
    QTest::newRow("team without a name") << R"([{"id":"A","city":"a","abbreviation":"A","aliases":[]}])"_ba;
    QTest::newRow("team without aliases") << R"([{"id":"A","city":"a","name":"a b","abbreviation":"A"}])"_ba;
    QTest::newRow("number as an alias")
        << R"([{"id":"A","city":"a","name":"a b","abbreviation":"A","aliases":[1]}])"_ba;
    QTest::newRow("id of two teams")
        << R"([{"id":"A","city":"a","name":"a b","abbreviation":"A","aliases":[]},{"id":"B","city":"a","name":"a c","abbreviation":"B","aliases":["nhl-a"]}])"_ba;
}

void TestTeamCatalogue::unreadable()
{
    QFETCH(QByteArray, nhl);
    QVERIFY(TeamCatalogue::read("[]", "[]"));
    const Result<TeamCatalogue> read = TeamCatalogue::read("[]", nhl);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Internal);
}

QTEST_GUILESS_MAIN(TestTeamCatalogue)
#include "tst_teamcatalogue.moc"
