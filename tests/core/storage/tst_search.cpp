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

} // namespace

class TestSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void substrings_data();
    void substrings();
    void entitiesByIdAndNames();
    void rowsChangedSinceAreFound();
    void removedRowsAreNot();
    void renamedEntity();
    void smallStepsReachTheSame_data();
    void smallStepsReachTheSame();
    void indexIsUsed();
    void indexSurvivesVacuum();
    void externalWritesAreIndexed();
    void strangeNeedles_data();
    void strangeNeedles();
    void withFilterSortAndPages();
};

void TestSearch::substrings_data()
{
    QTest::addColumn<bool>("indexed");
    QTest::addColumn<QString>("needle");
    QTest::addColumn<QStringList>("ids");
    const auto add = [](const char *name, const QString &needle, const QStringList &ids) {
        QTest::addRow("%s, indexed", name) << true << needle << ids;
        QTest::addRow("%s, not yet indexed", name) << false << needle << ids;
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
    add("nothing", u"nowhere"_s, {});
}

void TestSearch::substrings()
{
    QFETCH(bool, indexed);
    QFETCH(QString, needle);
    TemporaryDatabase db;
    db.feedDevices(R"([
        {"id":"aa11","name":"Kitchen Lamp"},{"id":"bb22","name":"Hue","name_by_user":"Reading"},{"id":"cc33","name":"25%off"},
        {"id":"dd44","name":"floor_east"},{"id":"ee55","name":"a\\b"},{"id":"ff66","name":"7\" tablet o'clock"},
        {"id":"gg77","name":"x AND OR *star"},{"id":"hh88","name":"küche 💡🔥☀"}])");
    if (indexed)
        db.index();
    QCOMPARE(db.store().search().backlog() == 0, indexed);
    QTEST(devicesWith(db.store(), needle), "ids");
}

void TestSearch::entitiesByIdAndNames()
{
    TemporaryDatabase db;
    db.feedEntities(
        R"([{"entity_id":"light.alpha"},{"entity_id":"light.b","name":"Alphabet"},{"entity_id":"light.c","original_name":"ALPHA"},
                        {"entity_id":"light.d","platform":"alpha"}])");
    db.index();
    QCOMPARE(entitiesWith(db.store(), u"alpha"_s), (QStringList { u"light.alpha"_s, u"light.b"_s, u"light.c"_s }));
    QVERIFY(devicesWith(db.store(), u"alpha"_s).isEmpty());
}

void TestSearch::rowsChangedSinceAreFound()
{
    TemporaryDatabase db;
    db.feedDevices(R"([{"id":"d1","name":"Kitchen"},{"id":"d2","name":"Bath"}])");
    db.index();
    db.feedDevices(R"([{"id":"d2","name":"New kitchen"},{"id":"d3","name":"Third kitchen"},{"id":"d1","name":"Den"}])");
    QCOMPARE(devicesWith(db.store(), u"kitchen"_s), (QStringList { u"d2"_s, u"d3"_s }));
    db.index();
    QCOMPARE(devicesWith(db.store(), u"kitchen"_s), (QStringList { u"d2"_s, u"d3"_s }));
}

void TestSearch::removedRowsAreNot()
{
    TemporaryDatabase db;
    db.feedDevices(R"([{"id":"d1","name":"Kitchen"}])");
    db.index();
    db.execute("DELETE FROM devices");
    QVERIFY(devicesWith(db.store(), u"kitchen"_s).isEmpty());
    db.index();
    QVERIFY(devicesWith(db.store(), u"kitchen"_s).isEmpty());
    QCOMPARE(db.number("SELECT count(*) FROM search_docs"), 0);
}

void TestSearch::renamedEntity()
{
    TemporaryDatabase db;
    db.feedEntities(R"([{"entity_id":"light.kitchen","id":"r1"}])");
    db.index();
    db.feedEntities(R"([{"entity_id":"light.bathroom","id":"r1"}])");
    for (int round = 0; round < 2; ++round) {
        QVERIFY(entitiesWith(db.store(), u"kitchen"_s).isEmpty());
        QCOMPARE(entitiesWith(db.store(), u"bathroom"_s), QStringList { u"light.bathroom"_s });
        db.index();
    }
    QCOMPARE(db.text("SELECT group_concat(key) FROM search_docs"), u"light.bathroom"_s);
}

