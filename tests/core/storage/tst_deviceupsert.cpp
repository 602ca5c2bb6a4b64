#include "tests/support/homes.h"
#include "tests/support/temporarydatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

namespace {

/// All the fields that a feeder sends, in the order of the table of fields.
QStringList values(const Device &d)
{
    const auto text = [](const std::optional<QString> &value) { return value ? *value : u"<null>"_s; };
    return { d.name,
             text(d.nameByUser),
             text(d.manufacturer),
             text(d.model),
             text(d.modelId),
             text(d.swVersion),
             text(d.hwVersion),
             text(d.serialNumber),
             text(d.areaId),
             text(d.integration),
             text(d.entryType),
             text(d.configurationUrl),
             text(d.suggestedArea),
             text(d.viaDeviceId),
             text(d.parentDeviceId),
             text(d.configEntryId),
             text(d.disabledBy),
             QString::fromUtf8(d.labels),
             QString::fromUtf8(d.identifiers),
             QString::fromUtf8(d.connections) };
}

QByteArray fullRow()
{
    return R"([{"id":"d1","name":"Hue lamp","name_by_user":"Reading lamp ☀","manufacturer":"Signify","model":"LCA","model_id":"LCA001",
        "sw_version":"1.2","hw_version":"3","serial_number":"S1","area_id":"den","integration":"hue","entry_type":"service",
        "configuration_url":"http://192.0.2.1","suggested_area":"Den","via_device_id":"hub","parent_device_id":"p1",
        "config_entry_id":"c1","disabled_by":"user","labels":["b","a"],"identifiers":[["hue",7]],"connections":[["mac","00:11"]]}])";
}

const QStringList fullValues { u"Hue lamp"_s,
                               u"Reading lamp \u2600"_s,
                               u"Signify"_s,
                               u"LCA"_s,
                               u"LCA001"_s,
                               u"1.2"_s,
                               u"3"_s,
                               u"S1"_s,
                               u"den"_s,
                               u"hue"_s,
                               u"service"_s,
                               u"http://192.0.2.1"_s,
                               u"Den"_s,
                               u"hub"_s,
                               u"p1"_s,
                               u"c1"_s,
                               u"user"_s,
                               u"[\"a\",\"b\"]"_s,
                               u"[[\"hue\",7]]"_s,
                               u"[[\"mac\",\"00:11\"]]"_s };

} // namespace

class TestDeviceUpsert : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldComesBack();
    void absentKeeps();
    void nullClears();
    void names_data();
    void names();
    void unchangedRowIsLeftAlone();
    void eachChangeRaisesTheRevisionByOne();
    void changeTouchesUpdatedAtAlone();
    void insertSetsTheTimes();
    void duplicatesAreMergedInOrder();
    void goneRowReturns();
    void firstEmptyLabelsAreNoNews();
    void lastSeenWaitsForTheInterval();
    void lastSeenAfterTheInterval();
    void manyShapesOfRows();
    void clearRemovesEverything();
    void findsNothing();
    void dependants();
    void reportCounts();
};

void TestDeviceUpsert::everyFieldComesBack()
{
    TemporaryDatabase db;
    db.feedDevices(fullRow());
    QCOMPARE(values(db.device(u"d1"_s)), fullValues);
    QCOMPARE(fullValues.size(), qsizetype(deviceFields.size()));
}

void TestDeviceUpsert::absentKeeps()
{
    TemporaryDatabase db;
    db.feedDevices(fullRow());
    db.feedDevices(R"([{"id":"d1"}])");
    QCOMPARE(values(db.device(u"d1"_s)), fullValues);
    db.feedDevices(R"([{"id":"d1","sw_version":"9"}])");
    QStringList expected = fullValues;
    expected[5] = u"9"_s;
    QCOMPARE(values(db.device(u"d1"_s)), expected);
}

void TestDeviceUpsert::nullClears()
{
    TemporaryDatabase db;
    db.feedDevices(fullRow());
    QByteArray nulls = "[{\"id\":\"d1\"";
    for (const Field &field : deviceFields)
        nulls += ",\"" + QByteArray(field.key.data(), qsizetype(field.key.size())) + "\":null";
    db.feedDevices(nulls + "}]");
    QStringList expected { u"d1"_s }; // its name: no model is left
    while (expected.size() < fullValues.size() - 3)
        expected += u"<null>"_s;
    expected.append({ u"[]"_s, u"[]"_s, u"[]"_s });
    QCOMPARE(values(db.device(u"d1"_s)), expected);
}

