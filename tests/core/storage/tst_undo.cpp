#include "core/storage/operation.h"
#include "core/storage/undo.h"
#include "tests/support/temporarydatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

namespace {

Preferences teamsOf(const QString &user, const QStringList &nfl)
{
    Preferences preferences;
    preferences.userId = user;
    preferences.selectedTeams.nfl = nfl;
    return preferences;
}

Webhook webhook(const QString &id, const QString &url)
{
    Webhook made;
    made.webhookId = id;
    made.url = url;
    made.events = QStringList { u"game_started"_s };
    return made;
}

} // namespace

class TestUndo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_db = std::make_unique<TemporaryDatabase>(); }
    void cleanup() { m_db.reset(); }
    void addedRowGoes();
    void changedRowIsRestored();
    void nullIsRestored();
    void removedRowComesBack();
    void severalChangesOfOneRow();
    void orderOfSettingsIsKept();
    void rowThatWasChangedSinceIsRefused();
    void onlyTheChangedRowIsRefused();
    void severalOperationsTheNewestFirst();
    void changeThatWasPutBackDoesNotCount();
    void removedAndMadeAgainIsRefused();
    void twiceChangesNothing();
    void undoIsUndone();
    void lookWritesNothing();
    void unknownOperation();
    void otherKindIsRefused();
    void areas();
    void addedDeviceGoesAfterItsEntities();
    void deviceWithOtherEntitiesStays();
    void changedRegistryRowsAreRestored();
    void removedDevicesComeBackWithTheirEntities();
    void secretOfAnImportIsRestored();
    void laterRotationIsNotTouched();

private:
    /// Runs `work` as one operation and gives its number.
    template<typename Work>
    qint64 operation(Work work, const QString &origin = u"api"_s)
    {
        const Origin writer { u"tester"_s, origin, u"test"_s };
        qint64 number = 0;
        must(runOperation(store(), writer, [&]() -> Result<void> {
            number = store().journal().operation();
            work();
            return {};
        }));
        return number;
    }
    /// The outcomes of an undo, "removed a, refused b", and the operation that it was.
    QString undo(qint64 number, qint64 *as = nullptr)
    {
        QStringList words;
        const qint64 done = operation(
            [&] {
                for (const UndoneRow &row : must(Undo(m_db->connection()).run(number, Undo::Mode::Apply)))
                    words += outcomeWord(row.outcome) + u' ' + row.key;
            },
            u"import"_s);
        if (as)
            *as = done;
        return words.join(u", "_s);
    }
    qint64 write(const Preferences &preferences)
    {
        return operation([&] { must(store().preferences().write(preferences)); });
    }
    /// Within an operation, or outside of one.
    void feed(const QByteArray &devices, const QByteArray &entities)
    {
        must(store().devices().upsert(must(readDevices(devices)).rows));
        must(store().entities().upsert(must(readEntities(entities)).rows));
    }
    static constexpr char twoEntities[] =
        R"([{"entity_id":"light.a","device_id":"d1"},{"entity_id":"light.b","device_id":"d1"}])";
    QStringList teams(const QString &user) { return must(store().preferences().find(user)).selectedTeams.nfl; }
    Store &store() { return m_db->store(); }
    QByteArray sealed() { return must(store().webhooks().secrets(u"w"_s)).value().sealed; }

    std::unique_ptr<TemporaryDatabase> m_db;
};

void TestUndo::addedRowGoes()
{
    const qint64 added = write(teamsOf(u"ann"_s, { u"sf"_s }));
    QCOMPARE(undo(added), u"removed ann"_s);
    QCOMPARE(m_db->number("SELECT count(*) FROM user_preferences"), 0);
    const Change last = m_db->changesSince(0).back();
    QCOMPARE(last.action, u"remove"_s);
    QCOMPARE(last.operation, std::optional(added + 1));
}

void TestUndo::changedRowIsRestored()
{
    write(teamsOf(u"ann"_s, { u"sf"_s }));
    const qint64 changed = write(teamsOf(u"ann"_s, { u"gb"_s, u"dal"_s }));
    QCOMPARE(undo(changed), u"restored ann"_s);
    QCOMPARE(teams(u"ann"_s), QStringList { u"sf"_s });
    QCOMPARE(must(store().preferences().find(u"ann"_s)).revision, 3);
}

