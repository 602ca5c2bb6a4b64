#include "core/storage/listsearch.h"
#include "tests/support/homes.h"
#include "tests/support/queryplan.h"
#include "tests/support/temporarydatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

namespace {

QStringList idsOf(const std::vector<Device> &devices)
{
    QStringList ids;
    for (const Device &device : devices)
        ids += device.deviceId;
    return ids;
}

QStringList idsOf(const std::vector<Entity> &entities)
{
    QStringList ids;
    for (const Entity &entity : entities)
        ids += entity.entityId;
    return ids;
}

} // namespace

class TestLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void filters_data();
    void filters();
    void entityFilters_data();
    void entityFilters();
    void sorts_data();
    void sorts();
    void entitySortByShownName();
    void platformFilterCountsItsEntities();
    void entityCounts();
    void limitAndOffset_data();
    void limitAndOffset();
    void totalCountsAllMatches();
    void totalOfAPlatform();
    void unknownSortIsInvalid();
    void limitBelowOneIsInvalid_data();
    void limitBelowOneIsInvalid();
    void valuesAreNotSql();
    void relatedFiltersUseAnIndex_data();
    void relatedFiltersUseAnIndex();

private:
    std::unique_ptr<TemporaryDatabase> m_db;
};

void TestLists::initTestCase()
{
    m_db = std::make_unique<TemporaryDatabase>();
    m_db->feedDevices(R"([
        {"id":"d1","name":"Lamp","manufacturer":"Signify","model":"LCA","area_id":"den","sw_version":"2"},
        {"id":"d2","name":"zebra","manufacturer":"IKEA","model":"E27","area_id":"kitchen","sw_version":"10"},
        {"id":"d3","name":"Apple","name_by_user":"Mine","manufacturer":"signify","model":null,"area_id":null},
        {"id":"d4","name":"Blind","manufacturer":null,"model":"E27","area_id":"den"}])");
    m_db->feedEntities(R"([
        {"entity_id":"light.one","device_id":"d1","platform":"hue","area_id":"den","original_name":"Zulu"},
        {"entity_id":"sensor.one","device_id":"d1","platform":"mqtt","original_name":"alpha"},
        {"entity_id":"sensor.two","device_id":"d1","platform":"hue","name":"Mike"},
        {"entity_id":"cover.a","device_id":"d4","platform":"mqtt"},
        {"entity_id":"sun.sun","platform":"sun"}])");
}

void TestLists::filters_data()
{
    QTest::addColumn<QByteArray>("column");
    QTest::addColumn<QStringList>("values");
    QTest::addColumn<QStringList>("ids");
    QTest::newRow("manufacturer, case counts")
        << QByteArray("manufacturer") << QStringList { u"Signify"_s } << QStringList { u"d1"_s };
    QTest::newRow("null is not Unknown") << QByteArray("manufacturer") << QStringList { u"Unknown"_s } << QStringList();
    QTest::newRow("area") << QByteArray("area_id") << QStringList { u"den"_s } << QStringList { u"d1"_s, u"d4"_s };
    QTest::newRow("any of two") << QByteArray("area_id") << QStringList { u"kitchen"_s, u"den"_s }
                                << QStringList { u"d1"_s, u"d2"_s, u"d4"_s };
    QTest::newRow("any of none known") << QByteArray("model") << QStringList { u"x"_s, u"y"_s } << QStringList();
    QTest::newRow("any of nothing") << QByteArray("model") << QStringList() << QStringList();
}

void TestLists::filters()
{
    QFETCH(QByteArray, column);
    QFETCH(QStringList, values);
    ListQuery query;
    query.filters = { { column, values } };
    QTEST(idsOf(must(m_db->store().devices().list(query)).rows), "ids");
}

void TestLists::entityFilters_data()
{
    QTest::addColumn<QByteArray>("column");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QStringList>("ids");
    QTest::newRow("domain") << QByteArray("domain") << u"sensor"_s << QStringList { u"sensor.one"_s, u"sensor.two"_s };
    QTest::newRow("platform") << QByteArray("platform") << u"mqtt"_s << QStringList { u"cover.a"_s, u"sensor.one"_s };
    QTest::newRow("device") << QByteArray("device_id") << u"d4"_s << QStringList { u"cover.a"_s };
    QTest::newRow("area of its own") << QByteArray("area_id") << u"den"_s << QStringList { u"light.one"_s };
}

