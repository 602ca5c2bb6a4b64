#include "tests/support/webhookfixture.h"

#include <QSet>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

namespace {

/// A list, and what the tests ask it for.
struct List
{
    QByteArray path = {};
    QString rows = {};
    QString key = {};
    QByteArray end = {}; ///< the members after the rows
    const std::vector<ListField> &fields;
    QByteArray search = {}; ///< finds something
    QByteArray facet = {};
    QByteArray filter = {}; ///< lets something through
};

/// %1 is a webhook with deliveries.
const std::vector<List> &lists()
{
    static const std::vector<List> all {
        { "/api/devices", u"devices"_s, u"device_id"_s, "count,limit", DeviceStore::listFields(), "lamp",
          "manufacturer", "manufacturer=IKEA&manufacturer=Signify" },
        { "/api/entities", u"entities"_s, u"entity_id"_s, "count,limit", EntityStore::listFields(), "light", "domain",
          "disabled=0" },
        { "/api/areas", u"areas"_s, u"area_id"_s, "count", AreaStore::listFields(), "e", "floor_id", "floor_id=f1" },
        { "/internal/areas/list", u"areas"_s, u"area_id"_s, "count", AreaStore::listFields(), "e", "floor_id",
          "floor_id=f1" },
        { "/api/labels", u"labels"_s, u"label"_s, "count", AreaStore::labelFields(), "night", "prefix", "prefix=ai" },
        { "/api/integrations", u"integrations"_s, u"entry_id"_s, "count", IntegrationStore::listFields(), "bridge",
          "domain", "domain=hue" },
        { "/api/services", u"services"_s, u"service_id"_s, "count", ServiceStore::listFields(), "turn", "domain",
          "domain=light&domain=scene" },
        { "/api/webhooks", u"webhooks"_s, u"webhook_id"_s, "next_cursor", WebhookStore::listFields(), "receiver",
          "team", "enabled=1" },
        { "/api/webhooks/%1/deliveries", u"deliveries"_s, u"delivery_id"_s, "next_cursor", DeliveryStore::listFields(),
          "ping", "event", "state=pending" },
        { "/api/changes", u"changes"_s, u"seq"_s, "epoch,last_seq,first_seq,count,limit", Journal::changeFields(), "d1",
          "kind", "kind=device&kind=entity" },
        { "/api/devices/d1/history", u"changes"_s, u"seq"_s, "epoch,last_seq,first_seq,count,limit",
          Journal::changeFields(), "d1", "action", "action=update" },
        { "/api/operations", u"operations"_s, u"operation_id"_s, "count,limit", Journal::operationFields(), "bulk",
          "what", "origin=api" },
    };
    return all;
}

} // namespace

/// What every list has: pages, orders, search, fields, filters, counts, tags, and clear answers to what it does not take.
class TestListFeatures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_api.reset(); }
    void unaskedItIsAsItWas_data() { rows(); }
    void unaskedItIsAsItWas();
    void everyOrderHoldsEachRowOnce_data() { rows(); }
    void everyOrderHoldsEachRowOnce();
    void fieldsCut_data() { rows(); }
    void fieldsCut();
    void totalIsOfAllThatMatch_data() { rows(); }
    void totalIsOfAllThatMatch();
    void facetsAddUp_data() { rows(); }
    void facetsAddUp();
    void missingIsWhatAFacetCountsAsNothing_data() { rows(); }
    void missingIsWhatAFacetCountsAsNothing();
    void missingOfDevicesAndEntities_data();
    void missingOfDevicesAndEntities();
    void fieldsOfTheOtherTable_data();
    void fieldsOfTheOtherTable();
    void searchAndFilterNarrow_data() { rows(); }
    void searchAndFilterNarrow();
    void knownTagIs304_data() { rows(); }
    void knownTagIs304();
    void badInput_data();
    void badInput();
    void cursorOfAnotherQuery_data() { rows(); }
    void cursorOfAnotherQuery();
    void nearestNameIsTold_data();
    void nearestNameIsTold();
    void linkKeepsTheQuery();
    void linkIsShownToPages();
    void facetForm();
    void facetsThatAreCutAreNamed();
    void knownTagDoesNotHideAWrongQuery();
    void cursorOutlivesARename();

