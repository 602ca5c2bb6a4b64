#include "tests/support/apifixture.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// PATCH of what a user owns of a device or an entity.
class TestUserChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_api.reset(); }
    void answersWithTheRow_data();
    void answersWithTheRow();
    void nothingDiffers();
    void survivesTheNextListing();
    void ifMatch_data();
    void ifMatch();
    void refusalShowsTheRow();
    void refusalOfEveryKind_data();
    void refusalOfEveryKind();
    void ifMatchMayBeDemanded_data();
    void ifMatchMayBeDemanded();
    void unknownRow_data();
    void unknownRow();
    void formerIdLeadsToThePresentOne();
    void badBody_data();
    void badBody();

private:
    ApiAnswer patch(const QByteArray &target, const QByteArray &body, const ApiHeaders &headers = {})
    {
        return m_api->send(Method::Patch, target, body, headers);
    }

    static constexpr auto listing = R"([{"id":"d1","name":"Lamp","area_id":"den"}])";

    std::unique_ptr<ApiFixture> m_api;
};

void TestUserChanges::init()
{
    m_api = std::make_unique<ApiFixture>();
    m_api->feedDevices(listing);
    m_api->feedEntities(R"([{"entity_id":"light.a","device_id":"d1","original_name":"A"}])");
}

void TestUserChanges::answersWithTheRow_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    const QByteArray device = "/api/devices/d1";
    const QByteArray entity = "/api/entities/light.a";
    QTest::newRow("device: name") << device << R"({"name_by_user":"Mine"})"_ba << u"name"_s << QJsonValue(u"Mine"_s);
    QTest::newRow("device: area") << device << R"({"area_id":null})"_ba << u"area_id"_s << QJsonValue(QJsonValue::Null);
    QTest::newRow("device: labels") << device << R"({"labels":["b","a"]})"_ba << u"labels"_s
                                    << QJsonValue(QJsonArray { u"a"_s, u"b"_s });
    QTest::newRow("device: notes") << device << R"({"notes":"n"})"_ba << u"notes"_s << QJsonValue(u"n"_s);
    QTest::newRow("device: disabled") << device << R"({"disabled":true})"_ba << u"disabled_by"_s
                                      << QJsonValue(u"user"_s);
    QTest::newRow("entity: name") << entity << R"({"name":"Mine"})"_ba << u"friendly_name"_s << QJsonValue(u"Mine"_s);
    QTest::newRow("entity: disabled") << entity << R"({"disabled":true})"_ba << u"disabled"_s << QJsonValue(true);
}

void TestUserChanges::answersWithTheRow()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    const ApiAnswer answer = patch(target, body);
    QCOMPARE(answer.status(), 200);
    QCOMPARE(answer.value(key), value);
    QCOMPARE(answer.value(u"revision"_s), 2);
    const ApiAnswer read = m_api->get(target);
    QCOMPARE(answer.body(), read.body());
    QCOMPARE(answer.etag(), read.etag());
}

void TestUserChanges::nothingDiffers()
{
    const ApiAnswer before = m_api->get("/api/devices/d1");
    const qint64 journal = m_api->database().journalLength();
    QCOMPARE(patch("/api/devices/d1", "{}").body(), before.body());
    QCOMPARE(patch("/api/devices/d1", R"({"area_id":"den"})").etag(), before.etag());
    QCOMPARE(m_api->database().journalLength(), journal);
}

void TestUserChanges::survivesTheNextListing()
{
    patch("/api/devices/d1", R"({"area_id":"attic"})");
    QCOMPARE(m_api->feedDevices(listing).value(u"unchanged"_s), 1);
    QCOMPARE(m_api->get("/api/devices/d1").value(u"area_id"_s), u"attic"_s);
}

/// The row is at revision 1; %1 stands for its tag.
void TestUserChanges::ifMatch_data()
{
    QTest::addColumn<QString>("condition");
    QTest::addColumn<int>("status");
    QTest::newRow("its tag") << u"%1"_s << 200;
    QTest::newRow("the revision alone") << u"\"1\""_s << 200;
    QTest::newRow("any") << u"*"_s << 200;
    QTest::newRow("another revision") << u"\"11\""_s << 412;
    QTest::newRow("its revision of another time") << u"\"1-0-0-x\""_s << 412; // of before a restore
    QTest::newRow("without quotes") << u"1"_s << 400;
    QTest::newRow("weak") << u"W/\"1\""_s << 412;
}

void TestUserChanges::ifMatch()
{
    QFETCH(QString, condition);
    const QString tag = QString::fromLatin1(m_api->get("/api/devices/d1").etag());
    const ApiAnswer answer = patch("/api/devices/d1", R"({"notes":"n"})",
                                   { { "if-match", condition.arg(tag).toLatin1() } });
    QTEST(answer.status(), "status");
}

