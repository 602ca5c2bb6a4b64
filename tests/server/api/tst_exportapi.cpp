#include "server/api/exportstream.h"
#include "server/http/gzip.h"
#include "tests/support/apifixture.h"
#include "tests/support/book.h"
#include "tests/support/homes.h"

#include <QSet>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestExportApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_api = std::make_unique<ApiFixture>(); }
    void cleanup() { m_api.reset(); }
    void formats_data();
    void formats();
    void kinds();
    void refused_data();
    void refused();
    void noSecrets();
    void stateOfTheBegin();
    void headHasNoBody();
    void tooManyAtOnce();
    void slowClientIsCutOff();
    void exportIsImported();
    void knownStateIs304_data();
    void knownStateIs304();
    void knownStateTakesNoPlace();
    void knownStateHidesNoError();
    void eachSelectionHasItsTag();
    void changeGivesAnotherTag_data();
    void changeGivesAnotherTag();
    void lastWordOfAFeederGivesAnotherTag_data();
    void lastWordOfAFeederGivesAnotherTag();
    void tagIsOfTheStateThatIsSent();
    void isPackedWhereAccepted();

private:
    static QByteArray textOf(const ApiAnswer &answer)
    {
        QByteArray text;
        for (;;) {
            const BodyStream::Piece piece = must(answer.response.stream->next());
            text += piece.bytes;
            if (piece.isLast)
                return text;
        }
    }
    QByteArray exported(const QByteArray &target)
    {
        const ApiAnswer answer = m_api->get(target);
        return answer.response.stream ? textOf(answer) : QByteArray();
    }

    std::unique_ptr<ApiFixture> m_api;
};

void TestExportApi::formats_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<BookFormat>("format");
    QTest::addColumn<QStringList>("kinds");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("unless told otherwise") << "/api/export"_ba << BookFormat::Ndjson << QStringList()
                                           << "application/x-ndjson"_ba << "hearthbook.ndjson"_ba;
    QTest::newRow("ndjson") << "/api/export?format=ndjson&kind=webhook"_ba << BookFormat::Ndjson
                            << QStringList(u"webhook"_s) << "application/x-ndjson"_ba << "hearthbook-webhook.ndjson"_ba;
    QTest::newRow("json") << "/api/export?format=json"_ba << BookFormat::Json << QStringList() << "application/json"_ba
                          << "hearthbook.json"_ba;
    QTest::newRow("csv") << "/api/export?format=csv&kind=device"_ba << BookFormat::Csv << QStringList(u"device"_s)
                         << "text/csv; charset=utf-8"_ba << "hearthbook-device.csv"_ba;
}

void TestExportApi::formats()
{
    QFETCH(QByteArray, target);
    QFETCH(BookFormat, format);
    QFETCH(QStringList, kinds);
    fillWithTraps(m_api->database());
    const ApiAnswer answer = m_api->get(target);
    QCOMPARE(answer.status(), 200);
    QTEST(answer.response.contentType, "type");
    QTEST(answer.response.headers.value("content-disposition").split('"').value(1), "file");
    QCOMPARE(answer.response.headers.value("cache-control"), "no-store"_ba);
    QCOMPARE(textOf(answer), exportOf(m_api->database().connection(), { format, kinds, {} }));
}

void TestExportApi::kinds()
{
    fillWithTraps(m_api->database());
    const QByteArray text = exported("/api/export?kind=label&kind=area");
    QCOMPARE(text.count('\n'), 6);
}

void TestExportApi::refused_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("where");
    QTest::newRow("unknown format") << "/api/export?format=xml"_ba << u"query.format"_s;
    QTest::newRow("empty format") << "/api/export?format="_ba << u"query.format"_s;
    QTest::newRow("unknown kind") << "/api/export?kind=devices"_ba << u"query.kind"_s;
    QTest::newRow("one good kind, one unknown") << "/api/export?kind=device&kind=key"_ba << u"query.kind"_s;
    QTest::newRow("table of everything") << "/api/export?format=csv"_ba << u"query.kind"_s;
    QTest::newRow("table of two kinds") << "/api/export?format=csv&kind=area&kind=label"_ba << u"query.kind"_s;
}

void TestExportApi::refused()
{
    QFETCH(QByteArray, target);
    QFETCH(QString, where);
    const ApiAnswer answer = m_api->get(target);
    QCOMPARE(answer.status(), 422);
    QVERIFY(!answer.response.stream);
    QVERIFY2(answer.validation().value(0).contains(where), answer.body().constData());
}