private:
    static void rows();
    ApiAnswer get(const List &list, const QByteArray &query = {}, const ApiHeaders &headers = {})
    {
        return m_api->get(target(list) + (query.isEmpty() ? ""_ba : '?' + query), headers);
    }
    QByteArray target(const List &list) const
    {
        QByteArray path = list.path;
        return path.replace("%1", m_webhook);
    }
    QString walk(const List &list, QByteArray query);

    std::unique_ptr<WebhookFixture> m_api;
    QByteArray m_webhook = {};
};

void TestListFeatures::rows()
{
    QTest::addColumn<int>("at");
    for (std::size_t i = 0; i < lists().size(); ++i)
        QTest::newRow(lists()[i].path.constData()) << int(i);
}

void TestListFeatures::initTestCase()
{
    m_api = std::make_unique<WebhookFixture>();
    for (const char *version : { "1", "2", "3" }) {
        m_api->feedDevices(
            QByteArray(R"([{"id":"d1","name":"Lamp","manufacturer":"IKEA","area_id":"den","sw_version":")") + version
            + R"("},{"id":"d2","name":"Lamp two","manufacturer":"Signify","area_id":"kitchen"},
            {"id":"d3","name":"Hub"}])");
    }
    m_api->feedEntities(R"([
        {"entity_id":"light.one","device_id":"d1","platform":"hue","labels":["ai:night","x"]},
        {"entity_id":"light.two","device_id":"d2","platform":"hue","area_id":"attic","labels":["x","night"]},
        {"entity_id":"sensor.one","device_id":"d1","platform":"mqtt","disabled_by":"user"}])");
    m_api->database().execute(
        "INSERT INTO areas (area_id, name, floor_id) VALUES ('den', 'Den', 'f1'), ('kitchen', 'Kitchen', 'f1');"
        "INSERT INTO integrations (entry_id, domain, title) VALUES ('e1', 'hue', 'Bridge'), ('e2', 'hue', 'Bridge 2'),"
        " ('e3', 'mqtt', NULL)");
    m_api->feed("services",
                R"({"light":{"turn_on":{"name":"Turn on"},"turn_off":{}},"scene":{"apply":{}},"sun":{"set":{}}})");
    m_webhook = WebhookFixture::idOf(m_api->add(R"({"url":"http://receiver/a","events":["x"],"team":"ne"})"));
    m_api->add(R"({"url":"http://receiver/b","events":[],"team":"NFL-NE"})");
    m_api->add(R"({"url":"http://other/","events":["y"]})");
    for (int i = 0; i < 3; ++i)
        QCOMPARE(m_api->post("/api/webhooks/" + m_webhook + "/test", {}).status(), 202);
}

/// The ids of all rows, read one by one over the links.
QString TestListFeatures::walk(const List &list, QByteArray query)
{
    QStringList ids;
    QByteArray next = target(list) + '?' + query;
    for (int pages = 0; pages < 100; ++pages) {
        const ApiAnswer answer = m_api->get(next);
        if (answer.status() != 200)
            return QString::fromUtf8(answer.body());
        ids += answer.column(list.rows, list.key);
        const QByteArray link = answer.response.headers.value("link");
        if (link.isEmpty())
            return ids.join(u' ');
        next = link.sliced(1, link.indexOf('>') - 1);
    }
    return u"endless"_s;
}

void TestListFeatures::unaskedItIsAsItWas()
{
    QFETCH(int, at);
    const List &list = lists()[std::size_t(at)];
    const ApiAnswer answer = get(list);
    QCOMPARE(answer.status(), 200);
    QVERIFY(answer.list(list.rows).size() > 1);
    QCOMPARE(keyTextOf(answer.body()), list.rows.toLatin1() + ',' + list.end);
    QVERIFY(!answer.response.headers.contains("link"));
}

void TestListFeatures::everyOrderHoldsEachRowOnce()
{
    QFETCH(int, at);
    const List &list = lists()[std::size_t(at)];
    for (const ListField &field : list.fields) {
        if (field.order.isEmpty())
            continue;
        const QByteArray sort = field.name.toLatin1();
        const QString whole = get(list, "sort=" + sort).column(list.rows, list.key);
        const QStringList ids = whole.split(u' ');
        QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), get(list).list(list.rows).size());
        QCOMPARE(walk(list, "limit=1&sort=" + sort), whole);
        QStringList reverse = get(list, "sort=-" + sort).column(list.rows, list.key).split(u' ');
        QCOMPARE(walk(list, "limit=1&sort=-" + sort), reverse.join(u' '));
        std::reverse(reverse.begin(), reverse.end());
        QCOMPARE(reverse, ids);
    }
}

void TestListFeatures::fieldsCut()
{
    QFETCH(int, at);
    const List &list = lists()[std::size_t(at)];
    const QByteArray row = '/' + list.rows.toLatin1() + "/0";
    const QByteArrayList all = keysOf(get(list).body(), row);
    QCOMPARE(keyTextOf(get(list, "fields=" + list.key.toLatin1()).body(), row), list.key.toLatin1());
    QCOMPARE(keysOf(get(list, "fields=" + all.last() + ',' + all.first()).body(), row),
             (QByteArrayList { all.first(), all.last() }));
    QCOMPARE(keysOf(get(list, "fields=" + all.join(',')).body(), row), all);
}

void TestListFeatures::totalIsOfAllThatMatch()
{
    QFETCH(int, at);
    const List &list = lists()[std::size_t(at)];
    const qsizetype whole = get(list).list(list.rows).size();
    const ApiAnswer page = get(list, "limit=1&total=1");
    QCOMPARE(page.list(list.rows).size(), 1);
    QCOMPARE(page.value(u"total"_s).toInt(), whole);
    QCOMPARE(get(list, "limit=1&total=1&" + list.filter).value(u"total"_s).toInt(),
             get(list, list.filter).list(list.rows).size());
}

void TestListFeatures::facetsAddUp()
{
    QFETCH(int, at);
    const List &list = lists()[std::size_t(at)];
    for (const ListField &field : list.fields) {
        if (!field.facets() || (list.path.endsWith("history") && field.name == u"kind"))
            continue;
        const ApiAnswer answer = get(list, "limit=1&facet=" + field.name.toLatin1());
        qint64 sum = 0;
        for (const QJsonValue &one : answer.value(u"facets"_s)[field.name].toArray())
            sum += one[u"count"].toInteger();
        const qsizetype rows = get(list).list(list.rows).size();
        QVERIFY(field.relation ? sum >= rows : sum == rows); // a row may have several values of another table
        QVERIFY(keysOf(answer.body()).last() == "facets");
    }
    QVERIFY(!get(list, "facet=" + list.facet).value(u"facets"_s)[QString::fromLatin1(list.facet)].toArray().isEmpty());
    QVERIFY(!get(list, "facet=").object().contains(u"facets"_s));
}

void TestListFeatures::missingIsWhatAFacetCountsAsNothing()
{
    QFETCH(int, at);
    const List &list = lists()[std::size_t(at)];
    int asked = 0;
    for (const ListField &field : list.fields) {
        if (!field.canBeMissing() || (list.path.endsWith("history") && field.name == u"kind"))
            continue;
        const QByteArray name = field.name.toLatin1();
        const QByteArray query = "limit=1&total=1&missing=" + name + (field.facets() ? "&facet=" + name : ""_ba);
        const ApiAnswer answer = get(list, query);
        QCOMPARE(answer.status(), 200);
        qint64 nothing = field.facets() ? 0 : answer.value(u"total"_s).toInteger();
        for (const QJsonValue &one : answer.value(u"facets"_s)[field.name].toArray())
            nothing += one[u"value"].isNull() ? one[u"count"].toInteger() : 0;
        QCOMPARE(answer.value(u"total"_s).toInteger(), nothing);
        ++asked;
    }
    QVERIFY(asked > 0);
    QCOMPARE(get(list, "missing=").list(list.rows), get(list).list(list.rows));
}

void TestListFeatures::searchAndFilterNarrow()
{
    QFETCH(int, at);
    const List &list = lists()[std::size_t(at)];
    const qsizetype whole = get(list).list(list.rows).size();
    const qsizetype searched = get(list, "q=" + list.search).list(list.rows).size();
    QVERIFY(searched > 0 && searched <= whole);
    QCOMPARE(get(list, "q=no+such+thing").list(list.rows).size(), 0);
    const qsizetype filtered = get(list, list.filter).list(list.rows).size();
    QVERIFY(filtered > 0 && filtered <= whole);
    const QByteArray name = list.facet + '=';
    QCOMPARE(get(list, name + "no-such-value").list(list.rows).size(), 0);
    QCOMPARE(get(list, name).list(list.rows).size(), whole);
}

void TestListFeatures::missingOfDevicesAndEntities_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("ids");
    QTest::newRow("null") << "/api/devices?missing=area_id"_ba << u"d3"_s;
    QTest::newRow("nobody") << "/api/devices?missing=area_id&manufacturer=IKEA"_ba << u""_s;
    QTest::newRow("two fields") << "/api/devices?missing=model,domain"_ba << u"d3"_s;
    QTest::newRow("sent twice") << "/api/devices?missing=model&missing=area_id"_ba << u"d3"_s;
    QTest::newRow("with an empty name") << "/api/devices?missing=,area_id,"_ba << u"d3"_s;
    QTest::newRow("another filter narrows") << "/api/entities?missing=area_id&domain=light"_ba << u"light.one"_s;
    QTest::newRow("its own filter leaves nothing") << "/api/devices?missing=area_id&area_id=den"_ba << u""_s;
    QTest::newRow("of the device") << "/api/entities?missing=integration"_ba << u"light.one light.two sensor.one"_s;
    QTest::newRow("the device has one") << "/api/entities?missing=manufacturer"_ba << u""_s;
}

