#include "tests/support/webhookfixture.h"

#include <QElapsedTimer>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Lists that are asked by conditions (`where`).
class TestListConditions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_api.reset(); }
    void rows_data();
    void rows();
    void otherLists_data();
    void otherLists();
    void wrong_data();
    void wrong();
    void everyOperatorOfEveryField();
    void nearestFieldIsTold();
    void tooMany();
    void ownFacetStays();
    void totalAndPages();
    void cursorOfOtherConditions();
    void sameConditionsInAnotherOrder();
    void tagIsKnownAndWrongConditionsAreNot();
    void areaThatIsRenamed();
    void patternThatTakesTooLong();
    void nothingOfItIsSql();

private:
    static QByteArray encoded(const QString &condition) { return QUrl::toPercentEncoding(condition); }
    ApiAnswer get(const QByteArray &list, const QString &condition)
    {
        return m_api->get("/api/" + list + "?where=" + encoded(condition));
    }

    std::unique_ptr<WebhookFixture> m_api;
};

void TestListConditions::initTestCase()
{
    m_api = std::make_unique<WebhookFixture>();
    m_api->feedDevices(R"([
        {"id":"d1","name":"Kitchen lamp","manufacturer":"Philips","model":"Hue go","area_id":"kitchen","integration":"hue"},
        {"id":"d2","name":"Küchenlampe","manufacturer":"philips","model":"Hue 2","area_id":"living_room"},
        {"id":"d3","name":"Hub","manufacturer":"","model":"it's 100% \"x\""},
        {"id":"d4","name":"Sensor"}])");
    m_api->feedEntities(R"([
        {"entity_id":"light.a","device_id":"d1","platform":"hue","original_name":"Lamp"},
        {"entity_id":"light.b","device_id":"d1","platform":"hue","area_id":"kitchen"},
        {"entity_id":"sensor.c","device_id":"d2","platform":"mqtt","disabled_by":"user"},
        {"entity_id":"sensor.d"}])");
    m_api->database().execute(
        "INSERT INTO areas (area_id, name) VALUES ('kitchen', 'Küche');"
        "UPDATE devices SET last_seen = '2026-01-31T23:59:59.500000+00:00' WHERE device_id = 'd1';"
        "UPDATE devices SET last_seen = '2026-02-01T00:00:00.000000+00:00' WHERE device_id = 'd2';"
        "UPDATE devices SET last_seen = '2026-03-05T10:00:00.000000+00:00' WHERE device_id = 'd3';"
        "UPDATE devices SET last_seen = NULL WHERE device_id = 'd4'");
}

