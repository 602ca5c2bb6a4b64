#include "tests/support/homes.h"
#include "tests/support/temporarydatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// Walking through a list page by page.
class TestCursors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void walksThroughAll_data();
    void walksThroughAll();
    void walksThroughAPlatform();
    void staysPutWhileRowsComeAndGo();
    void survivesTheRemovalOfItsRow();
    void brokenCursors_data();
    void brokenCursors();
    void belongsToItsSort();
    void belongsToItsFilterAndSearch_data();
    void belongsToItsFilterAndSearch();
    void orderOfValuesDoesNotCount();
    void belongsToItsEpoch();
    void unreadableEpochIsNoWrongCursor();

private:
    static QStringList walk(TemporaryDatabase &db, ListQuery query, const QStringList &platforms = {})
    {
        QStringList ids;
        for (int pages = 0; pages < 1000; ++pages) {
            const Page<Device> page = must(db.store().devices().list(query, platforms));
            for (const Device &device : page.rows)
                ids += device.deviceId;
            if (page.nextCursor.isEmpty())
                return ids;
            query.cursor = page.nextCursor;
        }
        return { u"endless"_s };
    }
};

void TestCursors::walksThroughAll_data()
{
    QTest::addColumn<QString>("sort");
    QTest::addColumn<int>("limit");
    for (const char *sort : { "", "device_id", "-device_id", "name", "-name", "area_id", "-area_id", "manufacturer",
                              "last_seen", "-updated_at" }) {
        for (const int limit : { 1, 7, 25, 100 })
            QTest::addRow("%s by %d", *sort ? sort : "unsorted", limit) << QString::fromLatin1(sort) << limit;
    }
}

void TestCursors::walksThroughAll()
{
    QFETCH(QString, sort);
    QFETCH(int, limit);
    TemporaryDatabase db;
    db.feedDevices(devicesOfHome(25));
    db.execute(
        "UPDATE devices SET area_id = NULL WHERE device_id < 'd0005'; UPDATE devices SET name = 'Same' WHERE device_id > 'd0020'");
    ListQuery query;
    query.sort = sort;
    const QStringList whole = walk(db, query);
    QCOMPARE(whole.size(), 25);
    query.limit = limit;
    QCOMPARE(walk(db, query), whole);
}

void TestCursors::walksThroughAPlatform()
{
    TemporaryDatabase db;
    db.feedDevices(devicesOfHome(10));
    db.feedEntities(entitiesOfHome(10, 10));
    ListQuery query;
    query.limit = 2;
    query.sort = u"-name"_s;
    QCOMPARE(walk(db, query, { u"hue"_s }),
             (QStringList { u"d0009"_s, u"d0007"_s, u"d0005"_s, u"d0003"_s, u"d0001"_s }));
}

void TestCursors::staysPutWhileRowsComeAndGo()
{
    TemporaryDatabase db;
    db.feedDevices(devicesOfHome(20));
    ListQuery query;
    query.limit = 5;
    QStringList ids;
    for (int page = 0; page < 4; ++page) {
        const Page<Device> rows = must(db.store().devices().list(query));
        for (const Device &device : rows.rows)
            ids += device.deviceId;
        query.cursor = rows.nextCursor;
        // A row already seen goes, one before it and one behind everything come.
        db.execute("DELETE FROM devices WHERE device_id = '" + ids.first().toUtf8() + '\'');
        db.feedDevices("[{\"id\":\"a" + QByteArray::number(page) + "\"}]");
        ids.removeFirst();
    }
    QStringList expected;
    for (int i = 4; i < 20; ++i)
        expected += QString::fromLatin1(deviceIdOf(i));
    QCOMPARE(ids, expected);
    QVERIFY(query.cursor.isEmpty());
}

void TestCursors::survivesTheRemovalOfItsRow()
{
    TemporaryDatabase db;
    db.feedDevices(devicesOfHome(4));
    ListQuery query;
    query.limit = 2;
    query.sort = u"name"_s;
    query.cursor = must(db.store().devices().list(query)).nextCursor;
    db.execute("DELETE FROM devices WHERE device_id = 'd0001'");
    QCOMPARE(walk(db, query), (QStringList { u"d0002"_s, u"d0003"_s }));
}