void TestListFeatures::missingOfDevicesAndEntities()
{
    QFETCH(QByteArray, target);
    const ApiAnswer answer = m_api->get(target);
    QCOMPARE(answer.status(), 200);
    const bool isOfDevices = target.startsWith("/api/devices");
    QTEST(isOfDevices ? answer.column(u"devices"_s, u"device_id"_s) : answer.column(u"entities"_s, u"entity_id"_s),
          "ids");
}

void TestListFeatures::fieldsOfTheOtherTable_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("ids");
    QTest::newRow("entities of a manufacturer") << "/api/entities?manufacturer=IKEA"_ba << u"light.one sensor.one"_s;
    QTest::newRow("of any of two") << "/api/entities?manufacturer=IKEA&manufacturer=Signify&domain=light"_ba
                                   << u"light.one light.two"_s;
    QTest::newRow("exactly") << "/api/entities?manufacturer=ikea"_ba << u""_s;
    QTest::newRow("of no integration") << "/api/entities?integration=hue"_ba << u""_s;
    QTest::newRow("an empty one filters nothing")
        << "/api/entities?integration=&manufacturer="_ba << u"light.one light.two sensor.one"_s;
    QTest::newRow("devices with a light") << "/api/devices?domain=light"_ba << u"d1 d2"_s;
    QTest::newRow("devices with a sensor") << "/api/devices?domain=sensor"_ba << u"d1"_s;
    QTest::newRow("once, with both") << "/api/devices?domain=sensor&domain=light"_ba << u"d1 d2"_s;
    QTest::newRow("beside its own filters") << "/api/devices?domain=light&area_id=kitchen"_ba << u"d2"_s;
    QTest::newRow("beside a platform") << "/api/devices?domain=light&platform=mqtt"_ba << u"d1"_s;
}