void TestUndo::nullIsRestored()
{
    operation([&] { must(store().webhooks().insert(webhook(u"w"_s, u"http://a/"_s), "s")); });
    const qint64 changed = operation([&] {
        Webhook other = webhook(u"w"_s, u"http://b/"_s);
        other.team = u"ne"_s;
        other.enabled = false;
        other.events.clear();
        must(store().webhooks().update(other));
    });
    QCOMPARE(undo(changed), u"restored w"_s);
    const Webhook now = must(store().webhooks().find(u"w"_s)).value();
    QCOMPARE(now.url, u"http://a/"_s);
    QVERIFY(!now.team);
    QVERIFY(now.enabled);
    QCOMPARE(now.events, QStringList { u"game_started"_s });
}

void TestUndo::removedRowComesBack()
{
    operation([&] { must(store().webhooks().insert(webhook(u"w"_s, u"http://a/"_s), "sealed one")); });
    const qint64 removed = operation([&] { must(store().webhooks().remove(u"w"_s)); });
    QCOMPARE(undo(removed), u"restored w"_s);
    QCOMPARE(must(store().webhooks().find(u"w"_s)).value().url, u"http://a/"_s);
    QCOMPARE(sealed(), "sealed one"_ba);
}

void TestUndo::severalChangesOfOneRow()
{
    write(teamsOf(u"ann"_s, { u"sf"_s }));
    const qint64 changed = operation([&] {
        must(store().preferences().write(teamsOf(u"ann"_s, { u"gb"_s })));
        must(store().preferences().merge(u"ann"_s, { std::nullopt, std::nullopt, R"({"game_end":false})" }));
        must(store().preferences().write(teamsOf(u"ann"_s, { u"dal"_s })));
    });
    QCOMPARE(undo(changed), u"restored ann"_s);
    QCOMPARE(teams(u"ann"_s), QStringList { u"sf"_s });
    QCOMPARE(must(store().preferences().find(u"ann"_s)).notificationSettings, QByteArray(defaultNotificationSettings));
}

void TestUndo::orderOfSettingsIsKept()
{
    Preferences first = teamsOf(u"ann"_s, {});
    first.notificationSettings =
        R"({"game_start":true,"score_change":true,"game_end":true,"z":{"b":1,"a":2},"y":null})";
    write(first);
    Preferences second = first;
    second.notificationSettings = defaultNotificationSettings;
    undo(write(second));
    QCOMPARE(m_db->text("SELECT notification_settings FROM user_preferences").toUtf8(), first.notificationSettings);
}

void TestUndo::rowThatWasChangedSinceIsRefused()
{
    write(teamsOf(u"ann"_s, { u"sf"_s }));
    const qint64 changed = write(teamsOf(u"ann"_s, { u"gb"_s }));
    m_db->execute("UPDATE user_preferences SET selected_teams = '{\"nfl\":[\"ne\"],\"nhl\":[]}'");
    const std::vector<UndoneRow> rows = must(Undo(m_db->connection()).run(changed, Undo::Mode::Look));
    QCOMPARE(rows.at(0).outcome, UndoneRow::Refused);
    QCOMPARE(rows.at(0).reason, u"It was changed since, by external"_s);
    QCOMPARE(undo(changed), u"refused ann"_s);
    QCOMPARE(teams(u"ann"_s), QStringList { u"ne"_s });
}

void TestUndo::onlyTheChangedRowIsRefused()
{
    const qint64 added = operation([&] {
        must(store().preferences().write(teamsOf(u"ann"_s, { u"sf"_s })));
        must(store().preferences().write(teamsOf(u"bob"_s, { u"sf"_s })));
    });
    write(teamsOf(u"ann"_s, { u"gb"_s }));
    QCOMPARE(undo(added), u"refused ann, removed bob"_s);
    QCOMPARE(m_db->text("SELECT group_concat(user_id) FROM user_preferences"), u"ann"_s);
}

/// As Ctrl+Z does it, and Ctrl+Shift+Z forwards again.
void TestUndo::severalOperationsTheNewestFirst()
{
    const qint64 added = write(teamsOf(u"ann"_s, { u"sf"_s }));
    const qint64 second = write(teamsOf(u"ann"_s, { u"sf"_s, u"gb"_s }));
    const qint64 third = write(teamsOf(u"ann"_s, { u"sf"_s, u"gb"_s, u"dal"_s }));
    qint64 redoAdded = 0;
    qint64 redoSecond = 0;
    qint64 redoThird = 0;
    QCOMPARE(undo(third, &redoThird), u"restored ann"_s);
    QCOMPARE(undo(second, &redoSecond), u"restored ann"_s);
    QCOMPARE(teams(u"ann"_s), QStringList { u"sf"_s });
    QCOMPARE(undo(added, &redoAdded), u"removed ann"_s);
    QCOMPARE(undo(redoAdded), u"restored ann"_s);
    QCOMPARE(teams(u"ann"_s), QStringList { u"sf"_s });
}