void TestListConditions::rows_data()
{
    QTest::addColumn<QString>("condition");
    QTest::addColumn<QString>("ids");
    const auto row = [](const QString &condition, const QString &ids) {
        QTest::newRow(qPrintable(condition)) << condition << ids;
    };
    row(u"manufacturer=Philips"_s, u"d1"_s);
    row(u"manufacturer!=Philips"_s, u"d2 d3 d4"_s);
    row(u"manufacturer*=PHIL"_s, u"d1 d2"_s);
    row(u"manufacturer!*=phil"_s, u"d3 d4"_s);
    row(u"manufacturer~^p.*s$"_s, u"d1 d2"_s);
    row(u"manufacturer!~^p"_s, u"d3 d4"_s);
    row(u"manufacturer="_s, u"d3 d4"_s);
    row(u"manufacturer!="_s, u"d1 d2"_s);
    row(u"name*=KÜCHE"_s, u"d2"_s);
    row(u"name=kitchen lamp"_s, u""_s);
    row(u"name=Kitchen lamp"_s, u"d1"_s);
    row(u"device_id~[34]"_s, u"d3 d4"_s);
    row(u"model=it's 100% \"x\""_s, u"d3"_s);
    row(u"model*=%"_s, u"d3"_s);
    row(u"area_name*=küche"_s, u"d1"_s);
    row(u"area_name=Living Room"_s, u"d2"_s);
    row(u"area_name~^living r"_s, u"d2"_s);
    row(u"area_name="_s, u"d3 d4"_s);
    row(u"area_name!*=küche"_s, u"d2 d3 d4"_s);
    row(u"entity_count=0"_s, u"d3 d4"_s);
    row(u"entity_count!=0"_s, u"d1 d2"_s);
    row(u"entity_count>1"_s, u"d1"_s);
    row(u"entity_count>=1"_s, u"d1 d2"_s);
    row(u"entity_count<1"_s, u"d3 d4"_s);
    row(u"entity_count<=1"_s, u"d2 d3 d4"_s);
    row(u"entity_count=1..2"_s, u"d1 d2"_s);
    row(u"entity_count!=1..2"_s, u"d3 d4"_s);
    row(u"entity_count=1.."_s, u"d1 d2"_s);
    row(u"entity_count=..0"_s, u"d3 d4"_s);
    row(u"entity_count="_s, u""_s);
    row(u"last_seen=2026-01"_s, u"d1"_s);
    row(u"last_seen=2026-01-31"_s, u"d1"_s);
    row(u"last_seen>2026-01-31"_s, u"d2 d3"_s);
    row(u"last_seen>=2026-02-01"_s, u"d2 d3"_s);
    row(u"last_seen<2026-02-01T00:00:00Z"_s, u"d1"_s);
    row(u"last_seen<=2026-02-01T01:00:00+01:00"_s, u"d1 d2"_s);
    row(u"last_seen=2026-01..2026-02-01"_s, u"d1 d2"_s);
    row(u"last_seen!=2026-01"_s, u"d2 d3 d4"_s);
    row(u"last_seen="_s, u"d4"_s);
    row(u"last_seen!="_s, u"d1 d2 d3"_s);
    row(u"disabled=no"_s, u"d1 d2 d3 d4"_s);
    row(u"disabled!=no"_s, u""_s);
    row(u"domain=light"_s, u"d1"_s);
    row(u"domain!=light"_s, u"d2 d3 d4"_s);
    row(u"domain*=s"_s, u"d2"_s);
    row(u"domain="_s, u"d3 d4"_s);
    row(u"domain!="_s, u"d1 d2"_s);
}

void TestListConditions::rows()
{
    QFETCH(QString, condition);
    const ApiAnswer answer = get("devices", condition);
    QVERIFY2(answer.status() == 200, answer.body());
    QTEST(answer.column(u"devices"_s, u"device_id"_s), "ids");
}

void TestListConditions::otherLists_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("ids");
    const auto entities = [](const QByteArray &query, const QString &ids) {
        QTest::newRow(query.constData()) << "/api/entities?"_ba + query << u"entities"_s << u"entity_id"_s << ids;
    };
    entities("where=disabled=true", u"sensor.c"_s);
    entities("where=disabled!=true", u"light.a light.b sensor.d"_s);
    entities("where=manufacturer=Philips", u"light.a light.b"_s);
    entities("where=manufacturer!=Philips", u"sensor.c sensor.d"_s);
    entities("where=friendly_name*=LAMP", u"light.a"_s);
    entities("where=friendly_name=light.b", u"light.b"_s);
    entities("where=area_name=k%C3%BCCHE", u"light.b"_s); // in any case, of ASCII letters
    entities("where=area_name=K%C3%9Cche", u""_s);
    entities("where=domain=light&where=area_name=", u"light.a"_s);
    entities("where=domain*=sensor&platform=mqtt&q=c", u"sensor.c"_s);
    entities("where=", u"light.a light.b sensor.c sensor.d"_s);
    entities("where=domain=light&sort=-entity_id", u"light.b light.a"_s);
    entities("where=updated_at>2020", u"light.a light.b sensor.c sensor.d"_s);
    const auto other = [](const QByteArray &target, const QString &list, const QString &key, const QString &ids) {
        QTest::newRow(target.constData()) << target << list << key << ids;
    };
    other("/api/devices?where=entity_count=1&platform=hue", u"devices"_s, u"device_id"_s, u""_s);
    other("/api/devices?where=entity_count=2&platform=hue", u"devices"_s, u"device_id"_s, u"d1"_s);
    other("/api/areas?where=entity_count>0", u"areas"_s, u"area_id"_s, u"kitchen"_s);
    other("/api/areas?where=display_name*=room", u"areas"_s, u"area_id"_s, u"living_room"_s);
    other("/api/operations?where=changes>1000", u"operations"_s, u"operation_id"_s, u""_s);
    other("/api/changes?where=kind=entity&where=action*=CREA&limit=1", u"changes"_s, u"key"_s, u"light.a"_s);
    other("/api/devices/d1/history?where=action=create", u"changes"_s, u"key"_s, u"d1"_s);
}