void TestDeviceUpsert::names_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("shown");
    const auto add = [](const char *title, const char *first, const char *second, const QString &name,
                        const QString &shown = {}) {
        QTest::newRow(title) << QByteArray(first) << QByteArray(second) << name << (shown.isEmpty() ? name : shown);
    };
    add("named", R"("name":"Lamp")", "", u"Lamp"_s);
    add("named by the user", R"("name":"Lamp","name_by_user":"Mine")", "", u"Lamp"_s, u"Mine"_s);
    add("named with nothing by the user", R"("name":"Lamp","name_by_user":"")", "", u"Lamp"_s);
    add("null name, model", R"("name":null,"model":"LCA")", "", u"LCA"_s);
    add("null name, user's name", R"("name":null,"name_by_user":"Mine")", "", u"d1"_s, u"Mine"_s);
    add("empty name", R"("name":"","model":"LCA")", "", u"LCA"_s);
    add("neither name nor model", R"("name":null,"model":null)", "", u"d1"_s);
    add("absent name of a new device", R"("model":"LCA")", "", u"LCA"_s);
    add("absent name and model of a new device", "", "", u"d1"_s);
    add("absent name of a known device", R"("name":"Lamp")", R"("model":"LCA")", u"Lamp"_s);
    add("null name of a known device", R"("name":"Lamp","model":"LCA")", R"("name":null)", u"LCA"_s);
    add("new model with null name", R"("name":null,"model":"LCA")", R"("name":null,"model":"LCB")", u"LCB"_s);
    add("model cleared with null name", R"("name":null,"model":"LCA")", R"("name":null,"model":null)", u"d1"_s);
    add("name arrives later", R"("name":null)", R"("name":"Lamp")", u"Lamp"_s);
}

void TestDeviceUpsert::names()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    const auto row = [](const QByteArray &members) {
        return "[{\"id\":\"d1\"" + (members.isEmpty() ? QByteArray() : ',' + members) + "}]";
    };
    TemporaryDatabase db;
    db.feedDevices(row(first));
    if (!second.isEmpty())
        db.feedDevices(row(second));
    QTEST(db.device(u"d1"_s).name, "name");
    QTEST(db.device(u"d1"_s).displayName(), "shown");
}

void TestDeviceUpsert::unchangedRowIsLeftAlone()
{
    TemporaryDatabase db;
    db.feedDevices(fullRow());
    const Device before = db.device(u"d1"_s);
    const qint64 journal = db.journalLength();
    const qint64 written = db.connection().totalChanges();
    QCOMPARE(db.feedDevices(fullRow()).unchanged, 1);
    QCOMPARE(db.device(u"d1"_s).revision, before.revision);
    QCOMPARE(db.device(u"d1"_s).updatedAt, before.updatedAt);
    QCOMPARE(db.journalLength(), journal);
    QCOMPARE(db.connection().totalChanges() - written, 2); // the write context, set and cleared
}

void TestDeviceUpsert::eachChangeRaisesTheRevisionByOne()
{
    TemporaryDatabase db;
    db.feedDevices(devicesOfHome(2));
    for (int i = 1; i <= 3; ++i) {
        QCOMPARE(db.device(u"d0000"_s).revision, i);
        QCOMPARE(db.feedDevices(devicesOfHome(1, i)).updated, 1);
    }
    QCOMPARE(db.device(u"d0001"_s).revision, 1);
    QCOMPARE(db.changesSince(2).size(), std::size_t(3));
}

void TestDeviceUpsert::changeTouchesUpdatedAtAlone()
{
    TemporaryDatabase db;
    db.feedDevices(devicesOfHome(1));
    const Device before = db.device(u"d0000"_s);
    db.feedDevices(devicesOfHome(1, 1));
    const Device after = db.device(u"d0000"_s);
    QVERIFY(after.updatedAt > before.updatedAt);
    QCOMPARE(after.createdAt, before.createdAt);
}

void TestDeviceUpsert::insertSetsTheTimes()
{
    TemporaryDatabase db;
    const Timestamp before = Timestamp::now();
    db.feedDevices(R"([{"id":"d1"}])");
    const Device d = db.device(u"d1"_s);
    QVERIFY(d.createdAt >= before);
    QCOMPARE(d.updatedAt, d.createdAt);
    QCOMPARE(d.lastSeen, d.createdAt);
    QCOMPARE(d.revision, 1);
}

void TestDeviceUpsert::duplicatesAreMergedInOrder()
{
    TemporaryDatabase db;
    const UpsertReport report = db.feedDevices(
        R"([{"id":"d1","name":"A","model":"m"},{"id":"d2"},{"id":"d1","name":"B"}])");
    QCOMPARE(report.stored(), 3);
    QCOMPARE(db.device(u"d1"_s).name, u"B"_s);
    QCOMPARE(db.device(u"d1"_s).model, u"m"_s);
    QCOMPARE(db.number("SELECT count(*) FROM devices"), 2);
}

