#include "tests/support/homes.h"
#include "tests/support/temporarydatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

namespace {

QStringList devicesWith(Store &store, const QString &needle)
{
    ListQuery query;
    query.search = needle;
    QStringList ids;
    for (const Device &device : must(store.devices().list(query)).rows)
        ids += device.deviceId;
    return ids;
}

QStringList entitiesWith(Store &store, const QString &needle)
{
    ListQuery query;
    query.search = needle;
    QStringList ids;
    for (const Entity &entity : must(store.entities().list(query)).rows)
        ids += entity.entityId;
    return ids;
}

/// A store on the same file that looks at each row.
std::unique_ptr<Store> withoutIndex(const TemporaryDatabase &db)
{
    DatabaseOptions options = db.options();
    options.lists.reset();
    return must(Store::open(options));
}

} // namespace

class TestSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void substrings_data();
    void substrings();
    void entitiesByIdAndNames();
    void strangeNeedles_data();
    void strangeNeedles();
    void pages_data();
    void pages();
    void totalsAndFacets_data();
    void totalsAndFacets();
    void offset();
};

void TestSearch::substrings_data()
{
    QTest::addColumn<QString>("needle");
    QTest::addColumn<QStringList>("ids");
    const auto add = [](const char *name, const QString &needle, const QStringList &ids) {
        QTest::newRow(name) << needle << ids;
    };
    const QString lamp = u"aa11"_s;
    add("beginning", u"Kitchen"_s, { lamp });
    add("middle, other case", u"CHEN LA"_s, { lamp });
    add("end", u"amp"_s, { lamp });
    add("id", u"a11"_s, { lamp });
    add("user's name", u"reading"_s, { u"bb22"_s });
    add("one character", u"%"_s, { u"cc33"_s });
    add("two characters", u"nL"_s, {});
    add("two characters of a name", u"it"_s, { lamp });
    add("percent is no wildcard", u"5%o"_s, { u"cc33"_s });
    add("percent matches itself alone", u"K%n"_s, {});
    add("underscore is no wildcard", u"r_e"_s, { u"dd44"_s });
    add("underscore matches itself alone", u"K_t"_s, {});
    add("backslash", u"a\\b"_s, { u"ee55"_s });
    add("quote", u"7\" t"_s, { u"ff66"_s });
    add("single quote", u"o'c"_s, { u"ff66"_s });
    add("words of the query language", u"AND OR"_s, { u"gg77"_s });
    add("star", u"*st"_s, { u"gg77"_s });
    add("non-ASCII", u"k\u00fcc"_s, { u"hh88"_s });
    add("two emoji", u"\U0001F4A1\U0001F525"_s, { u"hh88"_s });
    add("three emoji", u"\U0001F4A1\U0001F525\u2600"_s, { u"hh88"_s });
    add("sharp s and its capital", u"STRA\u1e9eE"_s, { u"ii99"_s });
    add("nothing", u"nowhere"_s, {});
}

void TestSearch::substrings()
{
    QFETCH(QString, needle);
    TemporaryDatabase db;
    db.feedDevices(R"([
        {"id":"aa11","name":"Kitchen Lamp"},{"id":"bb22","name":"Hue","name_by_user":"Reading"},{"id":"cc33","name":"25%off"},
        {"id":"dd44","name":"floor_east"},{"id":"ee55","name":"a\\b"},{"id":"ff66","name":"7\" tablet o'clock"},
        {"id":"gg77","name":"x AND OR *star"},{"id":"hh88","name":"küche 💡🔥☀"},{"id":"ii99","name":"Straße"}])");
    QTEST(devicesWith(db.store(), needle), "ids");
    QTEST(devicesWith(*withoutIndex(db), needle), "ids");
}

void TestSearch::entitiesByIdAndNames()
{
    TemporaryDatabase db;
    db.feedEntities(
        R"([{"entity_id":"light.alpha"},{"entity_id":"light.b","name":"Alphabet"},{"entity_id":"light.c","original_name":"ALPHA"},
                        {"entity_id":"light.d","platform":"alpha"}])");
    QCOMPARE(entitiesWith(db.store(), u"alpha"_s), (QStringList { u"light.alpha"_s, u"light.b"_s, u"light.c"_s }));
    QVERIFY(devicesWith(db.store(), u"alpha"_s).isEmpty());
}

