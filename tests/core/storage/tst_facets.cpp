#include "core/storage/listfacets.h"
#include "tests/support/homes.h"
#include "tests/support/queryplan.h"
#include "tests/support/temporarydatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// Counts of the values of a field.
class TestFacets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_db.reset(); }
    void counts_data();
    void counts();
    void ofDevices_data();
    void ofDevices();
    void doNotFollowThePage();
    void ofAPlatform();
    void ownMissingDoesNotCount();
    void tooManyValuesAreCut();
    void unknownNameIsInvalid();
    void walksAnIndex_data();
    void walksAnIndex();
    void looksUpTheOtherTable_data();
    void looksUpTheOtherTable();
    void manyStatementsStayRight();

private:
    /// "a:2 b:1", "-" for rows without a value.
    static QString textOf(const Facet &facet)
    {
        QStringList parts;
        for (const Facet::Value &one : facet.values)
            parts += one.value.value_or(u"-"_s) + u':' + QString::number(one.count);
        return parts.join(u' ');
    }

    std::unique_ptr<TemporaryDatabase> m_db;
};

void TestFacets::initTestCase()
{
    m_db = std::make_unique<TemporaryDatabase>();
    m_db->feedDevices(R"([
        {"id":"d1","name":"Lamp","manufacturer":"Signify","area_id":"den"},
        {"id":"d2","name":"Lamp two","manufacturer":"IKEA","area_id":"kitchen"},
        {"id":"d3","name":"Blind","manufacturer":"IKEA","area_id":"den","disabled_by":"user"},
        {"id":"d4","name":"Hub","manufacturer":""},
        {"id":"d5","name":"Plug"}])");
    m_db->feedEntities(R"([
        {"entity_id":"light.one","device_id":"d1","platform":"hue","area_id":"den"},
        {"entity_id":"light.two","device_id":"d2","platform":"hue","area_id":"kitchen"},
        {"entity_id":"sensor.one","device_id":"d1","platform":"mqtt","area_id":"den","disabled_by":"user"},
        {"entity_id":"sensor.two","device_id":"d3","platform":"hue"},
        {"entity_id":"sun.sun","platform":"sun"}])");
}

void TestFacets::counts_data()
{
    QTest::addColumn<QString>("facet");
    QTest::addColumn<std::vector<ListQuery::Filter>>("filters");
    QTest::addColumn<QString>("search");
    QTest::addColumn<QString>("counted");
    using Filters = std::vector<ListQuery::Filter>;
    const Filters none;
    const Filters lights { { "domain", { u"light"_s } } };
    QTest::newRow("most frequent first, then by value") << u"domain"_s << none << u""_s << u"light:2 sensor:2 sun:1"_s;
    QTest::newRow("rows without a value") << u"area_id"_s << none << u""_s << u"-:2 den:2 kitchen:1"_s;
    QTest::newRow("another field's filter counts") << u"platform"_s << lights << u""_s << u"hue:2"_s;
    QTest::newRow("its own filter does not") << u"domain"_s << lights << u""_s << u"light:2 sensor:2 sun:1"_s;
    QTest::newRow("only its own does not")
        << u"domain"_s << Filters { { "domain", { u"light"_s } }, { "platform", { u"mqtt"_s } } } << u""_s
        << u"sensor:1"_s;
    QTest::newRow("search counts") << u"platform"_s << none << u"sensor"_s << u"hue:1 mqtt:1"_s;
    QTest::newRow("search of two letters") << u"domain"_s << none << u"wo"_s << u"light:1 sensor:1"_s;
    QTest::newRow("filter and search") << u"platform"_s << lights << u"two"_s << u"hue:1"_s;
    QTest::newRow("nothing matches") << u"platform"_s << none << u"nowhere"_s << u""_s;
    QTest::newRow("of their device") << u"manufacturer"_s << none << u""_s << u"IKEA:2 Signify:2 -:1"_s;
    QTest::newRow("nowhere a value") << u"integration"_s << none << u""_s << u"-:5"_s;
    QTest::newRow("of their device, filtered") << u"manufacturer"_s << lights << u"two"_s << u"IKEA:1"_s;
    QTest::newRow("a flag") << u"disabled"_s << none << u""_s << u"0:4 1:1"_s;
    QTest::newRow("a flag's own filter does not")
        << u"disabled"_s << Filters { { "disabled", { u"1"_s } } } << u""_s << u"0:4 1:1"_s;
    QTest::newRow("a flag filters others")
        << u"domain"_s << Filters { { "disabled", { u"1"_s } } } << u""_s << u"sensor:1"_s;
}