void TestLists::entityFilters()
{
    QFETCH(QByteArray, column);
    QFETCH(QString, value);
    ListQuery query;
    query.filters = { { column, { value } } };
    QTEST(idsOf(must(m_db->store().entities().list(query)).rows), "ids");
}

void TestLists::sorts_data()
{
    QTest::addColumn<QString>("sort");
    QTest::addColumn<QStringList>("ids");
    QTest::newRow("nothing: by id") << QString() << QStringList { u"d1"_s, u"d2"_s, u"d3"_s, u"d4"_s };
    QTest::newRow("id") << u"device_id"_s << QStringList { u"d1"_s, u"d2"_s, u"d3"_s, u"d4"_s };
    QTest::newRow("id descending") << u"-device_id"_s << QStringList { u"d4"_s, u"d3"_s, u"d2"_s, u"d1"_s };
    QTest::newRow("shown name, case does not count") << u"name"_s << QStringList { u"d4"_s, u"d1"_s, u"d3"_s, u"d2"_s };
    QTest::newRow("shown name descending") << u"-name"_s << QStringList { u"d2"_s, u"d3"_s, u"d1"_s, u"d4"_s };
    QTest::newRow("null first") << u"manufacturer"_s << QStringList { u"d4"_s, u"d2"_s, u"d1"_s, u"d3"_s };
    QTest::newRow("null last descending") << u"-manufacturer"_s << QStringList { u"d3"_s, u"d1"_s, u"d2"_s, u"d4"_s };
    QTest::newRow("equal values by id") << u"area_id"_s << QStringList { u"d3"_s, u"d1"_s, u"d4"_s, u"d2"_s };
    QTest::newRow("equal values by id descending")
        << u"-area_id"_s << QStringList { u"d2"_s, u"d4"_s, u"d1"_s, u"d3"_s };
}

void TestLists::sorts()
{
    QFETCH(QString, sort);
    ListQuery query;
    query.sort = sort;
    QTEST(idsOf(must(m_db->store().devices().list(query)).rows), "ids");
}

void TestLists::entitySortByShownName()
{
    ListQuery query;
    query.sort = u"name"_s;
    const QStringList expected { u"sensor.one"_s, u"cover.a"_s, u"sensor.two"_s, u"sun.sun"_s, u"light.one"_s };
    QCOMPARE(idsOf(must(m_db->store().entities().list(query)).rows), expected);
}

void TestLists::platformFilterCountsItsEntities()
{
    const Page<Device> page = must(m_db->store().devices().list({}, { u"hue"_s }));
    QCOMPARE(idsOf(page.rows), QStringList { u"d1"_s });
    QCOMPARE(page.rows[0].entityCount, 2);
    QCOMPARE(idsOf(must(m_db->store().devices().list({}, { u"mqtt"_s })).rows), (QStringList { u"d1"_s, u"d4"_s }));
    QVERIFY(must(m_db->store().devices().list({}, { u"nobody"_s })).rows.empty());
}

void TestLists::entityCounts()
{
    QList<qint64> counts;
    for (const Device &device : must(m_db->store().devices().list({})).rows)
        counts += device.entityCount;
    QCOMPARE(counts, (QList<qint64> { 3, 0, 0, 1 }));
}

void TestLists::limitAndOffset_data()
{
    QTest::addColumn<int>("limit");
    QTest::addColumn<qint64>("offset");
    QTest::addColumn<QStringList>("ids");
    QTest::addColumn<bool>("goesOn");
    QTest::newRow("first two") << 2 << qint64(0) << QStringList { u"d1"_s, u"d2"_s } << true;
    QTest::newRow("last two") << 2 << qint64(2) << QStringList { u"d3"_s, u"d4"_s } << false;
    QTest::newRow("exactly all") << 4 << qint64(0) << QStringList { u"d1"_s, u"d2"_s, u"d3"_s, u"d4"_s } << false;
    QTest::newRow("behind the end") << 2 << qint64(9) << QStringList() << false;
}

