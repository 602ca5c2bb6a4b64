#include "core/domain/preferencesjson.h"
#include "tests/support/temporarydatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestPreferenceStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unknownUserHasTheDefaults();
    void everyFieldComesBack();
    void writingTheDefaultsStoresThem();
    void unchangedIsLeftAlone();
    void sameThingInAnotherFormIsLeftAlone();
    void changeIsJournalled();
    void mergeKeepsWhatIsAbsent();
    void mergeOfNothingStoresTheDefaults();
    void usersAreApart();
    void refusedMergeWritesNothing();
    void rowOfAnotherProgram();

private:
    static Preferences wanted(const QString &user, const QStringList &nfl = {})
    {
        Preferences preferences;
        preferences.userId = user;
        preferences.selectedTeams.nfl = nfl;
        return preferences;
    }
    static PreferencesPatch settings(const QByteArray &json) { return { std::nullopt, std::nullopt, json }; }
};

void TestPreferenceStore::unknownUserHasTheDefaults()
{
    TemporaryDatabase db;
    const Preferences found = must(db.store().preferences().find(u"nobody"_s));
    QCOMPARE(found.userId, u"nobody"_s);
    QCOMPARE(found.selectedTeams, SelectedTeams());
    QCOMPARE(found.notificationSettings, QByteArray(defaultNotificationSettings));
    QVERIFY(!found.createdAt && !found.updatedAt);
    QCOMPARE(found.revision, 0);
    QCOMPARE(db.journalLength(), 0);
    QCOMPARE(db.number("SELECT count(*) FROM user_preferences"), 0);
}

void TestPreferenceStore::everyFieldComesBack()
{
    TemporaryDatabase db;
    Preferences preferences = wanted(u"Jörg"_s, { u"nfl-dal"_s, u"DAL"_s });
    preferences.selectedTeams.nhl = { u"vgk"_s };
    preferences.notificationSettings = R"({"game_start":false,"score_change":true,"game_end":true,"z":[1],"a":"ü"})";
    const Timestamp before = Timestamp::now();
    const Preferences written = must(db.store().preferences().write(preferences));
    const Preferences found = must(db.store().preferences().find(u"Jörg"_s));
    QCOMPARE(found.selectedTeams, preferences.selectedTeams);
    QCOMPARE(found.notificationSettings, preferences.notificationSettings);
    QCOMPARE(found.revision, 1);
    QVERIFY(found.createdAt >= before && found.createdAt <= Timestamp::now());
    QCOMPARE(found.updatedAt, found.createdAt);
    QCOMPARE(written.updatedAt, found.updatedAt);
    QCOMPARE(written.revision, 1);
}

void TestPreferenceStore::writingTheDefaultsStoresThem()
{
    TemporaryDatabase db;
    QCOMPARE(must(db.store().preferences().write(wanted(u"ann"_s))).revision, 1);
    QCOMPARE(db.changesSince(0).at(0).action, u"create"_s);
}

void TestPreferenceStore::unchangedIsLeftAlone()
{
    TemporaryDatabase db;
    const Preferences first = must(db.store().preferences().write(wanted(u"ann"_s, { u"sf"_s })));
    const Preferences second = must(db.store().preferences().write(wanted(u"ann"_s, { u"sf"_s })));
    QCOMPARE(second.revision, 1);
    QCOMPARE(second.updatedAt, first.updatedAt);
    QCOMPARE(db.journalLength(), 1);
}

void TestPreferenceStore::sameThingInAnotherFormIsLeftAlone()
{
    TemporaryDatabase db;
    db.execute("INSERT INTO user_preferences (user_id, selected_teams, notification_settings)"
               " VALUES ('ann', '{ \"nfl\": [\"sf\"] }', '{ \"game_end\": true }')");
    QCOMPARE(must(db.store().preferences().write(wanted(u"ann"_s, { u"sf"_s }))).revision, 1);
    QCOMPARE(db.journalLength(), 1);
}

