#include "core/domain/logcontext.h"
#include "server/api/handlers.h"
#include "tests/support/apifixture.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// /api/log.
class TestLogApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatIsInForce();
    void changesTheLevel();
    void refuses_data();
    void refuses();
    void notItsToChange();
    void workOfARequestKnowsIt();
};

void TestLogApi::tellsWhatIsInForce()
{
    ApiFixture api;
    api.context().log.form = [] { return LogForm { u"WARNING"_s, true, u"json"_s }; };
    const ApiAnswer answer = api.get("/api/log");
    QCOMPARE(answer.status(), 200);
    QCOMPARE(answer.body(), R"({"level":"WARNING","access":true,"format":"json"})");
}

void TestLogApi::changesTheLevel()
{
    ApiFixture api;
    LogForm form;
    api.context().log = { [&form] { return form; }, [&form](const QString &level) { form.level = level; } };
    const ApiAnswer answer = api.send(Method::Put, "/api/log", R"({"level":"DEBUG"})");
    QCOMPARE(answer.status(), 200);
    QCOMPARE(answer.value(u"level"_s).toString(), u"DEBUG"_s);
    QCOMPARE(form.level, u"DEBUG"_s);
}

void TestLogApi::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("error");
    QTest::newRow("no level") << QByteArray("{}") << u"missing body.level Field required"_s;
    QTest::newRow("an unknown level") << QByteArray(R"({"level":"LOUD"})")
                                      << u"value_error body.level A level is DEBUG, INFO, WARNING or ERROR"_s;
    QTest::newRow("another case") << QByteArray(R"({"level":"debug"})")
                                  << u"value_error body.level A level is DEBUG, INFO, WARNING or ERROR"_s;
    QTest::newRow("a number") << QByteArray(R"({"level":7})")
                              << u"string_type body.level Input should be a valid string"_s;
}

void TestLogApi::refuses()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, error);
    ApiFixture api;
    bool isChanged = false;
    api.context().log.setLevel = [&isChanged](const QString &) { isChanged = true; };
    const ApiAnswer answer = api.send(Method::Put, "/api/log", body);
    QCOMPARE(answer.status(), 422);
    QCOMPARE(answer.validation(), QStringList { error });
    QVERIFY(!isChanged);
}

void TestLogApi::notItsToChange()
{
    ApiFixture api;
    QCOMPARE(api.send(Method::Put, "/api/log", R"({"level":"DEBUG"})").status(), 503);
    QCOMPARE(api.get("/api/log").status(), 200);
}

/// In the HTTP thread and on the writer's.
void TestLogApi::workOfARequestKnowsIt()
{
    ApiFixture api;
    QByteArrayList seen;
    const auto note = [&seen] { seen += LogRequest::current(); };
    api.router().add({ .method = Method::Post,
                       .path = u"/noted"_s,
                       .access = Access::Write,
                       .handler = writing(api.context().writer, u"test.note"_s, Rows::Many,
                                          [&note](const Request &) -> Result<Transact> {
                                              note();
                                              return Transact([&note](Store &) -> Result<Response> {
                                                  note();
                                                  return noContent();
                                              });
                                          }) });
    api.router().add(
        { .method = Method::Get, .path = u"/noted"_s, .access = Access::Read, .handler = [&note](const Request &) {
             note();
             return noContent();
         } });
    QCOMPARE(api.send(Method::Post, "/noted", "{}", { { "x-request-id", "one" } }).status(), 204);
    QCOMPARE(api.get("/noted", { { "x-request-id", "two" } }).status(), 204);
    QCOMPARE(seen, QByteArrayList({ "one", "one", "two" }));
    QCOMPARE(LogRequest::current(), QByteArray());
}

QTEST_GUILESS_MAIN(TestLogApi)
#include "tst_logapi.moc"
