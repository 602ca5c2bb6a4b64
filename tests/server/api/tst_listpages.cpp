#include "tests/support/apifixture.h"
#include "tests/support/homes.h"

#include <QSet>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Lists that are read page by page, sorted, searched and cut to fields.
class TestListPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_api.reset(); }
    void offset_data();
    void offset();
    void everyRowOnceBySort_data();
    void everyRowOnceBySort();
    void descendingIsTheReverse_data();
    void descendingIsTheReverse();
    void cursorIsStableWhileRowsCome();
    void lastPageHasNoCursor();
    void totalIgnoresThePage();
    void search_data();
    void search();
    void fields_data();
    void fields();

private:
    /// All ids of a list, page by page.
    QStringList walk(const QByteArray &list, const QByteArray &key, const QByteArray &query, int *pages);

    std::unique_ptr<ApiFixture> m_api;
};

void TestListPages::initTestCase()
{
    m_api = std::make_unique<ApiFixture>();
    m_api->feedDevices(devicesOfHome(60));
    m_api->feedEntities(entitiesOfHome(130, 60));
    m_api->feedDevices(
        R"([{"id":"u1","name":"100% \"sure\" _x_","name_by_user":"K\u00fcche"},{"id":"u2","name":"\ud83d\udca1 L\u00e4mpchen"}])");
}

QStringList TestListPages::walk(const QByteArray &list, const QByteArray &key, const QByteArray &query, int *pages)
{
    QStringList ids;
    QString cursor;
    for (*pages = 0; *pages < 200;) {
        ++*pages;
        const QByteArray target = "/api/" + list + '?' + query
            + (cursor.isEmpty() ? ""_ba : "&cursor=" + cursor.toLatin1());
        const ApiAnswer answer = m_api->get(target);
        if (answer.status() != 200)
            return { QString::fromUtf8(answer.body()) };
        ids += answer.column(QString::fromLatin1(list), QString::fromLatin1(key)).split(u' ', Qt::SkipEmptyParts);
        cursor = answer.value(u"next_cursor"_s).toString();
        if (cursor.isEmpty())
            break;
    }
    return ids;
}

void TestListPages::offset_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("first");
    QTest::addColumn<int>("count");
    QTest::newRow("begin") << "limit=2&offset=0"_ba << u"d0000"_s << 2;
    QTest::newRow("middle") << "limit=2&offset=30"_ba << u"d0030"_s << 2;
    QTest::newRow("last") << "limit=5&offset=61"_ba << u"u2"_s << 1;
    QTest::newRow("beyond") << "offset=62"_ba << u""_s << 0;
    QTest::newRow("far beyond") << "offset=9223372036854775807"_ba << u""_s << 0;
}

void TestListPages::offset()
{
    QFETCH(QByteArray, query);
    const ApiAnswer answer = m_api->get("/api/devices?" + query);
    QTEST(answer.list(u"devices"_s).at(0)[u"device_id"].toString(), "first");
    QTEST(answer.value(u"count"_s).toInt(), "count");
}

void TestListPages::everyRowOnceBySort_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("count");
    for (const char *sort : { "device_id", "name", "manufacturer", "model", "area_id", "integration", "sw_version",
                              "last_seen", "created_at", "updated_at" }) {
        QTest::addRow("devices by %s", sort) << "devices"_ba << QByteArray("sort=") + sort << 62;
        QTest::addRow("devices by %s, descending", sort) << "devices"_ba << QByteArray("sort=-") + sort << 62;
    }
    for (const char *sort :
         { "entity_id", "name", "domain", "platform", "area_id", "device_id", "created_at", "updated_at" }) {
        QTest::addRow("entities by %s", sort) << "entities"_ba << QByteArray("sort=") + sort << 130;
        QTest::addRow("entities by %s, descending", sort) << "entities"_ba << QByteArray("sort=-") + sort << 130;
    }
    QTest::newRow("devices of a platform") << "devices"_ba << "platform=hue"_ba << 30;
    QTest::newRow("devices of a platform by name") << "devices"_ba << "platform=hue&sort=name"_ba << 30;
    QTest::newRow("filtered and sorted") << "devices"_ba << "area_id=office&sort=-manufacturer"_ba << 20;
    QTest::newRow("searched and sorted") << "devices"_ba << "q=lamp&sort=name"_ba << 60;
}

void TestListPages::everyRowOnceBySort()
{
    QFETCH(QByteArray, list);
    QFETCH(QByteArray, query);
    int pages = 0;
    const QStringList ids = walk(list, list == "devices" ? "device_id" : "entity_id", query + "&limit=7", &pages);
    QTEST(int(ids.size()), "count");
    QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), ids.size());
    QVERIFY(pages > 2);
}

