#include "tests/support/apifixture.h"
#include "tests/support/homes.h"

#include <QTest>

#include <thread>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// bulk_upsert with mode=replace and dry_run.
class TestWholeListing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_api = std::make_unique<ApiFixture>(); }
    void cleanup() { m_api.reset(); }
    void parameters_data();
    void parameters();
    void upsertIsTheDefault();
    void envelope_data();
    void envelope();
    void whatIsLackingIsGone_data();
    void whatIsLackingIsGone();
    void goneRowsStayInLists();
    void plainUpsertBringsBack();
    void replaceOfTheSameChangesNothing();
    void rejectedRowsAreNotGone();
    void refusedReplace_data();
    void refusedReplace();
    void refusedReplaceAsProblemJson();
    void passingReplaceDropsTheHeld();
    void guardIsASetting();
    void dryRun_data();
    void dryRun();
    void dryRunOfARefusedReplace();
    void dryRunReportsRejectedRows();
    void malformedBodyIs_data();
    void malformedBodyIs();
    void journalNamesTheOperation();
    void replaceRacesWithUpserts();

private:
    ApiAnswer replace(const QByteArray &what, const QByteArray &body, const QByteArray &more = {})
    {
        return m_api->post("/internal/" + what + "/bulk_upsert?mode=replace" + more, body);
    }
    static QByteArray rows(const QByteArray &what, int count, int variant = 0)
    {
        return what == "devices" ? devicesOfHome(count, variant) : entitiesOfHome(count, 1, variant);
    }
    /// Everything that is stored: the rows of all tables, as text.
    QByteArray everything()
    {
        QByteArray all;
        Connection &connection = m_api->database().connection();
        for (const char *table : { "devices", "entities", "areas", "labels", "integrations", "id_aliases", "changes",
                                   "operations", "held_listings", "meta", "write_context" }) {
            const QByteArray columns = connection
                                           .text("SELECT group_concat('ifnull(quote(' || name || '), '''')', ' || ')"
                                                 " FROM pragma_table_info('"
                                                 + QByteArray(table) + "')")
                                           .toUtf8();
            // A write that changed nothing has its number all the same.
            const QByteArray some = QByteArray(table) == "operations" ? " WHERE changes > 0" : "";
            all += connection.text("SELECT group_concat(" + columns + ", char(10)) FROM " + table + some).toUtf8()
                + '\n';
        }
        return all;
    }

    std::unique_ptr<ApiFixture> m_api;
};

void TestWholeListing::parameters_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("status");
    QTest::newRow("upsert") << "?mode=upsert"_ba << 200;
    QTest::newRow("replace") << "?mode=replace"_ba << 200;
    QTest::newRow("another word") << "?mode=delete"_ba << 422;
    QTest::newRow("another case") << "?mode=Replace"_ba << 422;
    QTest::newRow("an empty word") << "?mode="_ba << 422;
    QTest::newRow("dry") << "?dry_run=1"_ba << 200;
    QTest::newRow("not dry") << "?dry_run=false"_ba << 200;
    QTest::newRow("no truth") << "?dry_run=maybe"_ba << 422;
}

void TestWholeListing::parameters()
{
    QFETCH(QByteArray, query);
    QFETCH(int, status);
    QCOMPARE(m_api->post("/internal/devices/bulk_upsert" + query, "[]").status(), status);
    QCOMPARE(m_api->post("/internal/entities/bulk_upsert" + query, "[]").status(), status);
}

void TestWholeListing::upsertIsTheDefault()
{
    m_api->feedDevices(devicesOfHome(3));
    m_api->feedDevices(devicesOfHome(1));
    QCOMPARE(m_api->database().number("SELECT count(*) FROM devices WHERE gone_at IS NOT NULL"), 0);
}