void TestPreferenceStore::changeIsJournalled()
{
    TemporaryDatabase db;
    must(db.tryWrite([](Store &store) {
        const Preferences first = must(store.preferences().write(wanted(u"ann"_s, { u"sf"_s })));
        const Preferences second = must(store.preferences().write(wanted(u"ann"_s, { u"sf"_s, u"gb"_s })));
        must(store.preferences().merge(u"ann"_s, settings(R"({"game_end":false})")));
        return second.createdAt == first.createdAt ? Result<void>() : failure(ErrorCode::Internal, u"created anew"_s);
    }));
    const std::vector<Change> changes = db.changesSince(0);
    QCOMPARE(changes.size(), std::size_t(3));
    QCOMPARE(changes[1].kind, u"preferences"_s);
    QCOMPARE(changes[1].key, u"ann"_s);
    QCOMPARE(changes[1].action, u"update"_s);
    QCOMPARE(changes[1].actor, u"tester"_s);
    QCOMPARE(changes[1].before, R"({"selected_teams":{"nfl":["sf"],"nhl":[]}})"_ba);
    QCOMPARE(changes[2].before,
             R"({"notification_settings":{"game_start":true,"score_change":true,"game_end":true}})"_ba);
    QCOMPARE(must(db.store().preferences().find(u"ann"_s)).revision, 3);
}

void TestPreferenceStore::mergeKeepsWhatIsAbsent()
{
    TemporaryDatabase db;
    must(db.store().preferences().merge(u"ann"_s, { QStringList { u"sf"_s }, QStringList { u"vgk"_s } }));
    must(db.store().preferences().merge(u"ann"_s, settings(R"({"sound":"horn","game_start":false})")));
    const Preferences after = must(db.store().preferences().merge(u"ann"_s, { std::nullopt, QStringList() }));
    QCOMPARE(after.selectedTeams.nfl, QStringList { u"sf"_s });
    QCOMPARE(after.selectedTeams.nhl, QStringList());
    QCOMPARE(after.notificationSettings,
             R"({"game_start":false,"score_change":true,"game_end":true,"sound":"horn"})"_ba);
    QCOMPARE(after.revision, 3);
}

void TestPreferenceStore::mergeOfNothingStoresTheDefaults()
{
    TemporaryDatabase db;
    QCOMPARE(must(db.store().preferences().merge(u"ann"_s, {})).revision, 1);
    QCOMPARE(must(db.store().preferences().merge(u"ann"_s, {})).revision, 1);
    QCOMPARE(db.journalLength(), 1);
}

void TestPreferenceStore::usersAreApart()
{
    TemporaryDatabase db;
    must(db.store().preferences().write(wanted(u"ann"_s, { u"sf"_s })));
    must(db.store().preferences().write(wanted(u"Ann"_s, { u"gb"_s })));
    QCOMPARE(must(db.store().preferences().find(u"ann"_s)).selectedTeams.nfl, QStringList { u"sf"_s });
    QCOMPARE(must(db.store().preferences().find(u"Ann"_s)).selectedTeams.nfl, QStringList { u"gb"_s });
}

void TestPreferenceStore::refusedMergeWritesNothing()
{
    TemporaryDatabase db;
    const auto large = [](const QByteArray &key) {
        return settings(R"({")" + key + R"(":")" + QByteArray(40'000, 'x') + "\"}");
    };
    must(db.store().preferences().merge(u"ann"_s, large("a")));
    const Result<Preferences> refused = db.store().preferences().merge(u"ann"_s, large("b"));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    QCOMPARE(db.journalLength(), 1);
}

void TestPreferenceStore::rowOfAnotherProgram()
{
    TemporaryDatabase db;
    db.execute("INSERT INTO user_preferences (selected_teams, notification_settings)"
               " VALUES ('{\"nhl\":[5,\"bos\"],\"mlb\":[\"bos\"]}', '{\"gameStart\":false}')");
    const Preferences found = must(db.store().preferences().find(u"default"_s));
    QCOMPARE(found.selectedTeams.nfl, QStringList());
    QCOMPARE(found.selectedTeams.nhl, QStringList { u"bos"_s });
    QCOMPARE(found.notificationSettings,
             R"({"game_start":true,"score_change":true,"game_end":true,"gameStart":false})"_ba);
    QCOMPARE(found.revision, 1);
}

QTEST_GUILESS_MAIN(TestPreferenceStore)
#include "tst_preferencestore.moc"
