#include "server/api/exportstream.h"
#include "tests/support/apifixture.h"
#include "tests/support/book.h"
#include "tests/support/homes.h"

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

QTEST_GUILESS_MAIN(TestExportApi)
#include "tst_exportapi.moc"