void TestWholeListing::envelope_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("keys");
    const QByteArray usual = "success,upserted,timestamp,inserted,updated,unchanged,skipped,rejected,warnings";
    QTest::newRow("devices") << "/internal/devices/bulk_upsert?mode=replace"_ba << usual + ",gone,returned,moved";
    QTest::newRow("entities") << "/internal/entities/bulk_upsert?mode=replace"_ba << usual + ",gone,returned";
    QTest::newRow("dry devices") << "/internal/devices/bulk_upsert?mode=replace&dry_run=1"_ba
                                 << usual + ",gone,returned,moved,dry_run";
    QTest::newRow("dry upsert") << "/internal/entities/bulk_upsert?dry_run=1"_ba << usual + ",gone,returned,dry_run";
}

void TestWholeListing::envelope()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, keys);
    const ApiAnswer answer = m_api->post(target, R"([{"id":"a","entity_id":"light.a"}])");
    QCOMPARE(answer.status(), 200);
    QCOMPARE(keyTextOf(answer.body()), keys);
    QCOMPARE(answer.value(u"inserted"_s), 1);
}

void TestWholeListing::whatIsLackingIsGone_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::newRow("devices") << "devices"_ba;
    QTest::newRow("entities") << "entities"_ba;
}

void TestWholeListing::whatIsLackingIsGone()
{
    QFETCH(QByteArray, what);
    m_api->feed(what, rows(what, 5));
    ApiAnswer answer = replace(what, rows(what, 3));
    QCOMPARE(answer.status(), 200);
    QCOMPARE(answer.value(u"upserted"_s), 3);
    QCOMPARE(answer.value(u"unchanged"_s), 3);
    QCOMPARE(answer.value(u"gone"_s), 2);
    answer = replace(what, rows(what, 4));
    QCOMPARE(answer.value(u"returned"_s), 1);
    QCOMPARE(answer.value(u"gone"_s), 0);
    QCOMPARE(m_api->database().number("SELECT count(*) FROM " + what + " WHERE gone_at IS NOT NULL"), 1);
}

void TestWholeListing::goneRowsStayInLists()
{
    m_api->feedDevices(devicesOfHome(2));
    m_api->feedEntities(entitiesOfHome(2, 2));
    replace("devices", devicesOfHome(1));
    replace("entities", entitiesOfHome(1, 2));
    const ApiAnswer devices = m_api->get("/api/devices");
    QCOMPARE(devices.value(u"count"_s), 2);
    QVERIFY(devices.list(u"devices"_s).at(0)[u"gone_at"].isNull());
    QVERIFY(!devices.list(u"devices"_s).at(1)[u"gone_at"].toString().isEmpty());
    QVERIFY(!m_api->get("/api/entities/light.e0001").value(u"gone_at"_s).toString().isEmpty());
}

void TestWholeListing::plainUpsertBringsBack()
{
    m_api->feedDevices(devicesOfHome(2));
    replace("devices", devicesOfHome(1));
    QCOMPARE(m_api->feedDevices(devicesOfHome(2)).value(u"updated"_s), 1);
    QVERIFY(m_api->get("/api/devices/d0001").value(u"gone_at"_s).isNull());
}

void TestWholeListing::replaceOfTheSameChangesNothing()
{
    m_api->feedDevices(devicesOfHome(30));
    const QByteArray before = everything();
    const ApiAnswer answer = replace("devices", devicesOfHome(30));
    QCOMPARE(answer.value(u"unchanged"_s), 30);
    QCOMPARE(everything(), before);
}

void TestWholeListing::rejectedRowsAreNotGone()
{
    m_api->feedDevices(devicesOfHome(3));
    const ApiAnswer answer = replace("devices", R"([{"id":"d0000"},{"id":"d0001","name":[]},7,{"name":"no id"}])");
    QCOMPARE(answer.value(u"gone"_s), 1);
    QCOMPARE(answer.value(u"skipped"_s), 1);
    QCOMPARE(answer.column(u"rejected"_s, u"index"_s), u"1 2"_s);
    QVERIFY(m_api->get("/api/devices/d0001").value(u"gone_at"_s).isNull());
    QVERIFY(!m_api->get("/api/devices/d0002").value(u"gone_at"_s).isNull());
}

