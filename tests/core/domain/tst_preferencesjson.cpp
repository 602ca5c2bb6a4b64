#include "core/domain/preferencesjson.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestPreferencesJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void defaults();
    void everyKey();
    void teamsComeBack();
    void foreignTeams_data();
    void foreignTeams();
    void storedSettings_data();
    void storedSettings();
    void patches_data();
    void patches();
    void wrongPatch_data();
    void wrongPatch();
    void grownTooLarge();
    void teamChoice();
    void teamChoiceOfNothing();
    void userElsewhereIsNotLookedAt();

private:
    static Result<PreferencesPatch> readPatch(const QByteArray &json)
    {
        const Result<JsonDocument> document = JsonDocument::parse(json);
        return readPreferencesPatch(document->root().get_object().value_unsafe());
    }
    static Result<TeamChoice> readChoice(const QByteArray &json, User user)
    {
        const Result<JsonDocument> document = JsonDocument::parse(json);
        return readTeamChoice(document->root().get_object().value_unsafe(), user);
    }
    static QByteArray text(const Preferences &preferences)
    {
        JsonWriter json;
        writeJson(json, preferences);
        return json.take();
    }
};

void TestPreferencesJson::defaults()
{
    QCOMPARE(
        text({}),
        R"({"user_id":"default","selected_teams":{"nfl":[],"nhl":[]},"notification_settings":{"game_start":true,"score_change":true,"game_end":true},"updated_at":null,"created_at":null,"revision":0})"_ba);
}

void TestPreferencesJson::everyKey()
{
    const Preferences preferences { u"Jörg"_s,
                                    { { u"nfl-dal"_s }, { u"VGK"_s, u"a\"b"_s } },
                                    R"({"x":1})",
                                    Timestamp { 0 },
                                    Timestamp { 1'000'001 },
                                    7 };
    QCOMPARE(
        text(preferences),
        R"({"user_id":"Jörg","selected_teams":{"nfl":["nfl-dal"],"nhl":["VGK","a\"b"]},"notification_settings":{"x":1},"updated_at":"1970-01-01T00:00:01.000001+00:00","created_at":"1970-01-01T00:00:00.000000+00:00","revision":7})"_ba);
}

void TestPreferencesJson::teamsComeBack()
{
    const SelectedTeams teams { { u"dal"_s, u"dal"_s, QString() }, { u"Zürich \"ZSC\""_s } };
    QCOMPARE(readSelectedTeams(selectedTeamsJson(teams)), teams);
}

void TestPreferencesJson::foreignTeams_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QStringList>("nfl");
    QTest::newRow("blanks") << R"( { "nfl" : [ "dal" ] } )"_ba << QStringList { u"dal"_s };
    QTest::newRow("numbers and null among ids") << R"({"nfl":[1,"dal",null]})"_ba << QStringList { u"dal"_s };
    QTest::newRow("another league") << R"({"mlb":["bos"],"nfl":["dal"]})"_ba << QStringList { u"dal"_s };
    QTest::newRow("string as a list") << R"({"nfl":"dal"})"_ba << QStringList();
    QTest::newRow("list") << R"(["nfl"])"_ba << QStringList();
    QTest::newRow("no JSON") << "{nfl:['dal']}"_ba << QStringList();
    QTest::newRow("nothing") << ""_ba << QStringList();
}

void TestPreferencesJson::foreignTeams()
{
    QFETCH(QByteArray, json);
    QTEST(readSelectedTeams(json).nfl, "nfl");
    QCOMPARE(readSelectedTeams(json).nhl, QStringList());
}

void TestPreferencesJson::storedSettings_data()
{
    QTest::addColumn<QByteArray>("stored");
    QTest::addColumn<QByteArray>("settings");
    const QByteArray all = defaultNotificationSettings;
    QTest::newRow("empty object") << "{}"_ba << all;
    QTest::newRow("no JSON") << "game"_ba << all;
    QTest::newRow("list") << "[]"_ba << all;
    QTest::newRow("blanks") << R"({ "game_end" : false })"_ba
                            << R"({"game_start":true,"score_change":true,"game_end":false})"_ba;
    QTest::newRow("unknown keys follow in their order")
        << R"({"z":{"b":null},"game_start":false,"a":[]})"_ba
        << R"({"game_start":false,"score_change":true,"game_end":true,"z":{"b":null},"a":[]})"_ba;
    QTest::newRow("null is the default") << R"({"game_start":null,"x":null})"_ba
                                         << R"({"game_start":true,"score_change":true,"game_end":true,"x":null})"_ba;
}

void TestPreferencesJson::storedSettings()
{
    QFETCH(QByteArray, stored);
    QTEST(readNotificationSettings(stored), "settings");
}

