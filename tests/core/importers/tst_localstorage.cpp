#include "core/importers/localstorage.h"
#include "tests/support/files.h"
#include "tests/support/imports.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

class TestLocalStorage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void versionOne();
    void versionTwo();
    void otherKeysAreIgnoredByName();
    void dashboardIsKeptWhole();
    void teams_data();
    void teams();
    void rejected_data();
    void rejected();
    void unreadable_data();
    void unreadable();
    void absentListStaysAsItIs();
    void hashFollowsTheUser();

private:
    static ImportPlan read(const QByteArray &json, const QString &user = u"ann"_s)
    {
        return readLocalStorage(json, user);
    }
    static ImportPlan readSample(const char *name)
    {
        return read(readFile(QStringLiteral(HEARTHBOOK_TEST_DATA "/") + QLatin1StringView(name)));
    }
    /// A dump of one key.
    static QByteArray dump(const QByteArray &key, const QByteArray &value)
    {
        return QJsonDocument(QJsonObject { { QString::fromUtf8(key), QString::fromUtf8(value) } }).toJson();
    }
};

void TestLocalStorage::versionOne()
{
    const ImportPlan plan = readSample("localstorage_v1.json");
    QCOMPARE(plan.preferences.size(), std::size_t(1));
    const PreferenceEntry &entry = plan.preferences[0];
    QCOMPARE(entry.id, u"sports_selected_teams"_s);
    QCOMPARE(entry.userId, u"ann"_s);
    QCOMPARE(entry.patch.nfl, std::optional(QStringList { u"gb"_s, u"car"_s }));
    QCOMPARE(entry.patch.nhl, std::optional(QStringList { u"bos"_s }));
    QVERIFY(entry.patch.notificationSettings.isEmpty());
    QVERIFY(plan.left.empty());
}

void TestLocalStorage::versionTwo()
{
    const ImportPlan plan = readSample("localstorage_v2.json");
    QCOMPARE(plan.preferences.size(), std::size_t(2));
    QCOMPARE(plan.preferences[0].patch.nfl, std::optional(QStringList { u"gb"_s, u"nfl-car"_s }));
    QCOMPARE(plan.preferences[0].patch.nhl, std::optional(QStringList { u"nhl-bos"_s }));
    QVERIFY(!plan.preferences[1].patch.nfl);
}

void TestLocalStorage::otherKeysAreIgnoredByName()
{
    QCOMPARE(outcomes(readSample("localstorage_v2.json").left),
             u"ignored darkMode, ignored dashboard-layout-cleanup-v1"_s);
}

void TestLocalStorage::dashboardIsKeptWhole()
{
    QCOMPARE(
        readSample("localstorage_v2.json").preferences[1].patch.notificationSettings,
        R"({"user-preferences":{"thresholds":[{"metric":"error_rate","warning":5,"critical":10,"enabled":true}],"notifications":{"browser":true,"sound":false,"email":false},"refreshInterval":30,"timezone":"Europe/Vienna"}})"_ba);
}

void TestLocalStorage::teams_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("no version") << R"({"nfl_teams":["dal"],"nhl_teams":[]})"_ba << u"taken"_s;
    QTest::newRow("version to come") << R"({"nfl_teams":["dal"],"version":9,"more":[]})"_ba << u"taken"_s;
    QTest::newRow("finished, none chosen")
        << R"({"nfl_teams":[],"nhl_teams":[],"setup_completed":true})"_ba << u"taken"_s;
    QTest::newRow("never finished, one chosen")
        << R"({"nfl_teams":["dal"],"nhl_teams":[],"setup_completed":false})"_ba << u"taken"_s;
    QTest::newRow("never finished, none chosen")
        << R"({"nfl_teams":[],"nhl_teams":[],"setup_completed":false})"_ba << u"ignored sports_selected_teams"_s;
    QTest::newRow("never finished, no lists")
        << R"({"setup_completed":false})"_ba << u"ignored sports_selected_teams"_s;
}

void TestLocalStorage::teams()
{
    QFETCH(QByteArray, value);
    const ImportPlan plan = read(dump("sports_selected_teams", value));
    QTEST(plan.preferences.empty() ? outcomes(plan.left) : u"taken"_s, "outcome");
}

void TestLocalStorage::rejected_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("reason");
    const QByteArray teams = "sports_selected_teams";
    QTest::newRow("value that is no text") << R"({"sports_selected_teams":{"nfl_teams":[]}})"_ba
                                           << u"the value is no text, as all in a browser's storage is"_s;
    QTest::newRow("other key that is no text")
        << R"({"darkMode":true})"_ba << u"the value is no text, as all in a browser's storage is"_s;
    QTest::newRow("text that is no JSON") << dump(teams, "dal,sf") << u"the value is no JSON"_s;
    QTest::newRow("empty text") << dump(teams, "") << u"the value is no JSON"_s;
    QTest::newRow("JSON cut short") << dump(teams, R"({"nfl_teams":["dal")") << u"the value is no JSON"_s;
    QTest::newRow("list") << dump(teams, "[]") << u"the value is no JSON object"_s;
    QTest::newRow("text as teams") << dump(teams, R"({"nfl_teams":"dal"})")
                                   << u"selected_teams.nfl: Input should be a valid list"_s;
    QTest::newRow("number as team") << dump(teams, R"({"nhl_teams":["bos",7]})")
                                    << u"selected_teams.nhl.1: Input should be a valid string"_s;
    QTest::newRow("text as settings") << dump("user-preferences", "\"x\"") << u"the value is no JSON object"_s;
    QTest::newRow("settings of 70 KB")
        << dump("user-preferences", "{\"x\":\"" + QByteArray(70'000, 'x') + "\"}")
        << u"notification_settings: notification_settings has 70029 bytes, at most 65536 are allowed"_s;
}

void TestLocalStorage::rejected()
{
    QFETCH(QByteArray, json);
    const ImportPlan plan = read(json);
    QVERIFY(plan.preferences.empty());
    QCOMPARE(plan.left.size(), std::size_t(1));
    QCOMPARE(plan.left[0].outcome, Outcome::Rejected);
    QTEST(plan.left[0].reason, "reason");
}

void TestLocalStorage::unreadable_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("quoted once too often") << R"("{\"darkMode\":\"true\"}")"_ba;
    QTest::newRow("cut short") << R"({"darkMode":"tr)"_ba;
    QTest::newRow("list") << "[]"_ba;
}

void TestLocalStorage::unreadable()
{
    QFETCH(QByteArray, text);
    QVERIFY(read(text).unreadable);
}

void TestLocalStorage::absentListStaysAsItIs()
{
    const ImportPlan plan = read(dump("sports_selected_teams", R"({"nfl_teams":["dal"],"nhl_teams":null})"));
    QVERIFY(!plan.preferences[0].patch.nhl);
}

void TestLocalStorage::hashFollowsTheUser()
{
    QVERIFY(read("{}", u"ann"_s).hash != read("{}", u"bob"_s).hash);
}

QTEST_GUILESS_MAIN(TestLocalStorage)
#include "tst_localstorage.moc"
