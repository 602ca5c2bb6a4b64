#include "tests/support/homes.h"
#include "tests/support/temporarydatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

namespace {

QStringList values(const Entity &e)
{
    const auto text = [](const std::optional<QString> &value) { return value ? *value : u"<null>"_s; };
    return { text(e.registryId),
             text(e.deviceId),
             text(e.platform),
             text(e.uniqueId),
             text(e.areaId),
             text(e.name),
             text(e.originalName),
             text(e.icon),
             text(e.entityCategory),
             text(e.disabledBy),
             text(e.hiddenBy),
             QString::fromUtf8(e.labels),
             QString::fromUtf8(e.aliases),
             QString::fromUtf8(e.options),
             text(e.configEntryId) };
}

QByteArray fullRow()
{
    return R"([{"entity_id":"light.a","id":"r1","device_id":"d1","platform":"hue","unique_id":"u1","area_id":"den","name":"Mine","original_name":"Lamp",
        "icon":"mdi:lamp","entity_category":"config","disabled_by":"user","hidden_by":"integration","labels":["x"],"aliases":["leselampe"],
        "options":{"conversation":{"should_expose":true}},"config_entry_id":"c1"}])";
}

const QStringList fullValues { u"r1"_s,
                               u"d1"_s,
                               u"hue"_s,
                               u"u1"_s,
                               u"den"_s,
                               u"Mine"_s,
                               u"Lamp"_s,
                               u"mdi:lamp"_s,
                               u"config"_s,
                               u"user"_s,
                               u"integration"_s,
                               u"[\"x\"]"_s,
                               u"[\"leselampe\"]"_s,
                               u"{\"conversation\":{\"should_expose\":true}}"_s,
                               u"c1"_s };

} // namespace

class TestEntityUpsert : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldComesBack();
    void absentKeeps();
    void nullClears();
    void domainComesFromTheId_data();
    void domainComesFromTheId();
    void platformOfAPartialRow_data();
    void platformOfAPartialRow();
    void disabledFollows_data();
    void disabledFollows();
    void unknownDeviceBecomesNull();
    void knownEntityMovesToAnUnknownDevice();
    void deviceArrivesLater();
    void emptyRegistryIdsAreNotTheSame();
    void unchangedRowIsLeftAlone();
    void revisionGrowsByOne();
    void goneRowReturns();
    void clearKeepsDevices();
    void oneBadRowDoesNotFailTheOthers();
};

void TestEntityUpsert::everyFieldComesBack()
{
    TemporaryDatabase db;
    db.feedDevices(R"([{"id":"d1"}])");
    db.feedEntities(fullRow());
    QCOMPARE(values(db.entity(u"light.a"_s)), fullValues);
    QCOMPARE(fullValues.size(), qsizetype(entityFields.size()));
    QVERIFY(db.entity(u"light.a"_s).disabled);
}

void TestEntityUpsert::absentKeeps()
{
    TemporaryDatabase db;
    db.feedDevices(R"([{"id":"d1"}])");
    db.feedEntities(fullRow());
    db.feedEntities(R"([{"entity_id":"light.a","labels":["y"]}])");
    QStringList expected = fullValues;
    expected[11] = u"[\"y\"]"_s;
    QCOMPARE(values(db.entity(u"light.a"_s)), expected);
}

void TestEntityUpsert::nullClears()
{
    TemporaryDatabase db;
    db.feedDevices(R"([{"id":"d1"}])");
    db.feedEntities(fullRow());
    QByteArray nulls = "[{\"entity_id\":\"light.a\"";
    for (const Field &field : entityFields)
        nulls += ",\"" + QByteArray(field.key.data(), qsizetype(field.key.size())) + "\":null";
    db.feedEntities(nulls + "}]");
    QStringList expected(fullValues.size(), u"<null>"_s);
    expected[11] = expected[12] = u"[]"_s;
    expected[13] = u"{}"_s;
    QCOMPARE(values(db.entity(u"light.a"_s)), expected);
    QVERIFY(!db.entity(u"light.a"_s).disabled);
}

void TestEntityUpsert::domainComesFromTheId_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("domain");
    QTest::newRow("light") << u"light.a"_s << u"light"_s;
    QTest::newRow("two dots") << u"sensor.a.b"_s << u"sensor"_s;
    QTest::newRow("no dot") << u"a"_s << u"unknown"_s;
}

void TestEntityUpsert::domainComesFromTheId()
{
    QFETCH(QString, id);
    TemporaryDatabase db;
    db.feedEntities("[{\"entity_id\":\"" + id.toUtf8() + "\"}]");
    QTEST(db.entity(id).domain, "domain");
}

void TestEntityUpsert::platformOfAPartialRow_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("platform");
    QTest::newRow("absent of a new row") << QByteArray(R"({"entity_id":"light.a"})") << u"unknown"_s;
    QTest::newRow("null") << QByteArray(R"({"entity_id":"light.a","platform":null})") << u"<null>"_s;
    QTest::newRow("named") << QByteArray(R"({"entity_id":"light.a","platform":"hue"})") << u"hue"_s;
}

void TestEntityUpsert::platformOfAPartialRow()
{
    QFETCH(QByteArray, row);
    TemporaryDatabase db;
    db.feedEntities('[' + row + ']');
    QTEST(db.entity(u"light.a"_s).platform.value_or(u"<null>"_s), "platform");
}

void TestEntityUpsert::disabledFollows_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<bool>("disabled");
    QTest::newRow("new and enabled") << QByteArray("null") << QByteArray() << false;
    QTest::newRow("new and disabled") << QByteArray("\"integration\"") << QByteArray() << true;
    QTest::newRow("disabled later") << QByteArray("null") << QByteArray("\"user\"") << true;
    QTest::newRow("enabled later") << QByteArray("\"user\"") << QByteArray("null") << false;
    QTest::newRow("by another") << QByteArray("\"user\"") << QByteArray("\"device\"") << true;
    QTest::newRow("empty word is a word") << QByteArray("null") << QByteArray("\"\"") << true;
}