void TestListFeatures::fieldsOfTheOtherTable()
{
    missingOfDevicesAndEntities();
}

void TestListFeatures::knownTagIs304()
{
    QFETCH(int, at);
    const List &list = lists()[std::size_t(at)];
    const QByteArray query = "limit=1&facet=" + list.facet;
    const ApiAnswer first = get(list, query);
    QVERIFY(!first.etag().isEmpty());
    // A target that was not asked for before: nothing of it is kept.
    for (const QByteArray &asked : { query, query + "&total=0" }) {
        const ApiAnswer again = get(list, asked, { { "if-none-match", first.etag() } });
        QCOMPARE(again.status(), 304);
        QCOMPARE(again.body(), QByteArray());
        QCOMPARE(again.etag(), first.etag());
    }
}

void TestListFeatures::badInput_data()
{
    QTest::addColumn<int>("at");
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("parameter");
    const std::vector<std::pair<QByteArray, QString>> wrong {
        { "limit=0", u"limit"_s },
        { "limit=-1", u"limit"_s },
        { "limit=1000000000", u"limit"_s },
        { "limit=1e9", u"limit"_s },
        { "offset=-1", u"offset"_s },
        { "sort=colour", u"sort"_s },
        { "sort=-", u"sort"_s },
        { "fields=colour", u"fields"_s },
        { "facet=colour", u"facet"_s },
        { "missing=colour", u"missing"_s },
        { "missing=" + QByteArray(1025, 'a'), u"missing"_s },
        { "total=maybe", u"total"_s },
        { "cursor=abc", u"cursor"_s },
        { "cursor=" + QByteArray(R"(["00","x","","1"])").toBase64(), u"cursor"_s },
        { "cursor=a&cursor=a", u"cursor"_s },
        { "q=a&q=b", u"q"_s },
        { "sort=a&sort=b", u"sort"_s },
        { "fields=a&fields=b", u"fields"_s },
        { "facet=a&facet=b", u"facet"_s },
        { "total=1&total=1", u"total"_s },
        { "offset=1&offset=1", u"offset"_s },
    };
    for (std::size_t i = 0; i < lists().size(); ++i) {
        for (const auto &[query, parameter] : wrong)
            QTest::addRow("%s?%s", lists()[i].path.constData(), query.constData()) << int(i) << query << parameter;
    }
}

