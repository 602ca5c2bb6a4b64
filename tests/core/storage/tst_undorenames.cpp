#include "core/storage/undo.h"
#include "tests/support/registries.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// A revert that gives rows their former ids back: what led to them still does.
class TestUndoRenames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_db = std::make_unique<TemporaryDatabase>(); }
    void cleanup() { m_db.reset(); }
    void entityHasItsIdAgain();
    void valuesComeBackToo();
    void earlierIdsStillLeadToIt();
    void twiceChangesNothing();
    void undoIsUndone();
    void lookWritesNothing();
    void swappedIds();
    void swapUndoneTwice();
    void ringOfThree();
    void displacedEntityIsBack();
    void newRowOfTheFormerId();
    void rowOfTheFormerIdThatTheOperationAdded();
    void renamedOnceMoreIsRefused();
    void changedRowThatWasRenamedSinceIsRefused();
    void addedRowThatWasRenamedSinceIsRefused();
    void renumberedDevice();
    void entitiesThatCameSinceFollow();
    void renumberedDeviceThatWasChangedSince();
    void deviceThatWentIntoAnother();
    void removedRowHasItsIdAgain();
    void removedRowThatCameBackUnderAnotherId();
    void wholeSync();

private:
    qint64 last() { return m_db->store().journal().lastOperation(); }
    std::vector<UndoneRow> look(qint64 number) { return must(Undo(m_db->connection()).run(number, Undo::Mode::Look)); }
    static QString wordsOf(const std::vector<UndoneRow> &rows)
    {
        QStringList words;
        for (const UndoneRow &row : rows)
            words += outcomeWord(row.outcome) + u' ' + row.key;
        return words.join(u", "_s);
    }
    QString undo(qint64 number)
    {
        QString words;
        must(m_db->tryWrite([&](Store &store) {
            words = wordsOf(must(Undo(store.connection()).run(number, Undo::Mode::Apply)));
            return Result<void>();
        }));
        return words;
    }
    /// "light.a=r1": entities by their ids.
    QString entities()
    {
        return m_db->text(
            "SELECT group_concat(entity_id || '=' || ifnull(registry_id, '-') || iif(gone_at IS NULL, '', ' gone'), ', ')"
            " FROM (SELECT * FROM entities ORDER BY entity_id)");
    }
    QString devices()
    {
        return m_db->text("SELECT group_concat(device_id, ' ') FROM (SELECT device_id FROM devices ORDER BY 1)");
    }
    /// "light.b>light.a": former ids and where they lead to.
    QString aliases()
    {
        return m_db->text(
            "SELECT group_concat(old_id || '>' || present_id, ' ') FROM (SELECT * FROM id_aliases ORDER BY old_id)");
    }
    /// All that the journal can put back.
    QString book()
    {
        return m_db->text(
            "SELECT group_concat(image, char(10)) FROM (SELECT image FROM device_images UNION ALL SELECT image FROM entity_images"
            " UNION ALL SELECT image FROM area_images UNION ALL SELECT image FROM label_images"
            " UNION ALL SELECT image FROM integration_images ORDER BY 1)");
    }
    void renameLight() // light.a to light.b
    {
        m_db->feedEntities(R"([{"entity_id":"light.a","id":"r1"}])");
        m_db->feedEntities(R"([{"entity_id":"light.b","id":"r1"}])");
    }
    void swapLights()
    {
        m_db->feedEntities(R"([{"entity_id":"light.a","id":"r1"},{"entity_id":"light.b","id":"r2"}])");
        m_db->feedEntities(R"([{"entity_id":"light.b","id":"r1"},{"entity_id":"light.a","id":"r2"}])");
    }
    /// d1 is listed as d9.
    void renumber()
    {
        for (const QByteArray id : { "d1", "d9" }) {
            QByteArray lamp = R"([{"id":"ID","name":"Lamp","config_entries":["e"],"identifiers":[["hue","1"]]},
                {"id":"hub","name":"Hub","via_device_id":"ID"}])";
            QByteArray light = R"([{"entity_id":"light.a","id":"r1","device_id":"ID"}])";
            sync(*m_db, { .devices = lamp.replace("ID", id), .entities = light.replace("ID", id) });
        }
    }

    std::unique_ptr<TemporaryDatabase> m_db;
};

