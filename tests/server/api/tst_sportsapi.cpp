#include "tests/support/apifixture.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

class TestSportsApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_api = std::make_unique<ApiFixture>(); }
    void cleanupTestCase() { m_api.reset(); }
    void counts_data();
    void counts();
    void keys();
    void oldTeamIsTheSame();
    void sameTagIs304();

private:
    std::unique_ptr<ApiFixture> m_api;
};

void TestSportsApi::counts_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("nfl");
    QTest::addColumn<int>("nhl");
    QTest::newRow("no league") << ""_ba << 32 << 32;
    QTest::newRow("NFL") << "?league=NFL"_ba << 32 << 0;
    QTest::newRow("NHL") << "?league=NHL"_ba << 0 << 32;
    QTest::newRow("lower case is another league") << "?league=nfl"_ba << 32 << 32;
    QTest::newRow("another league") << "?league=MLB"_ba << 32 << 32;
    QTest::newRow("empty league") << "?league="_ba << 32 << 32;
}

void TestSportsApi::counts()
{
    QFETCH(QByteArray, query);
    QFETCH(int, nfl);
    QFETCH(int, nhl);
    const ApiAnswer answer = m_api->get("/api/v1/sports/teams" + query);
    QStringList leagues = answer.column(u"teams"_s, u"league"_s).split(u' ');
    QCOMPARE(int(leagues.count(u"NFL"_s)), nfl);
    QCOMPARE(int(leagues.count(u"NHL"_s)), nhl);
    QCOMPARE(answer.value(u"count"_s), nfl + nhl);
}

void TestSportsApi::keys()
{
    const QByteArray body = m_api->get("/api/v1/sports/teams").body();
    QCOMPARE(keyTextOf(body), "teams,count");
    QCOMPARE(keyTextOf(body, "/teams/63"), "id,name,league,city,abbreviation,aliases,conference,division");
}

void TestSportsApi::oldTeamIsTheSame()
{
    const QByteArray body = m_api->get("/api/v1/sports/teams?league=NFL").body();
    QVERIFY(body.contains(R"({"id":"BAL","name":"Baltimore Ravens","league":"NFL",)"));
}

void TestSportsApi::sameTagIs304()
{
    const QByteArray all = m_api->get("/api/v1/sports/teams").etag();
    QCOMPARE(m_api->get("/api/v1/sports/teams", { { "if-none-match", all } }).status(), 304);
    QCOMPARE(m_api->get("/api/v1/sports/teams?league=NFL", { { "if-none-match", all } }).status(), 200);
}

QTEST_GUILESS_MAIN(TestSportsApi)
#include "tst_sportsapi.moc"