void TestExportApi::noSecrets()
{
    const ApiAnswer made = m_api->post("/api/webhooks", R"({"url":"http://127.0.0.1:9/","events":["device.*"]})");
    QCOMPARE(made.status(), 201);
    const QByteArray text = exported("/api/export?with_secrets=1");
    QVERIFY(text.contains(made.value(u"webhook_id"_s).toString().toUtf8()));
    QVERIFY(!text.contains("secret"));
}

void TestExportApi::stateOfTheBegin()
{
    m_api->feedDevices(devicesOfHome(1000));
    const QByteArray before = exported("/api/export?kind=device");
    const ApiAnswer answer = m_api->get("/api/export?kind=device");
    m_api->feedDevices(devicesOfHome(1000, 1));
    QCOMPARE(textOf(answer), before);
    QVERIFY(exported("/api/export?kind=device") != before);
}

void TestExportApi::headHasNoBody()
{
    const ApiAnswer answer = m_api->send(Method::Head, "/api/export");
    QCOMPARE(answer.status(), 200);
    QCOMPARE(answer.response.contentType, "application/x-ndjson"_ba);
    QCOMPARE(answer.etag(), m_api->get("/api/export").etag());
    const ApiAnswer packed = m_api->send(Method::Head, "/api/export", {}, { { "accept-encoding", "gzip" } });
    QCOMPARE(packed.response.headers.value("content-encoding"), "gzip"_ba);
}

void TestExportApi::tooManyAtOnce()
{
    std::vector<ApiAnswer> open;
    for (int i = 0; i < 4; ++i) {
        open.push_back(m_api->get("/api/export"));
        QCOMPARE(open.back().status(), 200);
    }
    QCOMPARE(m_api->get("/api/export").status(), 503);
    open.pop_back();
    QCOMPARE(m_api->get("/api/export").status(), 200);
    QCOMPARE(m_api->get("/api/export?format=csv").status(), 422); // takes no place
    QCOMPARE(m_api->get("/api/export").status(), 200);
}

void TestExportApi::slowClientIsCutOff()
{
    const DatabaseOptions options = m_api->database().options();
    const auto stream = must(ExportStream::open(options, {}, {}, 0s));
    QVERIFY(!stream->next());
}

void TestExportApi::exportIsImported()
{
    const ApiAnswer made = m_api->post("/api/webhooks", R"({"url":"http://127.0.0.1:9/","events":["device.*"]})");
    m_api->feedDevices(devicesOfHome(20));
    m_api->feedEntities(entitiesOfHome(50, 20));
    const QByteArray text = exported("/api/export");
    ApiFixture other;
    const ApiAnswer tried = other.post("/api/imports/ndjson?dry_run=1", text);
    QCOMPARE(tried.status(), 201);
    const ApiAnswer answer = other.post("/api/imports/ndjson", text);
    QCOMPARE(answer.status(), 201);
    QCOMPARE(answer.value(u"added"_s).toInt(), 71);
    QCOMPARE(exportOf(other.database().connection()), text);
    QCOMPARE(other.post("/api/imports/ndjson", text.chopped(5)).status(), 422);
}

void TestExportApi::knownStateIs304_data()
{
    QTest::addColumn<Method>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("everything") << Method::Get << "/api/export"_ba;
    QTest::newRow("one kind") << Method::Get << "/api/export?kind=device"_ba;
    QTest::newRow("without a journal") << Method::Get << "/api/export?format=csv&kind=alias"_ba;
    QTest::newRow("HEAD") << Method::Head << "/api/export?format=json"_ba;
}

void TestExportApi::knownStateIs304()
{
    QFETCH(Method, method);
    QFETCH(QByteArray, target);
    fillWithTraps(m_api->database());
    const QByteArray etag = m_api->get(target).etag();
    QVERIFY(etag.startsWith("W/\"") && etag.endsWith('"'));
    for (const QByteArray &known : { etag, etag.sliced(2), "\"other\", " + etag, "*"_ba }) {
        const ApiAnswer answer = m_api->send(method, target, {}, { { "if-none-match", known } });
        QCOMPARE(answer.status(), 304);
        QCOMPARE(answer.etag(), etag);
        QVERIFY(!answer.response.stream);
        QVERIFY(!answer.response.headers.contains("content-encoding"));
    }
    QCOMPARE(m_api->send(method, target, {}, { { "if-none-match", "\"other\"" } }).status(), 200);
    QCOMPARE(m_api->send(method, target, {}, { { "if-none-match", "other" } }).status(), 400);
}

void TestExportApi::knownStateTakesNoPlace()
{
    std::vector<ApiAnswer> open;
    for (int i = 0; i < 4; ++i)
        open.push_back(m_api->get("/api/export"));
    QCOMPARE(m_api->get("/api/export", { { "if-none-match", open.back().etag() } }).status(), 304);
    QCOMPARE(m_api->get("/api/export").status(), 503);
}

void TestExportApi::knownStateHidesNoError()
{
    QCOMPARE(m_api->get("/api/export?format=csv", { { "if-none-match", "*" } }).status(), 422);
}

void TestExportApi::eachSelectionHasItsTag()
{
    QByteArrayList tags;
    for (const char *query : { "", "?format=json", "?kind=device", "?kind=area", "?kind=device&kind=area" })
        tags += m_api->get(QByteArray("/api/export") + query).etag();
    QCOMPARE(QSet<QByteArray>(tags.begin(), tags.end()).size(), tags.size());
    QCOMPARE(m_api->get("/api/export?kind=area&kind=device").etag(), tags.last());
    QCOMPARE(m_api->get("/api/export?format=ndjson").etag(), tags.first());
}

void TestExportApi::changeGivesAnotherTag_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<QByteArray>("change");
    const auto row = [](const char *name, const char *kind, const char *change) {
        QTest::newRow(name) << QByteArray(kind) << QByteArray(change);
    };
    row("device", "device", "UPDATE devices SET model = 'M'");
    row("last seen", "device",
        "UPDATE devices SET last_seen = '2020-01-01T00:00:00.000000+00:00';"
        "UPDATE meta SET value = value + 1 WHERE key = 'presence'");
    row("entity", "entity", "UPDATE entities SET icon = 'mdi:x'");
    row("area", "area", "INSERT INTO areas (area_id, name) VALUES ('new', 'New')");
    row("integration", "integration", "INSERT INTO integrations (entry_id, domain) VALUES ('new', 'x')");
    row("new label", "label", "INSERT INTO labels (label_id, name) VALUES ('new', 'New')");
    row("changed label", "label", "UPDATE labels SET name = 'other'");
    row("removed label", "label", "DELETE FROM labels");
    row("null and empty differ", "label", "UPDATE labels SET color = ''");
    row("service", "service", "UPDATE services SET definition = '{\"name\":\"other\"}'");
    row("former id", "alias",
        "INSERT INTO id_aliases (kind, old_id, present_id, since) VALUES ('device', 'o', 'a', '')");
    row("webhook", "webhook", "INSERT INTO webhooks (webhook_id, url) VALUES ('w', 'http://h/')");
    row("preferences", "preferences", "INSERT INTO user_preferences (user_id) VALUES ('ann')");
}

void TestExportApi::changeGivesAnotherTag()
{
    QFETCH(QByteArray, kind);
    QFETCH(QByteArray, change);
    m_api->feedDevices(R"([{"id":"a"}])");
    m_api->feedEntities(R"([{"entity_id":"light.a"}])");
    m_api->feed("services", R"({"light":{"turn_on":{}}})");
    m_api->database().execute("INSERT INTO labels (label_id, name) VALUES ('one', 'One')");
    const QByteArray all = m_api->get("/api/export").etag();
    const QByteArray some = m_api->get("/api/export?kind=" + kind).etag();
    m_api->database().execute(change);
    QCOMPARE(m_api->get("/api/export", { { "if-none-match", all } }).status(), 200);
    QCOMPARE(m_api->get("/api/export?kind=" + kind, { { "if-none-match", some } }).status(), 200);
}

void TestExportApi::lastWordOfAFeederGivesAnotherTag_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("row");
    QTest::newRow("device") << "devices"_ba << "/api/devices/a"_ba << R"("id":"a")"_ba;
    QTest::newRow("entity") << "entities"_ba << "/api/entities/light.a"_ba << R"("entity_id":"light.a")"_ba;
}