void TestFacets::counts()
{
    QFETCH(QString, facet);
    QFETCH(std::vector<ListQuery::Filter>, filters);
    QFETCH(QString, search);
    const Page<Entity> page = must(
        m_db->store().entities().list({ .filters = filters, .search = search, .facets = { facet } }));
    QCOMPARE(page.facets.size(), 1U);
    QCOMPARE(page.facets[0].name, facet);
    QTEST(textOf(page.facets[0]), "counted");
}

void TestFacets::ofDevices_data()
{
    QTest::addColumn<QString>("facet");
    QTest::addColumn<QString>("counted");
    QTest::newRow("empty text is no value") << u"manufacturer"_s << u"-:2 IKEA:2 Signify:1"_s;
    QTest::newRow("area") << u"area_id"_s << u"-:2 den:2 kitchen:1"_s;
    QTest::newRow("disabled by") << u"disabled_by"_s << u"-:4 user:1"_s;
    QTest::newRow("nowhere a value") << u"entry_type"_s << u"-:5"_s;
    QTest::newRow("once for each domain") << u"domain"_s << u"-:2 light:2 sensor:2"_s;
}

void TestFacets::ofDevices()
{
    QFETCH(QString, facet);
    QTEST(textOf(must(m_db->store().devices().list({ .facets = { facet } })).facets.at(0)), "counted");
}

void TestFacets::doNotFollowThePage()
{
    ListQuery query { .limit = 1, .sort = u"name"_s, .facets = { u"platform"_s, u"domain"_s } };
    const Page<Entity> first = must(m_db->store().entities().list(query));
    query.cursor = first.nextCursor;
    const Page<Entity> second = must(m_db->store().entities().list(query));
    QCOMPARE(second.facets.size(), 2U);
    for (std::size_t i = 0; i < 2; ++i)
        QCOMPARE(textOf(second.facets[i]), textOf(first.facets[i]));
    QCOMPARE(textOf(first.facets[0]), u"hue:3 mqtt:1 sun:1"_s);
}

void TestFacets::ofAPlatform()
{
    const ListQuery query { .facets = { u"area_id"_s } };
    QCOMPARE(textOf(must(m_db->store().devices().list(query, { u"mqtt"_s })).facets.at(0)), u"den:1"_s);
    QCOMPARE(textOf(must(m_db->store().devices().list(query, { u"mqtt"_s, u"hue"_s })).facets.at(0)),
             u"den:2 kitchen:1"_s);
}

/// As a field's own filter: the values stay in sight beside "nothing".
void TestFacets::ownMissingDoesNotCount()
{
    const auto counted = [this](const QStringList &missing) {
        const ListQuery query { .missing = missing, .facets = { u"area_id"_s } };
        return textOf(must(m_db->store().devices().list(query)).facets.at(0));
    };
    QCOMPARE(counted({ u"area_id"_s }), u"-:2 den:2 kitchen:1"_s);
    QCOMPARE(counted({ u"area_id"_s, u"manufacturer"_s }), u"-:2"_s);
}

void TestFacets::tooManyValuesAreCut()
{
    TemporaryDatabase db;
    db.execute("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1001)"
               " INSERT INTO devices (device_id, name, model) SELECT 'd' || i, 'x', printf('m%04d', i) FROM n");
    const ListQuery query { .facets = { u"model"_s } };
    const Facet cut = must(db.store().devices().list(query)).facets.at(0);
    QVERIFY(cut.isCut);
    QCOMPARE(cut.values.size(), 1000U);
    QCOMPARE(cut.values.back().value, u"m1000"_s);
    db.execute("DELETE FROM devices WHERE model = 'm0500'");
    const Facet whole = must(db.store().devices().list(query)).facets.at(0);
    QVERIFY(!whole.isCut);
    QCOMPARE(whole.values.size(), 1000U);
}

