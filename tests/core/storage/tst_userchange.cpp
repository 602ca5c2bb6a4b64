#include "tests/support/temporarydatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// What a user changes of a row, and what a feeder makes of it afterwards.
class TestUserChange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void device();
    void entity();
    void nothingDiffers();
    void disabledByWhom_data();
    void disabledByWhom();
    void feederWhoRepeatsItselfChangesNothing();
    void foundByItsNewName();

private:
    /// The row as it is then.
    Device changed(const UserPatch &patch)
    {
        Device device;
        must(m_db->tryWrite([&](Store &store) {
            device = must(store.devices().change(u"d1"_s, patch));
            return Result<void>();
        }));
        return device;
    }
    Entity changedEntity(const UserPatch &patch)
    {
        Entity entity;
        must(m_db->tryWrite([&](Store &store) {
            entity = must(store.entities().change(u"light.a"_s, patch));
            return Result<void>();
        }));
        return entity;
    }

    static constexpr auto fedDevice = R"([{"id":"d1","name":"Lamp","area_id":"den","labels":["fed"]}])";
    static constexpr auto fedEntity = R"([{"entity_id":"light.a","device_id":"d1","area_id":"den"}])";

    std::unique_ptr<TemporaryDatabase> m_db;
};

void TestUserChange::init()
{
    m_db = std::make_unique<TemporaryDatabase>();
    m_db->feedDevices(fedDevice);
    m_db->feedEntities(fedEntity);
}

void TestUserChange::device()
{
    const qint64 before = m_db->journalLength();
    const Device device = changed({ .name = u"Mine"_s,
                                    .areaId = std::optional<QString>(),
                                    .notes = u"above the sink"_s,
                                    .labels = R"(["a"])",
                                    .disabled = true });
    QCOMPARE(device.displayName(), u"Mine"_s);
    QVERIFY(!device.areaId);
    QCOMPARE(device.notes, u"above the sink"_s);
    QCOMPARE(device.labels, R"(["a"])"_ba);
    QCOMPARE(device.disabledBy, u"user"_s);
    QCOMPARE(device.revision, 2);
    const std::vector<Change> changes = m_db->changesSince(before);
    QCOMPARE(changes.size(), 1U);
    QCOMPARE(changes[0].actor, u"tester"_s);
    QCOMPARE(changes[0].before,
             R"({"name_by_user":null,"area_id":"den","disabled_by":null,"labels":["fed"],"notes":null})"_ba);
}

void TestUserChange::entity()
{
    const Entity entity = changedEntity({ .name = u"Mine"_s, .disabled = true });
    QCOMPARE(entity.friendlyName(), u"Mine"_s);
    QVERIFY(entity.disabled);
    QCOMPARE(entity.disabledBy, u"user"_s);
    QCOMPARE(entity.areaId, u"den"_s);
    QCOMPARE(entity.revision, 2);
}

void TestUserChange::nothingDiffers()
{
    const qint64 before = m_db->journalLength();
    QCOMPARE(changed({}).revision, 1);
    QCOMPARE(changed({ .areaId = u"den"_s, .labels = R"(["fed"])", .disabled = false }).revision, 1);
    QCOMPARE(m_db->journalLength(), before);
}

void TestUserChange::disabledByWhom_data()
{
    QTest::addColumn<QByteArray>("by");
    QTest::addColumn<bool>("disabled");
    QTest::addColumn<QString>("after");
    QTest::newRow("enabled") << "NULL"_ba << true << u"user"_s;
    QTest::newRow("disabled by an integration already") << "'integration'"_ba << true << u"integration"_s;
    QTest::newRow("lifted") << "'integration'"_ba << false << u""_s;
}

void TestUserChange::disabledByWhom()
{
    QFETCH(QByteArray, by);
    QFETCH(bool, disabled);
    QFETCH(QString, after);
    m_db->execute("UPDATE devices SET disabled_by = " + by);
    m_db->execute("UPDATE entities SET disabled_by = " + by + ", disabled = " + by + " IS NOT NULL");
    QCOMPARE(changed({ .disabled = disabled }).disabledBy.value_or(QString()), after);
    const Entity entity = changedEntity({ .disabled = disabled });
    QCOMPARE(entity.disabledBy.value_or(QString()), after);
    QCOMPARE(entity.disabled, disabled);
}

void TestUserChange::feederWhoRepeatsItselfChangesNothing()
{
    changed({ .name = u"Mine"_s, .areaId = u"attic"_s, .labels = "[]", .disabled = true });
    changedEntity({ .areaId = std::optional<QString>(), .disabled = true });
    QCOMPARE(m_db->feedDevices(fedDevice).unchanged, 1);
    QCOMPARE(m_db->feedEntities(fedEntity).unchanged, 1);
    const Device device = m_db->device(u"d1"_s);
    QCOMPARE(device.nameByUser, u"Mine"_s);
    QCOMPARE(device.areaId, u"attic"_s);
    QCOMPARE(device.labels, "[]"_ba);
    QCOMPARE(device.disabledBy, u"user"_s);
    QVERIFY(!m_db->entity(u"light.a"_s).areaId);
    QVERIFY(m_db->entity(u"light.a"_s).disabled);
    m_db->feedDevices(R"([{"id":"d1","area_id":"cellar"}])"); // its news
    QCOMPARE(m_db->device(u"d1"_s).areaId, u"cellar"_s);
}

void TestUserChange::foundByItsNewName()
{
    changed({ .name = u"Leselampe"_s });
    ListQuery query;
    query.search = u"selam"_s;
    QCOMPARE(must(m_db->store().devices().list(query)).rows.size(), 1U);
}

QTEST_GUILESS_MAIN(TestUserChange)
#include "tst_userchange.moc"
