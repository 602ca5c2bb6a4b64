#include "tests/support/temporarydatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// A registry id is the entity; its entity_id may change.
class TestRename : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsRowAndHistory();
    void leavesAnAlias();
    void takesOtherChangesAlong();
    void changesTheDomain();
    void chainOfRenames();
    void backToTheOldId();
    void swapInOneBatch();
    void swapInTwoBatches();
    void ringOfThree();
    void ontoARowWithoutRegistryId();
    void ontoARowOfAnotherRegistryId();
    void displacedRowReturnsUnderANewId();
    void aliasesFollowTheirEntityThroughASwap();
    void renameOfAnEntityOfAnUnknownDevice();
    void firstRegistryIdOfAKnownEntity();

private:
    static QStringList rows(TemporaryDatabase &db)
    {
        QStringList rows;
        for (const Entity &e : must(db.store().entities().list({})).rows)
            rows += e.entityId + u'=' + e.uniqueId.value_or(u"-"_s) + (e.goneAt ? u" gone"_s : QString());
        return rows;
    }
    static QString alias(TemporaryDatabase &db, const QByteArray &oldId)
    {
        return db.text("SELECT present_id FROM id_aliases WHERE kind = 'entity' AND old_id = '" + oldId + '\'');
    }
    static void twoLights(TemporaryDatabase &db)
    {
        db.feedEntities(
            R"([{"entity_id":"light.a","id":"r1","unique_id":"one"},{"entity_id":"light.b","id":"r2","unique_id":"two"}])");
    }
};

void TestRename::keepsRowAndHistory()
{
    TemporaryDatabase db;
    db.feedEntities(R"([{"entity_id":"light.a","id":"r1"}])");
    db.execute("UPDATE entities SET notes = 'kept', area_id = 'attic'");
    const Entity before = db.entity(u"light.a"_s);
    const UpsertReport report = db.feedEntities(R"([{"entity_id":"light.b","id":"r1"}])");
    QCOMPARE(report.updated, 1);
    QCOMPARE(db.number("SELECT count(*) FROM entities"), 1);
    const Entity after = db.entity(u"light.b"_s);
    QCOMPARE(after.notes, u"kept"_s);
    QCOMPARE(after.areaId, u"attic"_s);
    QCOMPARE(after.createdAt, before.createdAt);
    QCOMPARE(after.revision, before.revision + 1);
    QCOMPARE(db.changesSince(0).back().before, QByteArray(R"({"entity_id":"light.a"})"));
}

void TestRename::leavesAnAlias()
{
    TemporaryDatabase db;
    twoLights(db);
    db.feedEntities(R"([{"entity_id":"light.c","id":"r1"}])");
    QCOMPARE(alias(db, "light.a"), u"light.c"_s);
    QCOMPARE(db.number("SELECT count(*) FROM id_aliases"), 1);
}

void TestRename::takesOtherChangesAlong()
{
    TemporaryDatabase db;
    twoLights(db);
    const UpsertReport report = db.feedEntities(R"([{"entity_id":"light.c","id":"r1","platform":"hue"}])");
    QCOMPARE(report.updated, 1);
    QCOMPARE(report.stored(), 1);
    QCOMPARE(db.entity(u"light.c"_s).platform, u"hue"_s);
    QCOMPARE(db.entity(u"light.c"_s).uniqueId, u"one"_s);
}

void TestRename::changesTheDomain()
{
    TemporaryDatabase db;
    twoLights(db);
    db.feedEntities(R"([{"entity_id":"switch.a","id":"r1"}])");
    QCOMPARE(db.entity(u"switch.a"_s).domain, u"switch"_s);
}

void TestRename::chainOfRenames()
{
    TemporaryDatabase db;
    twoLights(db);
    db.feedEntities(R"([{"entity_id":"light.c","id":"r1"}])");
    db.feedEntities(R"([{"entity_id":"light.d","id":"r1"}])");
    QCOMPARE(alias(db, "light.a"), u"light.d"_s);
    QCOMPARE(alias(db, "light.c"), u"light.d"_s);
}

void TestRename::backToTheOldId()
{
    TemporaryDatabase db;
    twoLights(db);
    db.feedEntities(R"([{"entity_id":"light.c","id":"r1"}])");
    db.feedEntities(R"([{"entity_id":"light.a","id":"r1"}])");
    QCOMPARE(rows(db), (QStringList { u"light.a=one"_s, u"light.b=two"_s }));
    QCOMPARE(alias(db, "light.c"), u"light.a"_s);
    QCOMPARE(alias(db, "light.a"), QString());
}