void TestSearch::strangeNeedles_data()
{
    QTest::addColumn<QString>("needle");
    QTest::newRow("NUL") << QString(u'\0');
    QTest::newRow("line end") << u"\n"_s;
    QTest::newRow("NUL inside") << u"Kit\0chen"_s;
    QTest::newRow("NUL behind a name") << u"Kitchen\0"_s;
    QTest::newRow("10 KB") << QString(10'000, u'x');
    QTest::newRow("1 MB") << QString(1'000'000, u'x');
    QTest::newRow("100 KB of wildcards") << QString(100'000, u'%');
    QTest::newRow("8,000 quotes") << QString(8'000, u'"');
    QTest::newRow("lone surrogate") << QString(3, QChar(0xd800));
}

void TestSearch::strangeNeedles()
{
    QFETCH(QString, needle);
    TemporaryDatabase db;
    db.feedDevices(R"([{"id":"d1","name":"Kitchen"},{"id":"d2","name":"Kitchen of tomorrow"}])");
    ListQuery query;
    query.search = needle;
    query.total = true;
    const std::unique_ptr<Store> plain = withoutIndex(db);
    for (Store *store : { &db.store(), plain.get() }) {
        const auto page = store->devices().list(query);
        QVERIFY2(page, page ? "" : qPrintable(page.error().message));
        QVERIFY(page->rows.empty());
        QCOMPARE(page->total, 0);
    }
}

void TestSearch::pages_data()
{
    QTest::addColumn<ListQuery>("query");
    QTest::addColumn<int>("rows");
    QTest::newRow("by key") << ListQuery { .limit = 300 } << 2000;
    QTest::newRow("by key, backwards") << ListQuery { .limit = 300, .sort = u"-device_id"_s } << 2000;
    QTest::newRow("by name") << ListQuery { .limit = 300, .sort = u"name"_s } << 2000;
    QTest::newRow("by manufacturer, backwards") << ListQuery { .limit = 300, .sort = u"-manufacturer"_s } << 2000;
    QTest::newRow("few of them pass the filter")
        << ListQuery { .limit = 7, .filters = { { "d.sw_version", { u"1.1"_s } } } } << 20;
    QTest::newRow("few, backwards") << ListQuery {
        .limit = 7, .sort = u"-device_id"_s, .filters = { { "d.sw_version", { u"1.1"_s } } }
    } << 20;
    QTest::newRow("page for page to the last row") << ListQuery { .limit = 1000 } << 2000;
    QTest::newRow("all at once") << ListQuery { .limit = ListQuery::everything } << 2000;
}

/// The pages of a search are those of a store that looks at each row, one by one.
void TestSearch::pages()
{
    QFETCH(ListQuery, query);
    QFETCH(int, rows);
    TemporaryDatabase db;
    db.feedDevices(devicesOfHome(2000));
    db.feedDevices(devicesOfHome(20, 1, 1500));
    query.search = u"lamp"_s;
    const std::unique_ptr<Store> plain = withoutIndex(db);
    int read = 0;
    do {
        const Page<Device> page = must(db.store().devices().list(query));
        const Page<Device> same = must(plain->devices().list(query));
        QCOMPARE(page.rows.size(), same.rows.size());
        for (std::size_t i = 0; i < page.rows.size(); ++i)
            QCOMPARE(page.rows[i].deviceId, same.rows[i].deviceId);
        QCOMPARE(page.nextCursor, same.nextCursor);
        read += int(page.rows.size());
        query.cursor = page.nextCursor;
    } while (!query.cursor.isEmpty());
    QCOMPARE(read, rows);
}

void TestSearch::totalsAndFacets_data()
{
    QTest::addColumn<ListQuery>("query");
    QTest::addColumn<qint64>("total");
    QTest::addColumn<qint64>("ikea");
    QTest::newRow("all") << ListQuery { .search = u"lamp"_s } << qint64(600) << qint64(300);
    QTest::newRow("some") << ListQuery { .search = u"lamp 5"_s } << qint64(111) << qint64(55);
    QTest::newRow("none") << ListQuery { .search = u"fan"_s } << qint64(0) << qint64(-1);
    QTest::newRow("with a filter") << ListQuery { .filters = { { "d.area_id", { u"office"_s } } }, .search = u"lamp"_s }
                                   << qint64(200) << qint64(100);
    QTest::newRow("without a value") << ListQuery { .missing = { u"area_id"_s }, .search = u"lamp"_s } << qint64(0)
                                     << qint64(-1);
    QTest::newRow("with a scope") << ListQuery { .scope = { { "d.area_id", { u"office"_s } } }, .search = u"lamp"_s }
                                  << qint64(200) << qint64(100);
}

void TestSearch::totalsAndFacets()
{
    QFETCH(ListQuery, query);
    QFETCH(qint64, ikea);
    TemporaryDatabase db;
    db.feedDevices(devicesOfHome(600));
    query.total = true;
    query.limit = 1;
    query.facets = { u"manufacturer"_s };
    const std::unique_ptr<Store> plain = withoutIndex(db);
    for (Store *store : { &db.store(), plain.get() }) {
        const Page<Device> page = must(store->devices().list(query));
        QTEST(page.total.value_or(-1), "total");
        const std::vector<Facet::Value> &values = page.facets.at(0).values;
        const auto found = std::find_if(values.begin(), values.end(),
                                        [](const auto &one) { return one.value == u"IKEA"_s; });
        QCOMPARE(found == values.end() ? -1 : found->count, ikea);
    }
}

void TestSearch::offset()
{
    TemporaryDatabase db;
    db.feedDevices(devicesOfHome(600));
    ListQuery query { .limit = 2, .offset = 598, .search = u"lamp"_s };
    const Page<Device> page = must(db.store().devices().list(query));
    QCOMPARE(page.rows.size(), 2U);
    QCOMPARE(page.rows.back().deviceId, u"d0599"_s);
    QVERIFY(page.nextCursor.isEmpty());
}

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