void TestListConditions::otherLists()
{
    QFETCH(QByteArray, target);
    QFETCH(QString, list);
    QFETCH(QString, key);
    const ApiAnswer answer = m_api->get(target);
    QVERIFY2(answer.status() == 200, answer.body());
    QTEST(answer.column(list, key), "ids");
}

void TestListConditions::wrong_data()
{
    QTest::addColumn<QString>("condition");
    QTest::addColumn<QString>("says");
    const auto row = [](const QString &condition, const QString &says) {
        QTest::newRow(qPrintable(condition.left(40))) << condition << says;
    };
    row(u"name"_s, u"one of the operators"_s);
    row(u"=lamp"_s, u"Input should be one of area_id"_s);
    row(u"colour=red"_s, u"Input should be one of area_id"_s);
    row(u"name >5"_s, u"one of the operators"_s);
    row(u"name>5"_s, u"name is compared by one of !*=, *=, !~, ~, !=, ="_s);
    row(u"entity_count*=5"_s, u"entity_count is compared by one of !=, >=, <=, =, >, <"_s);
    row(u"last_seen~2026"_s, u"last_seen is compared by one of"_s);
    row(u"disabled>1"_s, u"disabled is compared by one of !=, ="_s);
    row(u"disabled=maybe"_s, u"true or false"_s);
    row(u"disabled="_s, u"true or false"_s);
    row(u"entity_count>many"_s, u"a whole number"_s);
    row(u"entity_count>"_s, u"a whole number"_s);
    row(u"entity_count>1..2"_s, u"A range goes with = or != alone"_s);
    row(u"entity_count=2..1"_s, u"ends before it begins"_s);
    row(u"last_seen=yesterday"_s, u"should be a time"_s);
    row(u"name*="_s, u"A text should follow *="_s);
    row(u"name!~"_s, u"A text should follow !~"_s);
    row(u"name~(lamp"_s, u"wrong at character 6: missing closing parenthesis"_s);
    row(u"domain~["_s, u"wrong at character"_s);
    row(u"name~"_s + QString(300, u'a'), u"at most 256 characters"_s);
    row(u"name*="_s + QString(1100, u'a'), u"at most 1024 characters"_s);
}

void TestListConditions::wrong()
{
    QFETCH(QString, condition);
    QFETCH(QString, says);
    const ApiAnswer answer = get("devices", condition);
    QCOMPARE(answer.status(), 422);
    QCOMPARE(answer.list(u"detail"_s).size(), 1);
    const QJsonValue item = answer.list(u"detail"_s).at(0);
    QCOMPARE(item[u"loc"].toArray(), (QJsonArray { u"query"_s, u"where"_s }));
    QCOMPARE(item[u"input"].toString(), condition);
    QVERIFY2(item[u"msg"].toString().contains(says), qPrintable(item[u"msg"].toString()));
}