void TestCursors::brokenCursors_data()
{
    const auto encoded = [](const QByteArray &json) {
        return QString::fromLatin1(json.toBase64(QByteArray::Base64UrlEncoding));
    };
    QTest::addColumn<QString>("cursor");
    QTest::newRow("word") << u"next"_s;
    QTest::newRow("no base64") << u"%%%"_s;
    QTest::newRow("non-ASCII") << u"\u00fc\u00fc\u00fc\u00fc"_s;
    QTest::newRow("no JSON") << encoded("hello");
    QTest::newRow("object") << encoded("{}");
    QTest::newRow("two parts") << encoded(R"(["","d1"])");
    QTest::newRow("number for an id") << encoded(R"(["","",5])");
    QTest::newRow("of another database") << encoded(R"(["ab12","","","d1"])");
    QTest::newRow("without an epoch") << encoded(R"(["","","d1"])");
    QTest::newRow("five parts") << encoded(R"(["ab12","","","d1","d2"])");
    QTest::newRow("10 KB") << QString(10'000, u'A');
}

void TestCursors::brokenCursors()
{
    QFETCH(QString, cursor);
    TemporaryDatabase db;
    ListQuery query;
    query.cursor = cursor;
    const auto page = db.store().devices().list(query);
    QVERIFY(!page);
    QCOMPARE(page.error().code, ErrorCode::InvalidInput);
    QCOMPARE(page.error().fields.at(0).location, QJsonArray({ u"query"_s, u"cursor"_s }));
}

void TestCursors::belongsToItsSort()
{
    TemporaryDatabase db;
    db.feedDevices(devicesOfHome(4));
    ListQuery query;
    query.limit = 1;
    query.sort = u"name"_s;
    query.cursor = must(db.store().devices().list(query)).nextCursor;
    query.sort = u"-name"_s;
    QVERIFY(!db.store().devices().list(query));
    query.sort = u"name"_s;
    QVERIFY(db.store().devices().list(query));
}

void TestCursors::belongsToItsFilterAndSearch_data()
{
    QTest::addColumn<ListQuery>("first");
    QTest::addColumn<ListQuery>("second");
    QTest::addColumn<bool>("goesOn");
    const ListQuery::Filter kitchen { "d.area_id", { u"kitchen"_s } };
    const ListQuery::Filter office { "d.area_id", { u"office"_s } };
    QTest::newRow("the same") << ListQuery { .filters = { kitchen } } << ListQuery { .filters = { kitchen } } << true;
    QTest::newRow("another limit") << ListQuery {} << ListQuery { .limit = 3, .total = true } << true;
    QTest::newRow("another value") << ListQuery { .filters = { kitchen } } << ListQuery { .filters = { office } }
                                   << false;
    QTest::newRow("a filter more") << ListQuery {} << ListQuery { .filters = { kitchen } } << false;
    QTest::newRow("a filter less") << ListQuery { .filters = { kitchen } } << ListQuery {} << false;
    QTest::newRow("another column") << ListQuery { .filters = { kitchen } }
                                    << ListQuery { .filters = { { "d.model", kitchen.values } } } << false;
    QTest::newRow("another search") << ListQuery { .search = u"Lamp"_s } << ListQuery { .search = u"Lam"_s } << false;
    QTest::newRow("no search any more") << ListQuery { .search = u"Lamp"_s } << ListQuery {} << false;
}

void TestCursors::belongsToItsFilterAndSearch()
{
    QFETCH(ListQuery, first);
    QFETCH(ListQuery, second);
    TemporaryDatabase db;
    db.feedDevices(devicesOfHome(12));
    first.limit = 1;
    second.cursor = must(db.store().devices().list(first)).nextCursor;
    QVERIFY(!second.cursor.isEmpty());
    const auto page = db.store().devices().list(second);
    QTEST(page.has_value(), "goesOn");
    if (!page)
        QCOMPARE(page.error().fields.at(0).location, (QJsonArray { u"query"_s, u"cursor"_s }));
    QVERIFY(!db.store().devices().list(second, { u"hue"_s })); // of a platform is another list, too
}

void TestCursors::orderOfValuesDoesNotCount()
{
    TemporaryDatabase db;
    db.feedDevices(devicesOfHome(4));
    ListQuery query { .limit = 1, .filters = { { "d.area_id", { u"kitchen"_s, u"office"_s } } } };
    query.cursor = must(db.store().devices().list(query)).nextCursor;
    query.filters[0].values = { u"office"_s, u"kitchen"_s };
    QVERIFY(db.store().devices().list(query));
}

/// As after a restore.
void TestCursors::belongsToItsEpoch()
{
    TemporaryDatabase db;
    db.feedDevices(devicesOfHome(4));
    ListQuery query;
    query.limit = 1;
    query.cursor = must(db.store().devices().list(query)).nextCursor;
    QVERIFY(db.store().devices().list(query));
    db.execute("UPDATE meta SET value = 'ab12' WHERE key = 'epoch'");
    const auto page = db.store().devices().list(query);
    QVERIFY(!page);
    QCOMPARE(page.error().code, ErrorCode::InvalidInput);
    QVERIFY2(page.error().message.contains(u"before a restore"_s), qPrintable(page.error().message));
    query.cursor.clear();
    query.cursor = must(db.store().devices().list(query)).nextCursor;
    QVERIFY(db.store().devices().list(query));
}

void TestCursors::unreadableEpochIsNoWrongCursor()
{
    TemporaryDatabase db;
    db.feedDevices(devicesOfHome(4));
    ListQuery query;
    query.limit = 1;
    query.cursor = must(db.store().devices().list(query)).nextCursor;
    db.execute("ALTER TABLE meta RENAME TO lost");
    const auto page = db.store().devices().list(query);
    QVERIFY(!page);
    QVERIFY(page.error().code != ErrorCode::InvalidInput);
}

QTEST_GUILESS_MAIN(TestCursors)
#include "tst_cursors.moc"