void TestDeviceUpsert::goneRowReturns()
{
    TemporaryDatabase db;
    db.feedDevices(fullRow());
    db.execute("UPDATE devices SET gone_at = '2025-10-14T17:00:05.000000+00:00'");
    QVERIFY(db.device(u"d1"_s).goneAt);
    const qint64 revision = db.device(u"d1"_s).revision;
    QCOMPARE(db.feedDevices(R"([{"id":"d1"}])").updated, 1);
    QVERIFY(!db.device(u"d1"_s).goneAt);
    QCOMPARE(db.device(u"d1"_s).revision, revision + 1);
}

void TestDeviceUpsert::firstEmptyLabelsAreNoNews()
{
    TemporaryDatabase db;
    db.feedDevices(R"([{"id":"d1"}])");
    db.execute("UPDATE devices SET labels = '[\"mine\"]'");
    db.feedDevices(R"([{"id":"d1","labels":[]}])");
    QCOMPARE(db.device(u"d1"_s).labels, QByteArray("[\"mine\"]"));
}

void TestDeviceUpsert::lastSeenWaitsForTheInterval()
{
    TemporaryDatabase db;
    db.feedDevices(fullRow());
    const Device before = db.device(u"d1"_s);
    const QByteArray version = db.store().journal().version();
    db.feedDevices(fullRow());
    QCOMPARE(db.device(u"d1"_s).lastSeen, before.lastSeen);
    QCOMPARE(db.store().journal().version(), version);
}

void TestDeviceUpsert::lastSeenAfterTheInterval()
{
    TemporaryDatabase db;
    db.feedDevices(devicesOfHome(3));
    db.execute("UPDATE devices SET last_seen = '2025-10-14T17:00:05.000000+00:00' WHERE device_id <> 'd0002'");
    const qint64 journal = db.journalLength();
    const qint64 presence = db.number("SELECT value FROM meta WHERE key = 'presence'");
    QCOMPARE(db.feedDevices(devicesOfHome(3)).unchanged, 3);
    QVERIFY(db.device(u"d0000"_s).lastSeen->seconds() > Timestamp::now().seconds() - 60);
    QCOMPARE(db.device(u"d0000"_s).revision, 1);
    QCOMPARE(db.journalLength(), journal);
    QCOMPARE(db.number("SELECT value FROM meta WHERE key = 'presence'"), presence + 1);
}

/// More sets of columns than statements are kept.
void TestDeviceUpsert::manyShapesOfRows()
{
    TemporaryDatabase db;
    QByteArray json = "[";
    for (int i = 0; i < 200; ++i) {
        json += (i ? ",{\"id\":\"d" : "{\"id\":\"d") + QByteArray::number(i) + '"';
        for (std::size_t bit = 1; bit < 7; ++bit) {
            if (i >> bit & 1)
                json += ",\"" + QByteArray(deviceFields[bit + 1].key.data()) + "\":\"x\"";
        }
        json += '}';
    }
    QCOMPARE(db.feedDevices(json + ']').inserted, 200);
    QCOMPARE(db.feedDevices(json + ']').unchanged, 200);
    QCOMPARE(db.device(u"d2"_s).manufacturer, u"x"_s);
    QVERIFY(!db.device(u"d2"_s).model);
}

void TestDeviceUpsert::clearRemovesEverything()
{
    TemporaryDatabase db;
    db.feedDevices(devicesOfHome(5));
    db.feedEntities(entitiesOfHome(10, 5));
    qint64 count = 0;
    must(db.tryWrite([&](Store &store) {
        count = must(store.devices().clear());
        return Result<void>();
    }));
    QCOMPARE(count, 5);
    QCOMPARE(db.number("SELECT count(*) FROM devices"), 0);
    QCOMPARE(db.number("SELECT count(*) FROM entities"), 0);
}

void TestDeviceUpsert::findsNothing()
{
    TemporaryDatabase db;
    QVERIFY(!must(db.store().devices().find(u"nobody"_s)));
    QVERIFY(!must(db.store().entities().find(QString())));
}

void TestDeviceUpsert::dependants()
{
    TemporaryDatabase db;
    db.feedDevices(
        R"([{"id":"hub"},{"id":"c","via_device_id":"hub"},{"id":"a","parent_device_id":"hub"},{"id":"b","via_device_id":"other"}])");
    QStringList ids;
    for (const Device &device : must(db.store().devices().dependants(u"hub"_s)))
        ids += device.deviceId;
    QCOMPARE(ids, (QStringList { u"a"_s, u"c"_s }));
}

void TestDeviceUpsert::reportCounts()
{
    TemporaryDatabase db;
    db.feedDevices(devicesOfHome(10));
    const UpsertReport report = db.feedDevices(R"([{"id":"d0000"},{"id":"d0001","model":"X"},{"id":"new"}])");
    QCOMPARE(report.unchanged, 1);
    QCOMPARE(report.updated, 1);
    QCOMPARE(report.inserted, 1);
    QCOMPARE(report.stored(), 3);
}

QTEST_GUILESS_MAIN(TestDeviceUpsert)
#include "tst_deviceupsert.moc"