void TestListFeatures::badInput()
{
    QFETCH(int, at);
    QFETCH(QByteArray, query);
    QFETCH(QString, parameter);
    const ApiAnswer answer = get(lists()[std::size_t(at)], query);
    QCOMPARE(answer.status(), 422);
    QCOMPARE(answer.list(u"detail"_s).size(), 1);
    QCOMPARE(answer.list(u"detail"_s).at(0)[u"loc"].toArray(), (QJsonArray { u"query"_s, parameter }));
}

void TestListFeatures::cursorOfAnotherQuery()
{
    QFETCH(int, at);
    const List &list = lists()[std::size_t(at)];
    const QByteArray cursor = "limit=1&cursor=" + get(list, "limit=1").value(u"next_cursor"_s).toString().toLatin1();
    QCOMPARE(get(list, cursor).status(), 200);
    const QByteArray sort = list.key.toLatin1();
    for (const QByteArray &other :
         { "sort=" + sort, "sort=-" + sort, list.filter, "q=" + list.search, "missing=" + list.facet }) {
        const bool isItsOwn = (list.path.endsWith("history") && other == "sort=-seq")
            || (list.path == "/api/operations" && other == "sort=-operation_id");
        if (isItsOwn)
            continue;
        const ApiAnswer answer = get(list, cursor + '&' + other);
        QCOMPARE(answer.status(), 422);
        QCOMPARE(answer.validation().value(0).section(u' ', 1, 1), u"query.cursor"_s);
    }
}

void TestListFeatures::nearestNameIsTold_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("nearest");
    QTest::newRow("sort") << "/api/devices?sort=-manufactuer"_ba << u"manufacturer"_s;
    QTest::newRow("fields") << "/api/entities?fields=entity_id,domian"_ba << u"domain"_s;
    QTest::newRow("facet") << "/api/devices?facet=area_id,modle"_ba << u"model"_s;
    QTest::newRow("missing") << "/api/entities?missing=area_id,manufactuer"_ba << u"manufacturer"_s;
    QTest::newRow("of webhooks") << "/api/webhooks?sort=create_at"_ba << u"created_at"_s;
}

void TestListFeatures::nearestNameIsTold()
{
    QFETCH(QByteArray, target);
    QFETCH(QString, nearest);
    const QString message = m_api->get(target).list(u"detail"_s).at(0)[u"msg"].toString();
    QVERIFY2(message.endsWith(u", did you mean %1?"_s.arg(nearest)), qPrintable(message));
}

