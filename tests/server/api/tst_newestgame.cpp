#include "core/influx/fluxreader.h"
#include "server/api/newestgame.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// Which of the rows makes the game, whatever their order.
class TestNewestGame : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothing();
    void orderOfTheRowsDoesNotMatter_data();
    void orderOfTheRowsDoesNotMatter();
    void whatIsMissingIsNull();
    void floatsAreScores();

private:
    static NewestGame read(const QByteArray &rows)
    {
        NewestGame newest;
        FluxReader reader([&newest](const InfluxRow &row) -> Result<bool> {
            newest.take(row);
            return true;
        });
        const QByteArray head = ",result,table,_time,_value,_field,_measurement,away_team,game_id,home_team,status\r\n";
        if (!reader.feed(head + rows) || !reader.finish())
            qFatal("the rows cannot be read");
        return newest;
    }
};

void TestNewestGame::nothing()
{
    QVERIFY(!NewestGame().game());
    QVERIFY(!read(",,0,,5,home_score,nfl_scores,kc,1,ne,live\r\n").game()); // without a time
}

void TestNewestGame::orderOfTheRowsDoesNotMatter_data()
{
    QTest::addColumn<QByteArrayList>("rows");
    QByteArrayList rows { "2025-10-18T17:00:00Z,99,home_score,nfl_scores,kc,1,ne,finished",
                          "2025-10-18T20:00:00Z,3,home_score,nfl_scores,kc,2,ne,live",
                          "2025-10-18T20:00:00Z,0,away_score,nfl_scores,kc,2,ne,live",
                          "2025-10-18T20:00:00Z,0,home_score,nfl_scores,kc,2,ne,scheduled",
                          "2025-10-18T20:00:00Z,pregame,quarter,nfl_scores,kc,2,ne,scheduled",
                          "2025-10-18T20:00:00Z,2,quarter,nfl_scores,kc,2,ne,live",
                          "2025-10-11T20:00:00Z,7:00,time_remaining,nfl_scores,kc,2,ne,live" };
    QTest::newRow("as they are") << rows;
    std::ranges::reverse(rows);
    QTest::newRow("from the end") << rows;
    std::ranges::rotate(rows, rows.begin() + 3);
    QTest::newRow("from the middle") << rows;
}

void TestNewestGame::orderOfTheRowsDoesNotMatter()
{
    QFETCH(QByteArrayList, rows);
    QByteArray text;
    for (const QByteArray &row : rows)
        text += ",,0," + row + "\r\n";
    const Game game = read(text).game().value();
    QCOMPARE(game.gameId, u"2"_s);
    QCOMPARE(game.status, u"live"_s);
    QCOMPARE(game.homeScore, 3);
    QCOMPARE(game.awayScore, 0);
    QCOMPARE(game.quarterPeriod, u"2"_s);
    QVERIFY(!game.timeRemaining); // that was a point a week ago
}

void TestNewestGame::whatIsMissingIsNull()
{
    const Game game = read(",,0,2025-10-18T17:00:00Z,x,venue,nhl_scores,,,ne,\r\n").game().value();
    QCOMPARE(game.league(), u"NHL"_s);
    QVERIFY(!game.gameId && !game.status && !game.awayTeam && !game.homeScore && !game.quarterPeriod);
    QCOMPARE(game.homeTeam, u"ne"_s);
}

void TestNewestGame::floatsAreScores()
{
    QCOMPARE(read(",,0,2025-10-18T17:00:00Z,20.999999,home_score,nfl_scores,kc,1,ne,live\r\n").game()->homeScore, 21);
}

QTEST_GUILESS_MAIN(TestNewestGame)
#include "tst_newestgame.moc"