void TestSearch::smallStepsReachTheSame_data()
{
    QTest::addColumn<int>("rows");
    QTest::newRow("one by one") << 1;
    QTest::newRow("seven by seven") << 7;
    QTest::newRow("all at once") << 100000;
}

void TestSearch::smallStepsReachTheSame()
{
    QFETCH(int, rows);
    TemporaryDatabase db;
    db.feedDevices(devicesOfHome(40));
    db.feedEntities(entitiesOfHome(40, 40));
    db.index(rows);
    db.feedDevices(devicesOfHome(20, 1));
    db.feedEntities(R"([{"entity_id":"light.other","id":"r3"},{"entity_id":"light.e0005","original_name":"Moon"}])");
    db.execute("DELETE FROM devices WHERE device_id > 'd0030'");
    db.index(rows);
    QCOMPARE(db.store().search().backlog(), 0);
    const QString indexed = db.text(
        "SELECT group_concat(kind || key || text, '|') FROM (SELECT * FROM search_docs ORDER BY kind, key)");
    const QString present = db.text("SELECT group_concat(line, '|') FROM (SELECT 'device' || device_id || "
                                    + deviceSearchText()
                                    + " AS line FROM devices UNION ALL SELECT 'entity' || entity_id || "
                                    + entitySearchText() + " FROM entities ORDER BY 1)");
    QCOMPARE(indexed, present);
    db.execute("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)");
    const QStringList before = entitiesWith(db.store(), u"light.e00"_s);
    QVERIFY(before.size() > 20);
    db.execute("INSERT INTO search_index (search_index) VALUES ('rebuild')");
    QCOMPARE(entitiesWith(db.store(), u"light.e00"_s), before);
}

/// A row that only the index misses is not found: so the index is asked.
void TestSearch::indexIsUsed()
{
    TemporaryDatabase db;
    db.feedDevices(R"([{"id":"d1","name":"Kitchen"}])");
    db.index();
    db.execute(
        "INSERT INTO search_index (search_index, rowid, text) SELECT 'delete', doc, text FROM search_docs; DELETE FROM search_docs");
    QVERIFY(devicesWith(db.store(), u"kitchen"_s).isEmpty());
    QCOMPARE(devicesWith(db.store(), u"ki"_s), QStringList { u"d1"_s });
}

void TestSearch::indexSurvivesVacuum()
{
    TemporaryDatabase db;
    db.feedEntities(entitiesOfHome(50, 1));
    db.index();
    db.execute("DELETE FROM entities WHERE entity_id < 'light.e0020'");
    db.execute("VACUUM");
    db.index();
    QCOMPARE(entitiesWith(db.store(), u"e0021"_s), QStringList { u"light.e0021"_s });
    db.execute("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)");
}

void TestSearch::externalWritesAreIndexed()
{
    TemporaryDatabase db;
    db.feedDevices(R"([{"id":"d1","name":"Kitchen"}])");
    db.index();
    db.execute("UPDATE devices SET name_by_user = 'Lighthouse'");
    QCOMPARE(devicesWith(db.store(), u"lighthouse"_s), QStringList { u"d1"_s });
    db.index();
    QCOMPARE(devicesWith(db.store(), u"lighthouse"_s), QStringList { u"d1"_s });
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
    db.feedDevices(R"([{"id":"d1","name":"Kitchen"}])");
    db.index();
    db.feedDevices(R"([{"id":"d2","name":"Kitchen of tomorrow"}])");
    ListQuery query;
    query.search = needle;
    query.total = true;
    const auto page = db.store().devices().list(query);
    QVERIFY2(page, page ? "" : qPrintable(page.error().message));
    QVERIFY(page->rows.empty());
    QCOMPARE(page->total, 0);
}

void TestSearch::withFilterSortAndPages()
{
    TemporaryDatabase db;
    db.feedDevices(devicesOfHome(30));
    db.index();
    ListQuery query;
    query.search = u"lamp"_s;
    query.filters = { { "manufacturer", { u"IKEA"_s } } };
    query.sort = u"-device_id"_s;
    query.limit = 10;
    const Page<Device> first = must(db.store().devices().list(query));
    query.cursor = first.nextCursor;
    const Page<Device> second = must(db.store().devices().list(query));
    QCOMPARE(first.rows.front().deviceId, u"d0028"_s);
    QCOMPARE(second.rows.size(), std::size_t(5));
    QCOMPARE(second.rows.back().deviceId, u"d0000"_s);
}

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