void TestRename::swapInOneBatch()
{
    TemporaryDatabase db;
    twoLights(db);
    const UpsertReport report = db.feedEntities(
        R"([{"entity_id":"light.b","id":"r1"},{"entity_id":"light.a","id":"r2"}])");
    QCOMPARE(report.updated, 2);
    QVERIFY(report.rejected.empty());
    QCOMPARE(rows(db), (QStringList { u"light.a=two"_s, u"light.b=one"_s }));
}

void TestRename::swapInTwoBatches()
{
    TemporaryDatabase db;
    twoLights(db);
    db.feedEntities(R"([{"entity_id":"light.b","id":"r1"}])");
    QCOMPARE(db.number("SELECT count(*) FROM entities"), 2);
    QCOMPARE(db.number("SELECT count(*) FROM entities WHERE gone_at IS NOT NULL"), 1);
    db.feedEntities(R"([{"entity_id":"light.a","id":"r2"}])");
    QCOMPARE(rows(db), (QStringList { u"light.a=two"_s, u"light.b=one"_s }));
}

void TestRename::ringOfThree()
{
    TemporaryDatabase db;
    twoLights(db);
    db.feedEntities(R"([{"entity_id":"light.c","id":"r3","unique_id":"three"}])");
    db.feedEntities(
        R"([{"entity_id":"light.b","id":"r1"},{"entity_id":"light.c","id":"r2"},{"entity_id":"light.a","id":"r3"}])");
    QCOMPARE(rows(db), (QStringList { u"light.a=three"_s, u"light.b=one"_s, u"light.c=two"_s }));
}

void TestRename::ontoARowWithoutRegistryId()
{
    TemporaryDatabase db;
    db.feedEntities(
        R"([{"entity_id":"light.a","id":"r1","unique_id":"one"},{"entity_id":"light.b","unique_id":"old"}])");
    const UpsertReport report = db.feedEntities(R"([{"entity_id":"light.b","id":"r1"}])");
    QCOMPARE(report.updated, 1);
    QCOMPARE(db.entity(u"light.b"_s).uniqueId, u"one"_s);
    QCOMPARE(db.number("SELECT count(*) FROM entities WHERE unique_id = 'old' AND gone_at IS NOT NULL"), 1);
}

void TestRename::ontoARowOfAnotherRegistryId()
{
    TemporaryDatabase db;
    twoLights(db);
    db.feedEntities(R"([{"entity_id":"light.b","id":"r1"}])");
    QCOMPARE(db.entity(u"light.b"_s).uniqueId, u"one"_s);
    QCOMPARE(db.number("SELECT count(*) FROM entities WHERE unique_id = 'two' AND gone_at IS NOT NULL"), 1);
}

void TestRename::displacedRowReturnsUnderANewId()
{
    TemporaryDatabase db;
    twoLights(db);
    db.feedEntities(R"([{"entity_id":"light.b","id":"r1"}])");
    db.feedEntities(R"([{"entity_id":"light.c","id":"r2"}])");
    QCOMPARE(rows(db), (QStringList { u"light.b=one"_s, u"light.c=two"_s }));
    QCOMPARE(db.text("SELECT group_concat(old_id || '>' || present_id) FROM id_aliases"), u"light.a>light.b"_s);
}

void TestRename::aliasesFollowTheirEntityThroughASwap()
{
    TemporaryDatabase db;
    db.feedEntities(R"([{"entity_id":"light.a","id":"r1"},{"entity_id":"light.first","id":"r2"}])");
    db.feedEntities(R"([{"entity_id":"light.b","id":"r2"}])");
    db.feedEntities(R"([{"entity_id":"light.b","id":"r1"},{"entity_id":"light.a","id":"r2"}])");
    QCOMPARE(alias(db, "light.first"), u"light.a"_s);
    QCOMPARE(db.number("SELECT count(*) FROM id_aliases"), 1);
}

void TestRename::renameOfAnEntityOfAnUnknownDevice()
{
    TemporaryDatabase db;
    twoLights(db);
    const UpsertReport report = db.feedEntities(R"([{"entity_id":"light.c","id":"r1","device_id":"nobody"}])");
    QCOMPARE(report.updated, 1);
    QCOMPARE(report.warnings.size(), std::size_t(1));
    QVERIFY(!db.entity(u"light.c"_s).deviceId);
}

void TestRename::firstRegistryIdOfAKnownEntity()
{
    TemporaryDatabase db;
    db.feedEntities(R"([{"entity_id":"light.a","unique_id":"one"}])");
    QCOMPARE(db.feedEntities(R"([{"entity_id":"light.a","id":"r1"}])").updated, 1);
    db.feedEntities(R"([{"entity_id":"light.b","id":"r1"}])");
    QCOMPARE(rows(db), QStringList { u"light.b=one"_s });
}

QTEST_GUILESS_MAIN(TestRename)
#include "tst_rename.moc"