void TestLists::limitAndOffset()
{
    QFETCH(int, limit);
    QFETCH(qint64, offset);
    ListQuery query;
    query.limit = limit;
    query.offset = offset;
    const Page<Device> page = must(m_db->store().devices().list(query));
    QTEST(idsOf(page.rows), "ids");
    QTEST(!page.nextCursor.isEmpty(), "goesOn");
}

void TestLists::totalCountsAllMatches()
{
    ListQuery query;
    query.limit = 1;
    QVERIFY(!must(m_db->store().devices().list(query)).total);
    query.total = true;
    query.filters = { { "area_id", { u"den"_s } } };
    Page<Device> page = must(m_db->store().devices().list(query));
    QCOMPARE(page.total, 2);
    query.cursor = page.nextCursor;
    page = must(m_db->store().devices().list(query));
    QCOMPARE(idsOf(page.rows), QStringList { u"d4"_s });
    QCOMPARE(page.total, 2);
    query.cursor.clear();
    query.search = u"lamp"_s;
    QCOMPARE(must(m_db->store().devices().list(query)).total, 1);
}

void TestLists::totalOfAPlatform()
{
    ListQuery query;
    query.limit = 1;
    query.total = true;
    query.filters = { { "area_id", { u"den"_s } } };
    QCOMPARE(must(m_db->store().devices().list(query, { u"mqtt"_s })).total, 2);
}

void TestLists::unknownSortIsInvalid()
{
    ListQuery query;
    query.sort = u"colour; DROP TABLE devices"_s;
    const auto page = m_db->store().devices().list(query);
    QVERIFY(!page);
    QCOMPARE(page.error().code, ErrorCode::InvalidInput);
    QCOMPARE(page.error().fields.at(0).location, QJsonArray({ u"query"_s, u"sort"_s }));
}

void TestLists::limitBelowOneIsInvalid_data()
{
    QTest::addColumn<int>("limit");
    QTest::newRow("zero") << 0;
    QTest::newRow("negative") << -1;
}

void TestLists::limitBelowOneIsInvalid()
{
    QFETCH(int, limit);
    ListQuery query;
    query.limit = limit;
    const auto page = m_db->store().devices().list(query);
    QVERIFY(!page);
    QCOMPARE(page.error().code, ErrorCode::InvalidInput);
}

void TestLists::valuesAreNotSql()
{
    ListQuery query;
    query.filters = { { "area_id", { u"den' OR '1'='1"_s } } };
    QVERIFY(must(m_db->store().devices().list(query)).rows.empty());
}

void TestLists::relatedFiltersUseAnIndex_data()
{
    QTest::addColumn<bool>("ofDevices");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QStringList>("values");
    QTest::addColumn<QString>("step");
    const QStringList one { u"x"_s };
    const QStringList two { u"x"_s, u"y"_s };
    const QString manufacturer = u"SEARCH devices USING COVERING INDEX idx_device_manufacturer (manufacturer=?)"_s;
    const QString domain = u"SEARCH entities USING INDEX idx_entity_domain (domain=?)"_s;
    QTest::newRow("manufacturer") << false << u"manufacturer"_s << one << manufacturer;
    QTest::newRow("manufacturers") << false << u"manufacturer"_s << two << manufacturer;
    QTest::newRow("integration") << false << u"integration"_s << one
                                 << u"SEARCH devices USING COVERING INDEX idx_device_integration (integration=?)"_s;
    QTest::newRow("domain") << true << u"domain"_s << one << domain;
    QTest::newRow("domains") << true << u"domain"_s << two << domain;
}

void TestLists::relatedFiltersUseAnIndex()
{
    QFETCH(bool, ofDevices);
    QFETCH(QString, field);
    QFETCH(QStringList, values);
    QFETCH(QString, step);
    const std::vector<ListField> &fields = ofDevices ? DeviceStore::listFields() : EntityStore::listFields();
    const auto found = std::ranges::find(fields, field, &ListField::name);
    QVERIFY(found != fields.end());
    const ListConditions conditions = ListConditions::of({ .filters = { filterBy(*found, values) } }, {}, {});
    const QByteArray table = ofDevices ? "devices d" : "entities";
    const QStringList steps = planOf(m_db->connection(), "SELECT 1 FROM " + table + conditions.where());
    QVERIFY2(steps.contains(step), qPrintable(steps.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestLists)
#include "tst_lists.moc"