void TestPreferencesJson::patches_data()
{
    QTest::addColumn<QByteArray>("patch");
    QTest::addColumn<QByteArray>("teams");
    QTest::addColumn<QByteArray>("settings");
    const QByteArray teams = R"({"nfl":["dal"],"nhl":["vgk"]})";
    const QByteArray settings =
        R"({"game_start":false,"score_change":true,"game_end":true,"sound":{"name":"horn","loud":1}})";
    const auto row = [](const char *name, const QByteArray &patch, const QByteArray &after, const QByteArray &then) {
        QTest::newRow(name) << patch << after << then;
    };
    row("nothing", "{}", teams, settings);
    row("unknown keys", R"({"user_id":"x","theme":"dark"})", teams, settings);
    row("one league", R"({"selected_teams":{"nhl":["BOS","bos"]}})", R"({"nfl":["dal"],"nhl":["BOS","bos"]})",
        settings);
    row("one league cleared", R"({"selected_teams":{"nfl":null}})", R"({"nfl":[],"nhl":["vgk"]})", settings);
    row("teams cleared", R"({"selected_teams":null})", R"({"nfl":[],"nhl":[]})", settings);
    row("no league", R"({"selected_teams":{}})", teams, settings);
    row("flag", R"({"notification_settings":{"game_end":false}})", teams,
        R"({"game_start":false,"score_change":true,"game_end":false,"sound":{"name":"horn","loud":1}})");
    row("flag to its default", R"({"notification_settings":{"game_start":null}})", teams,
        R"({"game_start":true,"score_change":true,"game_end":true,"sound":{"name":"horn","loud":1}})");
    row("inside an unknown key", R"({"notification_settings":{"sound":{"loud":null,"x":[null]},"gameStart":true}})",
        teams,
        R"({"game_start":false,"score_change":true,"game_end":true,"sound":{"name":"horn","x":[null]},"gameStart":true})");
    row("unknown key removed", R"({"notification_settings":{"sound":null}})", teams,
        R"({"game_start":false,"score_change":true,"game_end":true})");
    row("settings cleared", R"({"notification_settings":null})", teams, defaultNotificationSettings);
}

void TestPreferencesJson::patches()
{
    QFETCH(QByteArray, patch);
    Preferences base;
    base.selectedTeams = { { u"dal"_s }, { u"vgk"_s } };
    base.notificationSettings =
        R"({"game_start":false,"score_change":true,"game_end":true,"sound":{"name":"horn","loud":1}})";
    const Result<PreferencesPatch> read = readPatch(patch);
    QVERIFY(read);
    const Result<Preferences> after = patched(base, *read);
    QVERIFY(after);
    QTEST(selectedTeamsJson(after->selectedTeams), "teams");
    QTEST(after->notificationSettings, "settings");
}

void TestPreferencesJson::wrongPatch_data()
{
    QTest::addColumn<QByteArray>("patch");
    QTest::addColumn<QString>("item");
    const auto row = [](const char *name, const QByteArray &patch, const QString &item) {
        QTest::newRow(name) << patch << item;
    };
    row("list as teams", R"({"selected_teams":["dal"]})", u"dict_type selected_teams"_s);
    row("string as a league", R"({"selected_teams":{"nfl":"dal"}})", u"list_type selected_teams nfl"_s);
    row("number as a team", R"({"selected_teams":{"nhl":["a",1]}})", u"string_type selected_teams nhl"_s);
    row("list as settings", R"({"notification_settings":[]})", u"dict_type notification_settings"_s);
    row("word as a flag", R"({"notification_settings":{"score_change":"yes"}})",
        u"bool_type notification_settings score_change"_s);
    row("settings of 65 levels", R"({"notification_settings":{"a":)" + QByteArray(64, '[') + QByteArray(64, ']') + "}}",
        u"value_error notification_settings"_s);
    row("settings of 64 KiB", R"({"notification_settings":{"a":")" + QByteArray(64 * 1024, 'x') + "\"}}",
        u"value_error notification_settings"_s);
}

void TestPreferencesJson::wrongPatch()
{
    QFETCH(QByteArray, patch);
    const Result<PreferencesPatch> read = readPatch(patch);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::InvalidInput);
    QCOMPARE(read.error().fields.size(), std::size_t(1));
    const FieldError &item = read.error().fields.front();
    QStringList said { item.type };
    for (qsizetype i = 1; i < qMin<qsizetype>(item.location.size(), 3); ++i)
        said += item.location[i].toString();
    QTEST(said.join(u' '), "item");
}

/// Each patch is small enough; together they are not.
void TestPreferencesJson::grownTooLarge()
{
    Preferences preferences;
    for (const char *key : { "a", "b" }) {
        const Result<PreferencesPatch> patch = readPatch(R"({"notification_settings":{")" + QByteArray(key) + R"(":")"
                                                         + QByteArray(40'000, 'x') + "\"}}");
        QVERIFY(patch);
        const Result<Preferences> after = patched(preferences, *patch);
        QCOMPARE(after.has_value(), key == "a"_ba);
        preferences = after.value_or(Preferences());
        QVERIFY(after || after.error().code == ErrorCode::InvalidInput);
    }
}

void TestPreferencesJson::teamChoice()
{
    const Result<TeamChoice> choice = readChoice(R"({"user_id":"ann","nhl_teams":["vgk","VGK"],"nfl_teams":["sf"]})",
                                                 User::InBody);
    QCOMPARE(choice->userId, u"ann"_s);
    QCOMPARE(choice->teams.nfl, QStringList { u"sf"_s });
    QCOMPARE(choice->teams.nhl, (QStringList { u"vgk"_s, u"VGK"_s }));
}

void TestPreferencesJson::teamChoiceOfNothing()
{
    const Result<TeamChoice> choice = readChoice("{}", User::InBody);
    QVERIFY(!choice->userId);
    QCOMPARE(choice->teams, SelectedTeams());
}

void TestPreferencesJson::userElsewhereIsNotLookedAt()
{
    const Result<TeamChoice> choice = readChoice(R"({"user_id":5})", User::Elsewhere);
    QVERIFY(choice);
    QVERIFY(!choice->userId);
    QVERIFY(!readChoice(R"({"user_id":5})", User::InBody));
}

QTEST_GUILESS_MAIN(TestPreferencesJson)
#include "tst_preferencesjson.moc"