void TestFacets::unknownNameIsInvalid()
{
    const auto page = m_db->store().entities().list({ .facets = { u"domian"_s } });
    QCOMPARE(page.error().code, ErrorCode::InvalidInput);
    QCOMPARE(page.error().fields.at(0).location, (QJsonArray { u"query"_s, u"facet"_s }));
    QVERIFY(page.error().message.endsWith(u", did you mean domain?"_s));
    QVERIFY(!m_db->store().entities().list({ .facets = { u"created_at"_s } })); // can be sorted by, not counted
}

void TestFacets::walksAnIndex_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<QByteArray>("column");
    QTest::addColumn<QString>("index");
    QTest::newRow("domain") << "entities"_ba << "domain"_ba << u"idx_entity_domain"_s;
    QTest::newRow("platform") << "entities"_ba << "platform"_ba << u"idx_entity_platform"_s;
    QTest::newRow("area of entities") << "entities"_ba << "area_id"_ba << u"idx_entity_area"_s;
    QTest::newRow("device") << "entities"_ba << "device_id"_ba << u"idx_entity_device"_s;
    QTest::newRow("area of devices") << "devices d"_ba << "d.area_id"_ba << u"idx_device_area"_s;
    QTest::newRow("manufacturer") << "devices d"_ba << "d.manufacturer"_ba << u"idx_device_manufacturer"_s;
    QTest::newRow("model") << "devices d"_ba << "d.model"_ba << u"idx_device_model"_s;
    QTest::newRow("integration") << "devices d"_ba << "d.integration"_ba << u"idx_device_integration"_s;
}

/// No row of the table is read, and the groups come in the order of the index.
void TestFacets::walksAnIndex()
{
    QFETCH(QByteArray, table);
    QFETCH(QByteArray, column);
    QFETCH(QString, index);
    const FacetStatement counting = FacetStatement::make(textField("x", column, ListUse::Facet), {}, { .from = table },
                                                         {});
    const QStringList steps = planOf(m_db->connection(), counting.text);
    const QString name = QString::fromLatin1(table).section(u' ', -1);
    QVERIFY2(steps.contains(u"SCAN %1 USING COVERING INDEX %2"_s.arg(name, index)), qPrintable(steps.join(u'\n')));
    QCOMPARE(steps.filter(u"FOR GROUP BY"_s).size(), 1); // of the few values, to join those that are empty
}

void TestFacets::looksUpTheOtherTable_data()
{
    QTest::addColumn<bool>("ofDevices");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("index");
    QTest::newRow("domain") << true << u"domain"_s << u"SEARCH entities USING INDEX idx_entity_device (device_id=?)"_s;
    QTest::newRow("manufacturer") << false << u"manufacturer"_s
                                  << u"SEARCH devices USING INDEX sqlite_autoindex_devices_1 (device_id=?)"_s;
}

/// By its key, once for each row: by the value it would be all of it each time.
void TestFacets::looksUpTheOtherTable()
{
    QFETCH(bool, ofDevices);
    QFETCH(QString, field);
    QFETCH(QString, index);
    const std::vector<ListField> &fields = ofDevices ? DeviceStore::listFields() : EntityStore::listFields();
    const auto found = std::ranges::find(fields, field, &ListField::name);
    QVERIFY(found != fields.end());
    const ListShape shape { .from = ofDevices ? "devices d" : "entities" };
    const FacetStatement counting = FacetStatement::make(*found, {}, shape, {});
    const QStringList steps = planOf(m_db->connection(), counting.text);
    QVERIFY2(!steps.filter(index).isEmpty(), qPrintable(steps.join(u'\n')));
}

/// More texts than stay prepared.
void TestFacets::manyStatementsStayRight()
{
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < 200; ++i) {
            const QByteArray number = QByteArray::number(i);
            Statement one = m_db->connection().variedStatement("SELECT " + number + " WHERE ? = 'x'");
            QVERIFY(must(one.bind(u"x"_s).step()));
            QCOMPARE(one.integer(), i);
        }
    }
}

QTEST_GUILESS_MAIN(TestFacets)
#include "tst_facets.moc"