void TestUndoRenames::entityHasItsIdAgain()
{
    renameLight();
    QCOMPARE(undo(last()), u"restored light.b"_s);
    QCOMPARE(entities(), u"light.a=r1"_s);
    QCOMPARE(aliases(), u"light.b>light.a"_s);
    QCOMPARE(must(m_db->store().entities().presentId(u"light.b"_s)), u"light.a"_s);
    QCOMPARE(m_db->changesSince(2).at(0).before, R"({"entity_id":"light.b"})"_ba);
}

void TestUndoRenames::valuesComeBackToo()
{
    m_db->feedEntities(R"([{"entity_id":"light.a","id":"r1","platform":"hue","labels":["x"]}])");
    const QString before = book();
    m_db->feedEntities(R"([{"entity_id":"switch.a","id":"r1","platform":"zha","labels":[]}])");
    QCOMPARE(undo(last()), u"restored switch.a"_s);
    QCOMPARE(book(), before);
    QCOMPARE(m_db->entity(u"light.a"_s).domain, u"light"_s);
}

void TestUndoRenames::earlierIdsStillLeadToIt()
{
    m_db->feedEntities(R"([{"entity_id":"light.old","id":"r1"}])");
    renameLight();
    undo(last());
    QCOMPARE(aliases(), u"light.b>light.a light.old>light.a"_s);
}

void TestUndoRenames::twiceChangesNothing()
{
    renameLight();
    const qint64 renamed = last();
    undo(renamed);
    const qint64 journal = m_db->journalLength();
    QCOMPARE(undo(renamed), u"unchanged light.b"_s);
    QCOMPARE(m_db->journalLength(), journal);
}

void TestUndoRenames::undoIsUndone()
{
    renameLight();
    undo(last());
    QCOMPARE(undo(last()), u"restored light.a"_s);
    QCOMPARE(entities(), u"light.b=r1"_s);
    QCOMPARE(aliases(), u"light.a>light.b"_s);
}

void TestUndoRenames::lookWritesNothing()
{
    renameLight();
    const qint64 written = m_db->connection().totalChanges();
    QCOMPARE(wordsOf(look(last())), u"restored light.b"_s);
    QCOMPARE(m_db->connection().totalChanges(), written);
    QCOMPARE(aliases(), u"light.a>light.b"_s);
}

void TestUndoRenames::swappedIds()
{
    m_db->feedEntities(R"([{"entity_id":"light.first","id":"r2"}])");
    swapLights();
    QCOMPARE(entities(), u"light.a=r2, light.b=r1"_s);
    QCOMPARE(aliases(), u"light.first>light.a"_s);
    undo(last());
    QCOMPARE(entities(), u"light.a=r1, light.b=r2"_s);
    QCOMPARE(aliases(), u"light.first>light.b"_s);
}

void TestUndoRenames::swapUndoneTwice()
{
    swapLights();
    const qint64 swapped = last();
    undo(swapped);
    const qint64 undone = last();
    QVERIFY(!undo(swapped).contains(u"restored"_s));
    undo(undone);
    QCOMPARE(entities(), u"light.a=r2, light.b=r1"_s);
    QCOMPARE(aliases(), QString());
}

void TestUndoRenames::ringOfThree()
{
    m_db->feedEntities(
        R"([{"entity_id":"light.a","id":"r1"},{"entity_id":"light.b","id":"r2"},{"entity_id":"light.c","id":"r3"}])");
    m_db->feedEntities(
        R"([{"entity_id":"light.b","id":"r1"},{"entity_id":"light.c","id":"r2"},{"entity_id":"light.a","id":"r3"}])");
    undo(last());
    QCOMPARE(entities(), u"light.a=r1, light.b=r2, light.c=r3"_s);
    QCOMPARE(aliases(), QString());
}

/// It had stood aside as gone.
void TestUndoRenames::displacedEntityIsBack()
{
    m_db->feedEntities(R"([{"entity_id":"light.a","id":"r1"},{"entity_id":"light.b","id":"r2"}])");
    m_db->feedEntities(R"([{"entity_id":"light.b","id":"r1"}])");
    QCOMPARE(entities(), u"light.b=r1, light.b~r2=r2 gone"_s);
    undo(last());
    QCOMPARE(entities(), u"light.a=r1, light.b=r2"_s);
    QCOMPARE(aliases(), QString());
}

void TestUndoRenames::newRowOfTheFormerId()
{
    renameLight();
    const qint64 renamed = last();
    m_db->feedEntities(R"([{"entity_id":"light.a","id":"r5"}])");
    const std::vector<UndoneRow> rows = look(renamed);
    QCOMPARE(wordsOf(rows), u"refused light.b"_s);
    QCOMPARE(rows[0].reason, u"Another row is light.a now"_s);
    QCOMPARE(undo(renamed), u"refused light.b"_s);
    QCOMPARE(entities(), u"light.a=r5, light.b=r1"_s);
}