void TestListPages::descendingIsTheReverse_data()
{
    QTest::addColumn<QByteArray>("sort");
    QTest::newRow("id") << "device_id"_ba;
    QTest::newRow("name") << "name"_ba;
    QTest::newRow("with equal values") << "area_id"_ba;
}

void TestListPages::descendingIsTheReverse()
{
    QFETCH(QByteArray, sort);
    int pages = 0;
    const QStringList up = walk("devices", "device_id", "limit=9&sort=" + sort, &pages);
    QStringList down = walk("devices", "device_id", "limit=9&sort=-" + sort, &pages);
    std::reverse(down.begin(), down.end());
    QCOMPARE(up, down);
}

void TestListPages::cursorIsStableWhileRowsCome()
{
    const ApiAnswer first = m_api->get("/api/devices?limit=10");
    m_api->feedDevices(R"([{"id":"d0000a","name":"New before the cursor"},{"id":"d0009a","name":"New behind it"}])");
    const ApiAnswer next = m_api->get("/api/devices?limit=2&cursor="
                                      + first.value(u"next_cursor"_s).toString().toLatin1());
    QCOMPARE(next.column(u"devices"_s, u"device_id"_s), u"d0009a d0010"_s);
    m_api->database().execute("DELETE FROM devices WHERE device_id IN ('d0000a', 'd0009a')");
}

void TestListPages::lastPageHasNoCursor()
{
    QVERIFY(!m_api->get("/api/devices?limit=62").object().contains(u"next_cursor"_s));
    QVERIFY(m_api->get("/api/devices?limit=61").object().contains(u"next_cursor"_s));
}

void TestListPages::totalIgnoresThePage()
{
    const ApiAnswer first = m_api->get("/api/devices?limit=3&total=1&area_id=office");
    QCOMPARE(first.value(u"total"_s), 20);
    const ApiAnswer next = m_api->get("/api/devices?limit=3&total=true&area_id=office&cursor="
                                      + first.value(u"next_cursor"_s).toString().toLatin1());
    QCOMPARE(next.value(u"total"_s), 20);
    QVERIFY(!m_api->get("/api/devices?total=0").object().contains(u"total"_s));
}

void TestListPages::search_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("ids");
    QTest::newRow("part of a name") << "amp 42"_ba << u"d0042"_s;
    QTest::newRow("other case") << "LAMP 42"_ba << u"d0042"_s;
    QTest::newRow("part of an id") << "0042"_ba << u"d0042"_s;
    QTest::newRow("user's name") << "K\u00fcche"_ba << u"u1"_s;
    QTest::newRow("registry's name behind the user's") << "sure"_ba << u"u1"_s;
    QTest::newRow("emoji") << "\U0001f4a1"_ba << u"u2"_s;
    QTest::newRow("two letters") << "\u00e4m"_ba << u"u2"_s;
    QTest::newRow("percent is no wildcard") << "1%r"_ba << u""_s;
    QTest::newRow("percent itself") << "100%"_ba << u"u1"_s;
    QTest::newRow("underscore is no wildcard") << "d_42"_ba << u""_s;
    QTest::newRow("underscore itself") << "_x_"_ba << u"u1"_s;
    QTest::newRow("quotes") << "\"sure\""_ba << u"u1"_s;
    QTest::newRow("backslash") << "\\"_ba << u""_s;
    QTest::newRow("operators of a search language") << "lamp OR x*"_ba << u""_s;
    QTest::newRow("nothing") << "no such lamp"_ba << u""_s;
}

void TestListPages::search()
{
    QFETCH(QByteArray, query);
    const ApiAnswer answer = m_api->get("/api/devices?q=" + query.toPercentEncoding());
    QCOMPARE(answer.status(), 200);
    QTEST(answer.column(u"devices"_s, u"device_id"_s), "ids");
}

void TestListPages::fields_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("keys");
    QTest::newRow("one") << "name"_ba << "name"_ba;
    QTest::newRow("in the wire's order") << "revision,device_id"_ba << "device_id,revision"_ba;
    QTest::newRow("twice") << "name,name"_ba << "name"_ba;
    QTest::newRow("with empty ones") << ",name,,"_ba << "name"_ba;
}

void TestListPages::fields()
{
    QFETCH(QByteArray, fields);
    QTEST(keyTextOf(m_api->get("/api/devices?limit=1&fields=" + fields).body(), "/devices/0"), "keys");
}

QTEST_GUILESS_MAIN(TestListPages)
#include "tst_listpages.moc"