/// It says what the user chose already: no field changes, and nothing is journalled, but the book has another `fed_area_id`.
void TestExportApi::lastWordOfAFeederGivesAnotherTag()
{
    QFETCH(QByteArray, what);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, row);
    m_api->feed(what, "[{" + row + R"(,"area_id":"hall"}])");
    QCOMPARE(m_api->send(Method::Patch, target, R"({"area_id":"den"})").status(), 200);
    const ApiAnswer before = m_api->get("/api/export");
    const QByteArray text = textOf(before);
    m_api->feed(what, "[{" + row + R"(,"area_id":"den"}])");
    QVERIFY(exported("/api/export") != text);
    QCOMPARE(m_api->get("/api/export", { { "if-none-match", before.etag() } }).status(), 200);
}

void TestExportApi::tagIsOfTheStateThatIsSent()
{
    m_api->feedDevices(R"([{"id":"a","name":"One"}])");
    const QByteArray one = m_api->get("/api/export").etag();
    const ApiAnswer open = m_api->get("/api/export");
    m_api->feedDevices(R"([{"id":"a","name":"Two"}])");
    QCOMPARE(open.etag(), one);
    QVERIFY(textOf(open).contains("One"));
}

void TestExportApi::isPackedWhereAccepted()
{
    m_api->feedDevices(devicesOfHome(1000));
    const ApiAnswer plain = m_api->get("/api/export");
    const ApiAnswer packed = m_api->get("/api/export", { { "accept-encoding", "gzip" } });
    QCOMPARE(packed.response.headers.value("content-encoding"), "gzip"_ba);
    QVERIFY(!plain.response.headers.contains("content-encoding"));
    for (const ApiAnswer *answer : { &plain, &packed })
        QCOMPARE(answer->response.headers.value("vary"), "Accept-Encoding"_ba);
    QCOMPARE(packed.etag(), plain.etag());
    const QByteArray text = textOf(plain);
    const QByteArray bytes = textOf(packed);
    QCOMPARE(must(gzipDecompress(bytes, 10 << 20)), text);
    QVERIFY(bytes.size() * 4 < text.size());
}

QTEST_GUILESS_MAIN(TestExportApi)
#include "tst_exportapi.moc"