void TestEntityUpsert::disabledFollows()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    TemporaryDatabase db;
    db.feedEntities(R"([{"entity_id":"light.a","disabled_by":)" + first + "}]");
    if (!second.isEmpty())
        QCOMPARE(db.feedEntities(R"([{"entity_id":"light.a","disabled_by":)" + second + "}]").updated, 1);
    QTEST(db.entity(u"light.a"_s).disabled, "disabled");
}

void TestEntityUpsert::unknownDeviceBecomesNull()
{
    TemporaryDatabase db;
    const UpsertReport report = db.feedEntities(
        R"([{"entity_id":"light.a"},{"entity_id":"light.b","device_id":"nobody","platform":"hue"}])");
    QCOMPARE(report.inserted, 2);
    QCOMPARE(report.warnings.size(), std::size_t(1));
    QCOMPARE(report.warnings[0].index, 1);
    QCOMPARE(report.warnings[0].id, u"light.b"_s);
    QVERIFY(report.warnings[0].reason.contains(u"nobody"_s));
    QVERIFY(!db.entity(u"light.b"_s).deviceId);
    QCOMPARE(db.entity(u"light.b"_s).platform, u"hue"_s);
}

void TestEntityUpsert::knownEntityMovesToAnUnknownDevice()
{
    TemporaryDatabase db;
    db.feedDevices(R"([{"id":"d1"}])");
    db.feedEntities(fullRow());
    const UpsertReport report = db.feedEntities(R"([{"entity_id":"light.a","device_id":"nobody","icon":"mdi:sun"}])");
    QCOMPARE(report.updated, 1);
    QCOMPARE(report.warnings.size(), std::size_t(1));
    QVERIFY(!db.entity(u"light.a"_s).deviceId);
    QCOMPARE(db.entity(u"light.a"_s).icon, u"mdi:sun"_s);
    QCOMPARE(db.feedEntities(R"([{"entity_id":"light.a","device_id":"nobody"}])").unchanged, 1);
}

void TestEntityUpsert::deviceArrivesLater()
{
    TemporaryDatabase db;
    db.feedEntities(R"([{"entity_id":"light.a","device_id":"d1"}])");
    db.feedDevices(R"([{"id":"d1"}])");
    const UpsertReport report = db.feedEntities(R"([{"entity_id":"light.a","device_id":"d1"}])");
    QCOMPARE(report.updated, 1);
    QVERIFY(report.warnings.empty());
    QCOMPARE(db.entity(u"light.a"_s).deviceId, u"d1"_s);
    QCOMPARE(db.device(u"d1"_s).entityCount, 1);
}

void TestEntityUpsert::emptyRegistryIdsAreNotTheSame()
{
    TemporaryDatabase db;
    QCOMPARE(db.feedEntities(R"([{"entity_id":"light.a","id":""},{"entity_id":"light.b","id":""}])").inserted, 2);
    QCOMPARE(db.number("SELECT count(*) FROM entities WHERE entity_id IN ('light.a', 'light.b')"), 2);
}

void TestEntityUpsert::unchangedRowIsLeftAlone()
{
    TemporaryDatabase db;
    db.feedDevices(R"([{"id":"d1"}])");
    db.feedEntities(fullRow());
    const qint64 journal = db.journalLength();
    QCOMPARE(db.feedEntities(fullRow()).unchanged, 1);
    QCOMPARE(db.entity(u"light.a"_s).revision, 1);
    QCOMPARE(db.journalLength(), journal);
}

void TestEntityUpsert::revisionGrowsByOne()
{
    TemporaryDatabase db;
    db.feedDevices(devicesOfHome(1));
    for (int i = 0; i < 4; ++i) {
        db.feedEntities(entitiesOfHome(1, 1, i));
        QCOMPARE(db.entity(u"light.e0000"_s).revision, i + 1);
    }
}

void TestEntityUpsert::goneRowReturns()
{
    TemporaryDatabase db;
    db.feedEntities(R"([{"entity_id":"light.a"}])");
    db.execute("UPDATE entities SET gone_at = '2025-10-14T17:00:05.000000+00:00'");
    QCOMPARE(db.feedEntities(R"([{"entity_id":"light.a"}])").updated, 1);
    QVERIFY(!db.entity(u"light.a"_s).goneAt);
}

void TestEntityUpsert::clearKeepsDevices()
{
    TemporaryDatabase db;
    db.feedDevices(devicesOfHome(2));
    db.feedEntities(entitiesOfHome(6, 2));
    QCOMPARE(must(db.store().entities().clear()), 6);
    QCOMPARE(db.number("SELECT count(*) FROM devices"), 2);
}

void TestEntityUpsert::oneBadRowDoesNotFailTheOthers()
{
    TemporaryDatabase db;
    db.execute(
        "CREATE TRIGGER bad BEFORE INSERT ON entities WHEN NEW.entity_id = 'light.b' BEGIN SELECT raise(ABORT, 'no'); END");
    const UpsertReport report = db.feedEntities(
        R"([{"entity_id":"light.a"},{"entity_id":"light.b"},{"entity_id":"light.c"}])");
    QCOMPARE(report.inserted, 2);
    QCOMPARE(report.rejected.size(), std::size_t(1));
    QCOMPARE(report.rejected[0].index, 1);
    QCOMPARE(report.rejected[0].id, u"light.b"_s);
}

QTEST_GUILESS_MAIN(TestEntityUpsert)
#include "tst_entityupsert.moc"