void TestUndoRenames::rowOfTheFormerIdThatTheOperationAdded()
{
    m_db->feedEntities(R"([{"entity_id":"light.a","id":"r1"}])");
    m_db->feedEntities(R"([{"entity_id":"light.b","id":"r1"},{"entity_id":"light.a","id":"r5"}])");
    const qint64 fed = last();
    QCOMPARE(undo(fed), u"restored light.b, removed light.a"_s);
    QCOMPARE(entities(), u"light.a=r1"_s);
    QCOMPARE(aliases(), u"light.b>light.a"_s);
    undo(last());
    QCOMPARE(entities(), u"light.a=r5, light.b=r1"_s);
}

void TestUndoRenames::renamedOnceMoreIsRefused()
{
    renameLight();
    const qint64 renamed = last();
    m_db->feedEntities(R"([{"entity_id":"light.c","id":"r1"}])");
    const std::vector<UndoneRow> rows = look(renamed);
    QCOMPARE(wordsOf(rows), u"refused light.b"_s);
    QVERIFY(rows[0].reason.startsWith(u"It was changed since"_s));
    m_db->feedEntities(R"([{"entity_id":"light.a","id":"r5"}])"); // that is another one
    QCOMPARE(undo(renamed), u"refused light.b"_s);
    QCOMPARE(entities(), u"light.a=r5, light.c=r1"_s);
}

void TestUndoRenames::changedRowThatWasRenamedSinceIsRefused()
{
    m_db->feedEntities(R"([{"entity_id":"light.a","id":"r1","platform":"hue"}])");
    m_db->feedEntities(R"([{"entity_id":"light.a","id":"r1","platform":"zha"}])");
    const qint64 changed = last();
    m_db->feedEntities(R"([{"entity_id":"light.b","id":"r1"}])");
    QCOMPARE(undo(changed), u"refused light.a"_s);
    QCOMPARE(entities(), u"light.b=r1"_s);
}

void TestUndoRenames::addedRowThatWasRenamedSinceIsRefused()
{
    renameLight();
    QCOMPARE(undo(1), u"refused light.a"_s);
    QCOMPARE(entities(), u"light.b=r1"_s);
}

void TestUndoRenames::renumberedDevice()
{
    renumber();
    QCOMPARE(devices(), u"d9 hub"_s);
    QCOMPARE(aliases(), u"d1>d9"_s);
    QCOMPARE(undo(last()), u"restored d9, restored light.a, restored hub"_s);
    QCOMPARE(devices(), u"d1 hub"_s);
    QCOMPARE(m_db->entity(u"light.a"_s).deviceId, u"d1"_s);
    QCOMPARE(m_db->device(u"hub"_s).viaDeviceId, u"d1"_s);
    QCOMPARE(aliases(), u"d9>d1"_s);
    QCOMPARE(must(m_db->store().devices().presentId(u"d9"_s)), u"d1"_s);
    QCOMPARE(undo(last()), u"restored d1, restored light.a, restored hub"_s);
    QCOMPARE(devices(), u"d9 hub"_s);
    QCOMPARE(aliases(), u"d1>d9"_s);
}

void TestUndoRenames::entitiesThatCameSinceFollow()
{
    renumber();
    const qint64 renumbered = last();
    m_db->feedEntities(R"([{"entity_id":"light.new","id":"r7","device_id":"d9"}])");
    undo(renumbered);
    QCOMPARE(m_db->entity(u"light.new"_s).deviceId, u"d1"_s);
    QCOMPARE(m_db->number("SELECT count(*) FROM pragma_foreign_key_check"), 0);
}

/// What refers to it stays with it.
void TestUndoRenames::renumberedDeviceThatWasChangedSince()
{
    renumber();
    const qint64 renumbered = last();
    m_db->execute("UPDATE devices SET notes = 'mine' WHERE device_id = 'd9'");
    const std::vector<UndoneRow> rows = look(renumbered);
    QCOMPARE(wordsOf(rows), u"refused d9, refused light.a, restored hub"_s);
    QCOMPARE(rows[1].reason, u"Its device d1 is not there"_s);
    QCOMPARE(undo(renumbered), u"refused d9, refused light.a, restored hub"_s);
    QCOMPARE(m_db->entity(u"light.a"_s).deviceId, u"d9"_s);
}