void TestUndo::changeThatWasPutBackDoesNotCount()
{
    write(teamsOf(u"ann"_s, { u"sf"_s }));
    const qint64 changed = write(teamsOf(u"ann"_s, { u"gb"_s }));
    write(teamsOf(u"ann"_s, { u"dal"_s }));
    QCOMPARE(undo(changed), u"refused ann"_s);
    write(teamsOf(u"ann"_s, { u"gb"_s }));
    QCOMPARE(undo(changed), u"restored ann"_s);
    QCOMPARE(teams(u"ann"_s), QStringList { u"sf"_s });
}

void TestUndo::removedAndMadeAgainIsRefused()
{
    write(teamsOf(u"ann"_s, { u"sf"_s }));
    const qint64 changed = write(teamsOf(u"ann"_s, { u"gb"_s }));
    m_db->execute("DELETE FROM user_preferences");
    write(teamsOf(u"ann"_s, { u"gb"_s }));
    QCOMPARE(undo(changed), u"refused ann"_s);
}

void TestUndo::twiceChangesNothing()
{
    write(teamsOf(u"ann"_s, { u"sf"_s }));
    const qint64 changed = operation([&] {
        must(store().preferences().write(teamsOf(u"ann"_s, { u"gb"_s })));
        must(store().preferences().write(teamsOf(u"bob"_s, { u"sf"_s })));
    });
    undo(changed);
    const qint64 length = m_db->journalLength();
    QCOMPARE(undo(changed), u"unchanged ann, unchanged bob"_s);
    QCOMPARE(m_db->journalLength(), length);
}

void TestUndo::undoIsUndone()
{
    write(teamsOf(u"ann"_s, { u"sf"_s }));
    const qint64 changed = operation([&] {
        must(store().preferences().write(teamsOf(u"ann"_s, { u"gb"_s })));
        must(store().preferences().write(teamsOf(u"bob"_s, { u"ne"_s })));
    });
    qint64 undone = 0;
    undo(changed, &undone);
    QCOMPARE(undo(undone), u"restored bob, restored ann"_s); // what was taken back last comes first
    QCOMPARE(teams(u"ann"_s), QStringList { u"gb"_s });
    QCOMPARE(teams(u"bob"_s), QStringList { u"ne"_s });
}

void TestUndo::lookWritesNothing()
{
    const qint64 added = write(teamsOf(u"ann"_s, { u"sf"_s }));
    const qint64 before = m_db->connection().totalChanges();
    const std::vector<UndoneRow> rows = must(Undo(m_db->connection()).run(added, Undo::Mode::Look));
    QCOMPARE(rows.at(0).outcome, UndoneRow::Removed);
    QCOMPARE(m_db->connection().totalChanges(), before);
    QCOMPARE(teams(u"ann"_s), QStringList { u"sf"_s });
}

void TestUndo::unknownOperation()
{
    write(teamsOf(u"ann"_s, { u"sf"_s }));
    const Result<std::vector<UndoneRow>> undone = Undo(m_db->connection()).run(77, Undo::Mode::Look);
    QVERIFY(!undone);
    QCOMPARE(undone.error().code, ErrorCode::NotFound);
}

void TestUndo::otherKindIsRefused()
{
    const qint64 added = operation([&] {
        must(m_db->connection().execute("INSERT INTO changes (at, actor, origin, operation, kind, key, action)"
                                        " SELECT at, actor, origin, operation, 'scene', 'evening', 'create'"
                                        " FROM write_context"));
    });
    QCOMPARE(undo(added), u"refused evening"_s);
}

void TestUndo::areas()
{
    const auto area = [this] { return m_db->text("SELECT group_concat(name || aliases) FROM areas"); };
    const qint64 added = operation([&] {
        must(m_db->connection().execute(
            "INSERT INTO areas (area_id, name, aliases) VALUES ('kitchen', 'Kitchen', '[\"cook\"]')"));
    });
    const qint64 renamed = operation(
        [&] { must(m_db->connection().execute("UPDATE areas SET name = 'K', aliases = '[]'")); });
    QCOMPARE(undo(renamed), u"restored kitchen"_s);
    QCOMPARE(area(), u"Kitchen[\"cook\"]"_s);
    const qint64 removed = operation([&] { must(m_db->connection().execute("DELETE FROM areas")); });
    QCOMPARE(undo(removed), u"restored kitchen"_s);
    QCOMPARE(area(), u"Kitchen[\"cook\"]"_s);
    QCOMPARE(undo(added), u"refused kitchen"_s); // was changed since
}