void TestWholeListing::refusedReplace_data()
{
    whatIsLackingIsGone_data();
}

void TestWholeListing::refusedReplace()
{
    QFETCH(QByteArray, what);
    m_api->feed(what, rows(what, 40));
    const qint64 journal = m_api->database().journalLength();
    const ApiAnswer answer = replace(what, rows(what, 20, 1));
    QCOMPARE(answer.status(), 409);
    QCOMPARE(keyTextOf(answer.body()),
             "type,title,status,detail,instance,success,error,error_code,timestamp,would_remove,held");
    QCOMPARE(answer.value(u"would_remove"_s), 20);
    QCOMPARE(answer.value(u"held"_s)[u"source"], QString(u"feeder:"_s + QString::fromLatin1(what)));
    QCOMPARE(answer.value(u"instance"_s), QString(u"/internal/%1/bulk_upsert"_s.arg(QString::fromLatin1(what))));
    QCOMPARE(m_api->database().number("SELECT count(*) FROM " + what + " WHERE revision > 1 OR gone_at IS NOT NULL"),
             0);
    QCOMPARE(m_api->database().changesSince(journal).size(), 1u);
    QCOMPARE(must(m_api->database().store().held().list()).size(), 1u);
    QCOMPARE(m_api->database().text("SELECT what FROM operations ORDER BY id DESC LIMIT 1"), u"registry.hold"_s);
}

void TestWholeListing::refusedReplaceAsProblemJson()
{
    m_api->feedDevices(devicesOfHome(40));
    const ApiAnswer answer = m_api->send(Method::Post, "/internal/devices/bulk_upsert?mode=replace", "[]",
                                         { { "accept", "application/problem+json" } });
    QCOMPARE(answer.status(), 409);
    QCOMPARE(answer.response.contentType, "application/problem+json"_ba);
}

void TestWholeListing::passingReplaceDropsTheHeld()
{
    m_api->feedDevices(devicesOfHome(40));
    QCOMPARE(replace("devices", "[]").status(), 409);
    QCOMPARE(replace("devices", devicesOfHome(40)).status(), 200);
    QVERIFY(must(m_api->database().store().held().list()).empty());
}

void TestWholeListing::guardIsASetting()
{
    m_api->context().guard = { 50, 1 };
    m_api->feedDevices(devicesOfHome(4));
    QCOMPARE(replace("devices", devicesOfHome(1)).status(), 409);
    QCOMPARE(replace("devices", devicesOfHome(2)).status(), 200);
}

void TestWholeListing::dryRun_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("gone");
    for (const QByteArray &what : { "devices"_ba, "entities"_ba }) {
        QTest::newRow(what + " upserted") << what << "?dry_run=1"_ba << 0;
        QTest::newRow(what + " replaced") << what << "?mode=replace&dry_run=true"_ba << 3;
    }
}

void TestWholeListing::dryRun()
{
    QFETCH(QByteArray, what);
    QFETCH(QByteArray, query);
    QFETCH(int, gone);
    m_api->feed(what, rows(what, 5));
    m_api->database().execute("UPDATE " + what + " SET gone_at = '2026-01-01T00:00:00.000000+00:00' WHERE rowid = 1");
    const QByteArray before = everything();
    const QByteArray body = rows(what, 2, 1).chopped(1) + R"(,{"id":"new","entity_id":"light.new"}])";
    const ApiAnswer answer = m_api->post("/internal/" + what + "/bulk_upsert" + query, body);
    QCOMPARE(answer.status(), 200);
    QCOMPARE(answer.value(u"dry_run"_s), true);
    QCOMPARE(answer.value(u"inserted"_s), 1);
    QCOMPARE(answer.value(u"updated"_s), 2);
    QCOMPARE(answer.value(u"returned"_s), 1);
    QCOMPARE(answer.value(u"gone"_s), gone);
    QCOMPARE(everything(), before);
    QCOMPARE(m_api->get("/api/devices/new").status(), 404);
}

