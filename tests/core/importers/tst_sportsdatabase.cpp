#include "core/importers/olddatabase.h"
#include "tests/support/imports.h"
#include "tests/support/plaindatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

class TestSportsDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void webhooksAreRead();
    void badWebhookIsRejectedAlone();
    void olderTableLacksColumns();
    void teamsAreRead();
    void badTeamsAreRejectedAlone_data();
    void badTeamsAreRejectedAlone();
    void fileWithBothTables();
    void emptyTablesAreReadable();
    void neither_data();
    void neither();
    void hashFollowsTheRows();

private:
    static ImportPlan readFileAt(const QString &path)
    {
        return readOldDatabase(*must(ForeignDatabase::open(path)), plainTools());
    }
    static ImportPlan read(const QByteArray &sql)
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"old.db"_s);
        PlainDatabase(path).run(sql);
        return readFileAt(path);
    }
};

void TestSportsDatabase::webhooksAreRead()
{
    const ImportPlan plan = read(
        oldWebhookTable()
        + "INSERT INTO webhooks VALUES ('w', 'http://a/', '[\"game_started\"]', 'secret', 'ne',"
          " '2025-10-14 18:22:10.512345', 12, 1, '2025-10-14T20:01:00', NULL, 0)");
    QVERIFY(plan.left.empty());
    const Webhook &webhook = plan.webhooks.at(0).webhook;
    QCOMPARE(webhook.webhookId, u"w"_s);
    QCOMPARE(webhook.events, QStringList { u"game_started"_s });
    QCOMPARE(plan.webhooks[0].secret, "secret"_ba);
    QCOMPARE(webhook.createdAt.toString(), u"2025-10-14T18:22:10.512345+00:00"_s);
    QCOMPARE(webhook.totalCalls, 12);
    QCOMPARE(webhook.lastSuccess->toString(), u"2025-10-14T20:01:00.000000+00:00"_s);
    QVERIFY(!webhook.enabled);
}

void TestSportsDatabase::badWebhookIsRejectedAlone()
{
    const ImportPlan plan = read(oldWebhookTable()
                                 + "INSERT INTO webhooks (webhook_id, url, events, secret) VALUES"
                                   " ('a', 'http://a/', 'no JSON', 's'), ('b', 'http://a/', '[]', ''),"
                                   " ('c', 'http://a/', '[]', 's'), ('d', x'ff00', '[]', 's')");
    QCOMPARE(plan.webhooks.size(), std::size_t(1));
    QCOMPARE(plan.webhooks[0].webhook.webhookId, u"c"_s);
    QCOMPARE(outcomes(plan.left), u"rejected a, rejected b, rejected d"_s);
}

void TestSportsDatabase::olderTableLacksColumns()
{
    const ImportPlan plan = read("CREATE TABLE webhooks (webhook_id, url, secret);"
                                 "INSERT INTO webhooks VALUES ('w', 'http://a/', 's')");
    QCOMPARE(plan.webhooks.size(), std::size_t(1));
    QVERIFY(plan.webhooks[0].webhook.enabled);
}

void TestSportsDatabase::teamsAreRead()
{
    const ImportPlan plan = read(oldTeamTable()
                                 + "INSERT INTO user_teams (user_id, nfl_teams, nhl_teams) VALUES"
                                   " ('default', '[\"dal\",\"nfl-sf\"]', '[\"vgk\"]'), ('ann', '[]', '[]')");
    QCOMPARE(plan.preferences.size(), std::size_t(2));
    QCOMPARE(plan.preferences[0].userId, u"ann"_s);
    QCOMPARE(plan.preferences[1].id, u"default"_s);
    QCOMPARE(plan.preferences[1].patch.nfl, std::optional(QStringList { u"dal"_s, u"nfl-sf"_s }));
    QCOMPARE(plan.preferences[1].patch.nhl, std::optional(QStringList { u"vgk"_s }));
}

void TestSportsDatabase::badTeamsAreRejectedAlone_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::newRow("no JSON") << "('bad', 'dal,sf', '[]')"_ba;
    QTest::newRow("object") << "('bad', '{}', '[]')"_ba;
    QTest::newRow("number among teams") << "('bad', '[]', '[1]')"_ba;
    QTest::newRow("number as list") << "('bad', 5, '[]')"_ba;
    QTest::newRow("empty user") << "('', '[]', '[]')"_ba;
    QTest::newRow("user that is null") << "(NULL, '[]', '[]')"_ba;
}

void TestSportsDatabase::badTeamsAreRejectedAlone()
{
    QFETCH(QByteArray, row);
    const ImportPlan plan = read(oldTeamTable() + "INSERT INTO user_teams (user_id, nfl_teams, nhl_teams) VALUES " + row
                                 + ", ('good', '[]', '[]')");
    QCOMPARE(plan.preferences.size(), std::size_t(1));
    QCOMPARE(plan.preferences[0].userId, u"good"_s);
    QCOMPARE(plan.left.size(), std::size_t(1));
    QCOMPARE(plan.left[0].outcome, Outcome::Rejected);
}

void TestSportsDatabase::fileWithBothTables()
{
    const ImportPlan plan = read(
        oldWebhookTable() + oldTeamTable()
        + "INSERT INTO webhooks (webhook_id, url, events, secret) VALUES ('w', 'http://a/', '[]', 's');"
          "INSERT INTO user_teams (user_id) VALUES ('ann')");
    QCOMPARE(plan.webhooks.size(), std::size_t(1));
    QCOMPARE(plan.preferences.size(), std::size_t(1));
}

void TestSportsDatabase::emptyTablesAreReadable()
{
    const ImportPlan plan = read(oldWebhookTable());
    QVERIFY(!plan.unreadable);
    QVERIFY(plan.left.empty());
}

void TestSportsDatabase::neither_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("no table") << "PRAGMA user_version = 1"_ba;
    QTest::newRow("other table") << "CREATE TABLE notes (id)"_ba;
    QTest::newRow("webhooks of another program") << "CREATE TABLE webhooks (id, target)"_ba;
}

void TestSportsDatabase::neither()
{
    QFETCH(QByteArray, sql);
    const ImportPlan plan = read(sql);
    QVERIFY(plan.unreadable);
    QVERIFY(plan.left.at(0).reason.contains(u"neither metadata.db nor webhooks.db nor sports_teams.db"_s));
}

void TestSportsDatabase::hashFollowsTheRows()
{
    const QByteArray one = "INSERT INTO user_teams (user_id) VALUES ('ann')";
    QCOMPARE(read(oldTeamTable() + one).hash, read(oldTeamTable() + one).hash);
    QVERIFY(read(oldTeamTable() + one).hash != read(oldTeamTable()).hash);
}

QTEST_GUILESS_MAIN(TestSportsDatabase)
#include "tst_sportsdatabase.moc"