void TestUndo::addedDeviceGoesAfterItsEntities()
{
    const qint64 added = operation([&] { feed(R"([{"id":"d1","name":"Lamp"}])", twoEntities); });
    QCOMPARE(undo(added), u"removed d1, removed light.a, removed light.b"_s);
    QCOMPARE(m_db->number("SELECT count(*) FROM devices"), 0);
    QCOMPARE(m_db->number("SELECT count(*) FROM entities"), 0);
    QCOMPARE(undo(added), u"unchanged d1, unchanged light.a, unchanged light.b"_s);
}

void TestUndo::deviceWithOtherEntitiesStays()
{
    const qint64 added = operation([&] { feed(R"([{"id":"d1","name":"Lamp"}])", twoEntities); });
    m_db->feedEntities(R"([{"entity_id":"light.c","device_id":"d1"}])");
    const std::vector<UndoneRow> rows = must(Undo(m_db->connection()).run(added, Undo::Mode::Look));
    QCOMPARE(rows.at(0).outcome, UndoneRow::Refused);
    QCOMPARE(rows.at(0).reason, u"It has entities that came since"_s);
    QCOMPARE(undo(added), u"refused d1, removed light.a, removed light.b"_s);
    QCOMPARE(m_db->entity(u"light.c"_s).deviceId, u"d1"_s);
}

void TestUndo::changedRegistryRowsAreRestored()
{
    m_db->feedDevices(R"([{"id":"d1","name":"Lamp","labels":["b","a"],"notes":"x"}])");
    m_db->feedEntities(R"([{"entity_id":"light.a","options":{"x":{"y":1}},"disabled_by":"user"}])");
    const qint64 changed = operation([&] {
        feed(R"([{"id":"d1","name":"Other","model":"M","labels":[]}])",
             R"([{"entity_id":"light.a","device_id":"d1","options":{},"disabled_by":null}])");
    });
    QCOMPARE(undo(changed), u"restored d1, restored light.a"_s);
    QCOMPARE(m_db->device(u"d1"_s).name, u"Lamp"_s);
    QVERIFY(!m_db->device(u"d1"_s).model);
    QCOMPARE(m_db->device(u"d1"_s).labels, R"(["a","b"])"_ba);
    QVERIFY(!m_db->entity(u"light.a"_s).deviceId);
    QCOMPARE(m_db->entity(u"light.a"_s).options, R"({"x":{"y":1}})"_ba);
    QVERIFY(m_db->entity(u"light.a"_s).disabled);
}

void TestUndo::removedDevicesComeBackWithTheirEntities()
{
    feed(R"([{"id":"d1","name":"Lamp","identifiers":[["hue","1"]]}])", twoEntities);
    const qint64 removed = operation([&] { must(store().devices().clear()); });
    undo(removed);
    QCOMPARE(m_db->device(u"d1"_s).identifiers, R"([["hue","1"]])"_ba);
    QCOMPARE(m_db->entity(u"light.b"_s).deviceId, u"d1"_s);
}

void TestUndo::secretOfAnImportIsRestored()
{
    operation([&] { must(store().webhooks().insert(webhook(u"w"_s, u"http://a/"_s), "first")); });
    const qint64 imported = operation(
        [&] {
            must(store().webhooks().rotateSecret(u"w"_s, "second", Timestamp::now()));
            must(store().journal().note(u"webhook"_s, u"w"_s));
        },
        u"import"_s);
    QCOMPARE(sealed(), "second"_ba);
    qint64 undone = 0;
    QCOMPARE(undo(imported, &undone), u"restored w"_s);
    QCOMPARE(sealed(), "first"_ba);
    QCOMPARE(undo(imported), u"unchanged w"_s);
    QCOMPARE(undo(undone), u"restored w"_s);
    QCOMPARE(sealed(), "second"_ba);
}

/// Not by taking back what came before it.
void TestUndo::laterRotationIsNotTouched()
{
    operation([&] { must(store().webhooks().insert(webhook(u"w"_s, u"http://a/"_s), "first")); });
    const qint64 changed = operation([&] {
        must(store().webhooks().rotateSecret(u"w"_s, "second", Timestamp::now()));
        must(store().webhooks().update(webhook(u"w"_s, u"http://b/"_s)));
    });
    const qint64 rotated = operation([&] {
        must(store().webhooks().rotateSecret(u"w"_s, "third", Timestamp::now()));
        must(store().journal().note(u"webhook"_s, u"w"_s));
    });
    QCOMPARE(undo(changed), u"refused w"_s);
    QCOMPARE(sealed(), "third"_ba);
    QCOMPARE(undo(rotated), u"restored w"_s);
    QCOMPARE(sealed(), "second"_ba);
}

QTEST_GUILESS_MAIN(TestUndo)
#include "tst_undo.moc"
