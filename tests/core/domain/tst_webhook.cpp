#include "core/domain/webhook.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestWebhook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void schemeWords_data();
    void schemeWords();
    void unknownWords();
    void stateWords_data();
    void stateWords();
    void filters_data();
    void filters();
    void filtersKeepUnknownKeys();
    void refusedFilters_data();
    void refusedFilters();
};

void TestWebhook::schemeWords_data()
{
    QTest::addColumn<SignatureScheme>("scheme");
    QTest::addColumn<QString>("word");
    QTest::newRow("standard") << SignatureScheme::Standard << u"standard"_s;
    QTest::newRow("sports-data") << SignatureScheme::SportsData << u"sports-data"_s;
    QTest::newRow("data-api") << SignatureScheme::DataApi << u"data-api"_s;
}

void TestWebhook::schemeWords()
{
    QFETCH(SignatureScheme, scheme);
    QFETCH(QString, word);
    QCOMPARE(schemeWord(scheme), word);
    QVERIFY(schemeOf(word) == scheme);
}

void TestWebhook::unknownWords()
{
    QVERIFY(!schemeOf(u"Standard"));
    QVERIFY(!schemeOf(u""));
    QVERIFY(!deliveryStateOf(u"done"));
}

void TestWebhook::stateWords_data()
{
    QTest::addColumn<DeliveryState>("state");
    QTest::addColumn<QString>("word");
    QTest::newRow("pending") << DeliveryState::Pending << u"pending"_s;
    QTest::newRow("delivered") << DeliveryState::Delivered << u"delivered"_s;
    QTest::newRow("failed") << DeliveryState::Failed << u"failed"_s;
}

void TestWebhook::stateWords()
{
    QFETCH(DeliveryState, state);
    QFETCH(QString, word);
    QCOMPARE(deliveryStateWord(state), word);
    QVERIFY(deliveryStateOf(word) == state);
}

void TestWebhook::filters_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QStringList>("areas");
    QTest::addColumn<QStringList>("domains");
    QTest::newRow("none") << "{}"_ba << QStringList() << QStringList();
    QTest::newRow("null") << "null"_ba << QStringList() << QStringList();
    QTest::newRow("both") << R"({"area_id":["kitchen","hall"],"domain":["light"]})"_ba
                          << QStringList { u"kitchen"_s, u"hall"_s } << QStringList { u"light"_s };
    QTest::newRow("empty lists") << R"({"area_id":[],"domain":[]})"_ba << QStringList() << QStringList();
    QTest::newRow("a string for a list") << R"({"domain":"light"})"_ba << QStringList() << QStringList { u"light"_s };
    QTest::newRow("null for a list") << R"({"domain":null})"_ba << QStringList() << QStringList();
    QTest::newRow("numbers are passed over")
        << R"({"area_id":[1,"hall",null]})"_ba << QStringList { u"hall"_s } << QStringList();
    QTest::newRow("beyond ASCII") << R"({"area_id":["k\u00fcche"]})"_ba << QStringList { u"küche"_s } << QStringList();
}

void TestWebhook::filters()
{
    QFETCH(QByteArray, json);
    const auto read = WebhookFilters::fromJson(json);
    QVERIFY(read);
    QTEST(read->areaIds, "areas");
    QTEST(read->domains, "domains");
}

void TestWebhook::filtersKeepUnknownKeys()
{
    const auto read = WebhookFilters::fromJson(R"({ "sport": "nfl", "domain": ["light"], "nested": {"a": [1]} })");
    QVERIFY(read);
    QCOMPARE(read->json, R"({"sport":"nfl","domain":["light"],"nested":{"a":[1]}})"_ba);
    QCOMPARE(WebhookFilters::fromJson(read->json), *read);
}

void TestWebhook::refusedFilters_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("type");
    QTest::newRow("list") << "[]"_ba << u"dict_type"_s;
    QTest::newRow("text") << R"("light")"_ba << u"dict_type"_s;
    QTest::newRow("number") << "1"_ba << u"dict_type"_s;
    QTest::newRow("broken") << R"({"domain":)"_ba << u"json_invalid"_s;
}

void TestWebhook::refusedFilters()
{
    QFETCH(QByteArray, json);
    const auto read = WebhookFilters::fromJson(json);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::InvalidInput);
    QCOMPARE(read.error().fields.size(), std::size_t(1));
    QTEST(read.error().fields.front().type, "type");
}

QTEST_GUILESS_MAIN(TestWebhook)
#include "tst_webhook.moc"