void TestWholeListing::dryRunOfARefusedReplace()
{
    m_api->feedDevices(devicesOfHome(40));
    const QByteArray before = everything();
    const ApiAnswer answer = replace("devices", "[]", "&dry_run=1");
    QCOMPARE(answer.status(), 200);
    QCOMPARE(answer.value(u"would_remove"_s), 40);
    QCOMPARE(answer.value(u"held"_s)[u"reason"], u"refused"_s);
    QCOMPARE(answer.value(u"gone"_s), 0);
    QCOMPARE(everything(), before);
}

void TestWholeListing::dryRunReportsRejectedRows()
{
    const ApiAnswer answer = replace("entities", R"([{"entity_id":"light.a","platform":5}])", "&dry_run=1");
    QCOMPARE(answer.column(u"rejected"_s, u"id"_s), u"light.a"_s);
}

void TestWholeListing::malformedBodyIs_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("no list") << "{}"_ba << 422;
    QTest::newRow("cut off") << "[{\"id\":\"a\"}"_ba << 422;
    QTest::newRow("empty") << ""_ba << 422;
    QTest::newRow("not UTF-8") << "[\"\xff\"]"_ba << 400;
}

void TestWholeListing::malformedBodyIs()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    m_api->feedDevices(devicesOfHome(3));
    QCOMPARE(replace("devices", body).status(), status);
    QCOMPARE(replace("devices", body, "&dry_run=1").status(), status);
    QCOMPARE(m_api->database().number("SELECT count(*) FROM devices WHERE gone_at IS NOT NULL"), 0);
}

void TestWholeListing::journalNamesTheOperation()
{
    replace("devices", R"([{"id":"a"}])");
    replace("entities", R"([{"entity_id":"light.a"}])");
    QCOMPARE(m_api->database().text("SELECT group_concat(what, ' ') FROM operations"),
             u"devices.bulk_replace entities.bulk_replace"_s);
    QCOMPARE(m_api->database().changesSince(0).at(0).origin, u"api"_s);
}

/// Each write is whole: after all of them every row is as some order of the requests leaves it.
void TestWholeListing::replaceRacesWithUpserts()
{
    m_api->feedDevices(devicesOfHome(8));
    std::vector<std::thread> clients;
    std::atomic<int> refused = 0;
    for (int client = 0; client < 4; ++client) {
        clients.emplace_back([&, client] {
            for (int round = 0; round < 25; ++round) {
                const bool whole = client == 0;
                const ApiAnswer answer = whole
                    ? replace("devices", devicesOfHome(4))
                    : m_api->post("/internal/devices/bulk_upsert", devicesOfHome(2, 0, 2 * client));
                refused += answer.status() == 200 ? 0 : 1;
            }
        });
    }
    for (std::thread &client : clients)
        client.join();
    QCOMPARE(refused, 0);
    QCOMPARE(replace("devices", devicesOfHome(8)).value(u"upserted"_s), 8);
    TemporaryDatabase &db = m_api->database();
    QCOMPARE(db.number("SELECT count(*) FROM devices WHERE gone_at IS NULL"), 8);
    // What the journal tells adds up: each device was marked as often as it returned.
    QCOMPARE(db.number("SELECT count(*) FROM changes WHERE action = 'update' AND before = '{\"gone_at\":null}'"),
             db.number("SELECT count(*) FROM changes WHERE action = 'update' AND before LIKE '{\"gone_at\":\"%'"));
}

QTEST_GUILESS_MAIN(TestWholeListing)
#include "tst_wholelisting.moc"