void TestUserChanges::refusalShowsTheRow()
{
    const QByteArray old = m_api->get("/api/devices/d1").etag();
    const ApiAnswer theirs = patch("/api/devices/d1", R"({"notes":"theirs"})");
    const ApiAnswer answer = patch("/api/devices/d1", R"({"notes":"mine"})", { { "if-match", old } });
    QCOMPARE(answer.status(), 412);
    QCOMPARE(answer.value(u"error"_s), u"Device d1 has changed"_s);
    QCOMPARE(answer.value(u"current"_s).toObject(), theirs.object());
    QCOMPARE(answer.etag(), theirs.etag());
    QCOMPARE(m_api->get("/api/devices/d1").value(u"notes"_s), u"theirs"_s);
}

void TestUserChanges::refusalOfEveryKind_data()
{
    QTest::addColumn<Method>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("key");
    QTest::newRow("entity") << Method::Patch << "/api/entities/light.a"_ba << u"entity_id"_s;
    QTest::newRow("webhook") << Method::Patch << "/api/webhooks/%1"_ba << u"webhook_id"_s;
    QTest::newRow("webhook that is removed") << Method::Delete << "/api/webhooks/%1"_ba << u"webhook_id"_s;
    QTest::newRow("preferences") << Method::Put << "/api/user/preferences"_ba << u"user_id"_s;
}

void TestUserChanges::refusalOfEveryKind()
{
    QFETCH(Method, method);
    QFETCH(QByteArray, target);
    QFETCH(QString, key);
    const ApiAnswer webhook = m_api->post("/api/webhooks", R"({"url":"http://127.0.0.1:9/","events":[]})");
    target.replace("%1", webhook.value(u"webhook_id"_s).toString().toLatin1());
    const ApiAnswer answer = m_api->send(method, target, "{}", { { "if-match", "\"9-x\"" } });
    QCOMPARE(answer.status(), 412);
    const QJsonObject current = answer.value(u"current"_s).toObject();
    QVERIFY(current.contains(key));
    QVERIFY(!current.contains(u"secret"_s));
    QCOMPARE(answer.etag(), m_api->get(target).etag());
}

void TestUserChanges::ifMatchMayBeDemanded_data()
{
    QTest::addColumn<Method>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("demanded");
    QTest::newRow("a device") << Method::Patch << "/api/devices/d1"_ba << "{}"_ba << true;
    QTest::newRow("an entity") << Method::Patch << "/api/entities/light.a"_ba << "{}"_ba << true;
    QTest::newRow("preferences") << Method::Put << "/api/user/preferences"_ba << "{}"_ba << true;
    QTest::newRow("a listing") << Method::Post << "/internal/devices/bulk_upsert"_ba << "[]"_ba << false;
    QTest::newRow("a read") << Method::Get << "/api/devices/d1"_ba << ""_ba << false;
}

void TestUserChanges::ifMatchMayBeDemanded()
{
    QFETCH(Method, method);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    QFETCH(bool, demanded);
    m_api->router().setRequiresIfMatch(true);
    QCOMPARE(m_api->send(method, target, body).status(), demanded ? 428 : 200);
    QCOMPARE(m_api->send(method, target, body, { { "if-match", "*" } }).status(), 200);
}

void TestUserChanges::unknownRow_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("error");
    QTest::newRow("device") << "/api/devices/none"_ba << u"Device none not found"_s;
    QTest::newRow("entity") << "/api/entities/light.none"_ba << u"Entity light.none not found"_s;
}

void TestUserChanges::unknownRow()
{
    QFETCH(QByteArray, target);
    const ApiAnswer answer = patch(target, R"({"notes":"n"})");
    QCOMPARE(answer.status(), 404);
    QTEST(answer.value(u"error"_s).toString(), "error");
}

void TestUserChanges::formerIdLeadsToThePresentOne()
{
    m_api->feedEntities(R"([{"id":"r1","entity_id":"light.old"}])");
    m_api->feedEntities(R"([{"id":"r1","entity_id":"light.new"}])");
    const ApiAnswer answer = patch("/api/entities/light.old", R"({"notes":"n"})");
    QCOMPARE(answer.status(), 308);
    QCOMPARE(answer.response.headers.value("location"), "/api/entities/light.new"_ba);
}

void TestUserChanges::badBody_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("item");
    QTest::newRow("no JSON") << "{"_ba << 422 << u"json_invalid"_s;
    QTest::newRow("a list") << "[]"_ba << 422 << u"model_attributes_type"_s;
    QTest::newRow("no body") << ""_ba << 422 << u"missing"_s;
    QTest::newRow("a number for a name") << R"({"name_by_user":1})"_ba << 422 << u"string_type"_s;
    QTest::newRow("the registry's field") << R"({"model":"x"})"_ba << 422 << u"extra_forbidden"_s;
}

void TestUserChanges::badBody()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, item);
    const qint64 journal = m_api->database().journalLength();
    const ApiAnswer answer = patch("/api/devices/d1", body);
    QTEST(answer.status(), "status");
    QCOMPARE(answer.validation().value(0).section(u' ', 0, 0), item);
    QCOMPARE(m_api->database().journalLength(), journal);
}

QTEST_GUILESS_MAIN(TestUserChanges)
#include "tst_userchanges.moc"