void TestListFeatures::linkKeepsTheQuery()
{
    const ApiAnswer answer = m_api->get("/api/devices?offset=1&q=L%61mp&limit=1&sort=-name&cursor=");
    QCOMPARE(answer.response.headers.value("link"), QByteArray()); // one of two was left out
    const ApiAnswer first = m_api->get("/api/devices?q=L%61mp&limit=1&x=<%3E>&offset=0");
    QCOMPARE(first.response.headers.value("link"),
             "</api/devices?q=L%61mp&limit=1&x=%3C%3E%3E&cursor=" + first.value(u"next_cursor"_s).toString().toLatin1()
                 + ">; rel=\"next\"");
}

void TestListFeatures::linkIsShownToPages()
{
    const ApiAnswer answer = m_api->get("/api/devices?limit=1", { { "origin", "http://localhost:3000" } });
    const QByteArray exposed = answer.response.headers.value("access-control-expose-headers");
    QVERIFY(exposed.contains("Link"));
    QVERIFY(exposed.contains("ETag"));
}

void TestListFeatures::facetForm()
{
    const ApiAnswer answer = m_api->get("/api/entities?limit=1&fields=entity_id&total=1&facet=disabled,area_id");
    QCOMPARE(keyTextOf(answer.body()), "entities,count,limit,next_cursor,total,facets");
    QVERIFY(answer.body().contains(R"("facets":{"disabled":[{"value":false,"count":2},{"value":true,"count":1}],)"
                                   R"("area_id":[{"value":null,"count":2},{"value":"attic","count":1}]}})"));
    const ApiAnswer webhooks = m_api->get("/api/webhooks?facet=team,enabled");
    QVERIFY(webhooks.body().endsWith(R"("facets":{"team":[{"value":"ne","count":2},{"value":null,"count":1}],)"
                                     R"("enabled":[{"value":true,"count":3}]}})"));
}

void TestListFeatures::facetsThatAreCutAreNamed()
{
    WebhookFixture api;
    api.database().execute("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1001)"
                           " INSERT INTO devices (device_id, name, model) SELECT 'd' || i, 'x', 'm' || i FROM n");
    const ApiAnswer answer = api.get("/api/devices?limit=1&facet=model,area_id");
    QCOMPARE(answer.list(u"facets_cut"_s), QJsonArray { u"model"_s });
    QCOMPARE(answer.value(u"facets"_s)[u"model"].toArray().size(), 1000);
}

void TestListFeatures::knownTagDoesNotHideAWrongQuery()
{
    const QByteArray etag = m_api->get("/api/devices").etag();
    const ApiHeaders known { { "if-none-match", etag } };
    QCOMPARE(m_api->get("/api/devices?q=lamp&limit=7", known).status(), 304);
    for (const char *query : { "sort=colour", "fields=colour", "facet=colour", "cursor=abc" })
        QCOMPARE(m_api->get(QByteArray("/api/devices?") + query, known).status(), 422);
    for (const char *malformed : { "7-1", "'7'", "\"7" }) {
        QCOMPARE(m_api->get("/api/devices", { { "if-none-match", malformed } }).status(), 400);
        QCOMPARE(m_api->get("/api/devices", { { "if-match", malformed } }).status(), 400);
    }
    const ApiAnswer unknown = m_api->get("/api/devices/none/history", known);
    QCOMPARE(unknown.status(), 404);
}

void TestListFeatures::cursorOutlivesARename()
{
    WebhookFixture api;
    for (const char *name : { "a", "b", "c" })
        api.feedEntities(QByteArray(R"([{"entity_id":"light.old","id":"r1","original_name":")") + name + "\"}]");
    const QByteArray path = "/api/entities/light.old/history?limit=1&cursor=";
    const QByteArray cursor = api.get(path).value(u"next_cursor"_s).toString().toLatin1();
    api.feedEntities(R"([{"entity_id":"light.new","id":"r1","original_name":"c"}])");
    QCOMPARE(api.get(path + cursor).status(), 200);
}

QTEST_GUILESS_MAIN(TestListFeatures)
#include "tst_listfeatures.moc"