/// No condition that is right makes SQL that is not.
void TestListConditions::everyOperatorOfEveryField()
{
    const QByteArray webhook = WebhookFixture::idOf(m_api->add(R"({"url":"http://receiver/a","events":[]})"));
    const std::vector<std::pair<QByteArray, const std::vector<ListField> &>> lists {
        { "/api/devices", DeviceStore::listFields() },
        { "/api/devices?platform=hue", DeviceStore::listFields() },
        { "/api/entities", EntityStore::listFields() },
        { "/api/areas", AreaStore::listFields() },
        { "/api/labels", AreaStore::labelFields() },
        { "/api/integrations", IntegrationStore::listFields() },
        { "/api/services", ServiceStore::listFields() },
        { "/api/webhooks", WebhookStore::listFields() },
        { "/api/webhooks/" + webhook + "/deliveries", DeliveryStore::listFields() },
        { "/api/changes", Journal::changeFields() },
        { "/api/operations", Journal::operationFields() },
    };
    const std::map<ListField::Kind, QStringList> asked {
        { ListField::Text, { u"=x"_s, u"!=x"_s, u"*=x"_s, u"!*=x"_s, u"~x"_s, u"!~x"_s, u"="_s, u"!="_s } },
        { ListField::Number, { u"=1"_s, u"!=1"_s, u"<1"_s, u"<=1"_s, u">1"_s, u">=1"_s, u"=1..2"_s, u"="_s, u"!="_s } },
        { ListField::Time,
          { u"=2026"_s, u"!=2026"_s, u"<2026"_s, u"<=2026"_s, u">2026"_s, u">=2026"_s, u"="_s, u"!="_s } },
        { ListField::Flag, { u"=1"_s, u"!=1"_s } },
        { ListField::Presence, { u"=1"_s, u"!=1"_s } },
    };
    for (const auto &[list, fields] : lists) {
        const QByteArray sign = list.contains('?') ? "&" : "?";
        const qint64 all = m_api->get(list + sign + "total=1&limit=1").value(u"total"_s).toInteger();
        for (const ListField &field : fields) {
            qint64 previous = 0;
            for (const QString &rest : asked.at(field.kind)) {
                const ApiAnswer answer = m_api->get(list + sign
                                                    + "total=1&limit=1&where=" + encoded(field.name + rest));
                QVERIFY2(answer.status() == 200, list + ' ' + encoded(field.name + rest) + ' ' + answer.body());
                const qint64 total = answer.value(u"total"_s).toInteger();
                if (rest.startsWith(u'!')) // the same, reversed: one of both holds for each row
                    QCOMPARE(previous + total, all);
                previous = total;
            }
        }
    }
}

void TestListConditions::nearestFieldIsTold()
{
    const QString message = get("devices", u"manufactuer=x"_s).list(u"detail"_s).at(0)[u"msg"].toString();
    QVERIFY2(message.endsWith(u", did you mean manufacturer?"_s), qPrintable(message));
}

void TestListConditions::tooMany()
{
    QByteArray target = "/api/devices?limit=1";
    for (int i = 0; i < 50; ++i)
        target += "&where=name!=" + QByteArray::number(i);
    QCOMPARE(m_api->get(target).status(), 200);
    const ApiAnswer answer = m_api->get(target + "&where=name!=x");
    QCOMPARE(answer.status(), 422);
    QVERIFY(answer.body().contains("At most 50 conditions"));
}

void TestListConditions::ownFacetStays()
{
    const QString counts = u"%1"_s.arg(
        QString::fromUtf8(m_api->get("/api/entities?limit=1&where=domain=light&facet=domain,platform&total=1").body())
            .section(u"\"total\""_s, 1));
    QCOMPARE(counts,
             uR"(:2,"facets":{"domain":[{"value":"light","count":2},{"value":"sensor","count":2}],)"
             R"("platform":[{"value":"hue","count":2}]}})"_s);
}

void TestListConditions::totalAndPages()
{
    const ApiAnswer first = m_api->get("/api/entities?limit=1&where=entity_id~[ac]&total=1&sort=-friendly_name");
    QCOMPARE(first.value(u"total"_s).toInt(), 2);
    QCOMPARE(first.column(u"entities"_s, u"entity_id"_s), u"sensor.c"_s);
    const QByteArray link = first.response.headers.value("link");
    const ApiAnswer second = m_api->get(link.sliced(1, link.indexOf('>') - 1));
    QVERIFY2(second.status() == 200, second.body());
    QCOMPARE(second.column(u"entities"_s, u"entity_id"_s), u"light.a"_s);
    QVERIFY(!second.response.headers.contains("link"));
    QCOMPARE(m_api->get("/api/entities?offset=1&where=entity_id~[ac]").column(u"entities"_s, u"entity_id"_s),
             u"sensor.c"_s);
    QCOMPARE(m_api->get("/api/entities?q=light&where=entity_id~b&total=1").value(u"total"_s).toInt(), 1);
}

void TestListConditions::cursorOfOtherConditions()
{
    const QByteArray cursor =
        m_api->get("/api/entities?limit=1&where=domain=light").value(u"next_cursor"_s).toString().toLatin1();
    QVERIFY(!cursor.isEmpty());
    for (const char *other : { "", "&where=domain=sensor", "&domain=light", "&where=domain=light&where=disabled=0" }) {
        const ApiAnswer answer = m_api->get("/api/entities?limit=1&cursor=" + cursor + other);
        QCOMPARE(answer.status(), 422);
        QCOMPARE(answer.validation().value(0).section(u' ', 1, 1), u"query.cursor"_s);
    }
}

void TestListConditions::sameConditionsInAnotherOrder()
{
    const QByteArray cursor = m_api->get("/api/entities?limit=1&where=domain=light&where=disabled=0")
                                  .value(u"next_cursor"_s)
                                  .toString()
                                  .toLatin1();
    const ApiAnswer next = m_api->get("/api/entities?where=disabled=0&where=domain=light&cursor=" + cursor);
    QCOMPARE(next.column(u"entities"_s, u"entity_id"_s), u"light.b"_s);
}

void TestListConditions::tagIsKnownAndWrongConditionsAreNot()
{
    const ApiHeaders known { { "if-none-match", m_api->get("/api/devices").etag() } };
    QCOMPARE(m_api->get("/api/devices?where=name*=zz", known).status(), 304);
    QCOMPARE(m_api->get("/api/devices?where=name~(", known).status(), 422);
}

void TestListConditions::areaThatIsRenamed()
{
    WebhookFixture api;
    api.feedDevices(R"([{"id":"d1","name":"Lamp","area_id":"a"}])");
    api.database().execute("INSERT INTO areas (area_id, name) VALUES ('a', 'Den')");
    const QByteArray target = "/api/devices?where=area_name=Study";
    QCOMPARE(api.get(target).list(u"devices"_s).size(), 0);
    api.database().execute("UPDATE areas SET name = 'Study'");
    QCOMPARE(api.get(target).list(u"devices"_s).size(), 1);
}

void TestListConditions::patternThatTakesTooLong()
{
    WebhookFixture api;
    api.feedDevices(R"([{"id":"d1","name":")" + QByteArray(200, 'a') + R"(!"}])");
    for (const QByteArray &pattern : { "(a%2B)%2B$"_ba, "(*LIMIT_MATCH=4000000000)(a%2B)%2B$"_ba }) {
        QElapsedTimer clock;
        clock.start();
        const ApiAnswer answer = api.get("/api/devices?total=1&facet=model&where=name~" + pattern);
        QVERIFY2(clock.elapsed() < 2000, qPrintable(QString::number(clock.elapsed())));
        QVERIFY2(answer.status() == 422, answer.body());
        QCOMPARE(answer.list(u"detail"_s).at(0)[u"loc"].toArray(), (QJsonArray { u"query"_s, u"where"_s }));
        QVERIFY(answer.body().contains("takes too long"));
    }
    QCOMPARE(api.get("/api/devices?where=name~a!$").list(u"devices"_s).size(), 1); // the reader is well
}

void TestListConditions::nothingOfItIsSql()
{
    for (const QString &evil : { u"name='; DROP TABLE devices; --"_s, u"name*=' OR 1=1 --"_s, u"name~' OR ''='"_s,
                                 u"model!='; DELETE FROM devices"_s })
        QCOMPARE(get("devices", evil).status(), 200);
    for (const QString &evil : { u"name) OR (1=1"_s, u"1=1"_s, u"entity_count=1 OR 1"_s, u"last_seen>2026'--"_s })
        QCOMPARE(get("devices", evil).status(), 422);
    QCOMPARE(m_api->get("/api/devices").list(u"devices"_s).size(), 4);
}

QTEST_GUILESS_MAIN(TestListConditions)
#include "tst_listconditions.moc"