/// Both are known to Home Assistant, and one goes on as the other.
void TestUndoRenames::deviceThatWentIntoAnother()
{
    sync(*m_db,
         { .devices = R"([{"id":"old","name":"Old"},{"id":"part","name":"Part"}])",
           .entities = R"([{"entity_id":"light.a","id":"r1","device_id":"old"}])" });
    m_db->execute("UPDATE devices SET name_by_user = 'Mine' WHERE device_id = 'old'");
    const QString before = book();
    sync(*m_db,
         { .devices = R"([{"id":"part","name":"Part"}])",
           .splits = R"({"old":{"split_ids":["part"],"primary_id":"part"}})" });
    QCOMPARE(devices(), u"part"_s);
    QCOMPARE(aliases(), u"old>part"_s);
    undo(last());
    QCOMPARE(book(), before);
    QCOMPARE(aliases(), QString());
}

void TestUndoRenames::removedRowHasItsIdAgain()
{
    renameLight();
    undo(last());
    m_db->feedEntities(R"([{"entity_id":"light.b","id":"r9"}])"); // light.b still stands among the former ids
    must(m_db->tryWrite(
        [](Store &store) { return store.connection().execute("DELETE FROM entities WHERE entity_id = 'light.b'"); }));
    QCOMPARE(must(m_db->store().entities().presentId(u"light.b"_s)), u"light.a"_s);
    undo(last());
    QCOMPARE(entities(), u"light.a=r1, light.b=r9"_s);
    QCOMPARE(aliases(), QString());
}

/// The registry knows it by one id: two rows cannot have it.
void TestUndoRenames::removedRowThatCameBackUnderAnotherId()
{
    m_db->feedEntities(R"([{"entity_id":"light.a","id":"r1"},{"entity_id":"light.b","id":"r2"}])");
    must(m_db->tryWrite([](Store &store) { return store.connection().execute("DELETE FROM entities"); }));
    const qint64 removal = last();
    m_db->feedEntities(R"([{"entity_id":"light.c","id":"r1"}])");
    const std::vector<UndoneRow> rows = look(removal);
    QCOMPARE(wordsOf(rows), u"refused light.a, restored light.b"_s);
    QCOMPARE(rows[0].reason, u"It came back as light.c since"_s);
    QCOMPARE(undo(removal), u"refused light.a, restored light.b"_s);
    QCOMPARE(entities(), u"light.b=r2, light.c=r1"_s);
}

void TestUndoRenames::wholeSync()
{
    const RegistryTexts first {
        .devices =
            R"([{"id":"d1","name":"Lamp","config_entries":["e"],"identifiers":[["hue","1"]]},{"id":"d2","name":"Fan"}])",
        .entities =
            R"([{"entity_id":"light.a","id":"r1","device_id":"d1"},{"entity_id":"light.b","id":"r2","device_id":"d2"},
                {"entity_id":"light.c","id":"r3"}])",
        .areas = R"([{"area_id":"x","name":"X"}])",
        .labels = R"([{"label_id":"x","name":"X"},{"label_id":"y","name":"Y"}])",
        .integrations = R"([{"entry_id":"e","domain":"hue"}])"
    };
    const RegistryTexts second {
        .devices =
            R"([{"id":"d9","name":"Light","config_entries":["e"],"identifiers":[["hue","1"]]},{"id":"d3","name":"New"}])",
        .entities =
            R"([{"entity_id":"light.b","id":"r1","device_id":"d9"},{"entity_id":"light.a","id":"r2","device_id":"d3"},
                {"entity_id":"light.n","id":"r4","device_id":"d3"}])",
        .areas = "[]",
        .labels = R"([{"label_id":"y","name":"YY"},{"label_id":"z","name":"Z"}])",
        .integrations = R"([{"entry_id":"e","domain":"zha"}])"
    };
    sync(*m_db, first);
    const QString before = book();
    sync(*m_db, second);
    const qint64 synced = last();
    const QString after = book();
    QVERIFY(!undo(synced).contains(u"refused"_s));
    QCOMPARE(book(), before);
    QCOMPARE(aliases(), u"d9>d1"_s);
    undo(last());
    QCOMPARE(book(), after);
    QCOMPARE(aliases(), u"d1>d9"_s);
}

QTEST_GUILESS_MAIN(TestUndoRenames)
#include "tst_undorenames.moc"
