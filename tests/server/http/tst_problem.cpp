#include "server/http/problem.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestProblem : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statusOf_data();
    void statusOf();
    void bodyInOrder();
    void validationKeepsTheOldList();
    void syntaxErrorsHaveNoUrl();
    void nothingInternalLeaks();
    void problemJsonOnDemand();
};

namespace {

Request devices()
{
    Request request;
    request.setTarget("/api/devices?x=1");
    return request;
}

/// The body up to the timestamp.
QByteArray start(const Response &response)
{
    return response.body.first(response.body.indexOf(",\"timestamp\":\""));
}

} // namespace

void TestProblem::statusOf_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<int>("status");
    const auto row = [](ErrorCode code, int status) { QTest::newRow(qPrintable(errorWord(code))) << code << status; };
    row(ErrorCode::InvalidInput, 422);
    row(ErrorCode::MalformedInput, 400);
    row(ErrorCode::UnsupportedMedia, 415);
    row(ErrorCode::TooLarge, 413);
    row(ErrorCode::NotFound, 404);
    row(ErrorCode::Conflict, 409);
    row(ErrorCode::Forbidden, 403);
    row(ErrorCode::Misdirected, 421);
    row(ErrorCode::Busy, 503);
    row(ErrorCode::StorageFull, 507);
    row(ErrorCode::ReadOnly, 503);
    row(ErrorCode::Unavailable, 503);
    row(ErrorCode::Corrupt, 500);
    row(ErrorCode::NotADatabase, 500);
    row(ErrorCode::SchemaNewer, 500);
    row(ErrorCode::SchemaChanged, 500);
    row(ErrorCode::Internal, 500);
}

void TestProblem::statusOf()
{
    QFETCH(ErrorCode, code);
    QTEST(httpStatus(code), "status");
    QTEST(problem(Error { code, u"x"_s, {} }, devices()).status, "status");
}

void TestProblem::bodyInOrder()
{
    const Response response = problem(Error { ErrorCode::NotFound, u"Device ab12 not found"_s, {} }, devices());
    QCOMPARE(response.contentType, "application/json");
    QCOMPARE(start(response),
             R"({"type":"about:blank","title":"Not Found","status":404,"detail":"Device ab12 not found",)"
             R"("instance":"/api/devices","success":false,"error":"Device ab12 not found","error_code":"HTTP_404")");
    QVERIFY(response.body.endsWith("+00:00\"}"));
}

void TestProblem::validationKeepsTheOldList()
{
    const FieldError missing {
        u"missing"_s, { u"body"_s, u"secret"_s }, u"Field required"_s, QJsonObject { { u"a"_s, 1 } }, {}
    };
    const Response response = problem(Error { ErrorCode::InvalidInput, u"The webhook is not valid"_s, { missing } },
                                      devices());
    QCOMPARE(start(response),
             R"({"type":"about:blank","title":"The webhook is not valid","status":422,"detail":[{"type":"missing",)"
             R"("loc":["body","secret"],"msg":"Field required","input":{"a":1},)"
             R"("url":"https://errors.pydantic.dev/2.4/v/missing"}],"instance":"/api/devices","success":false,)"
             R"("error":"The webhook is not valid","error_code":"HTTP_422")");
}

void TestProblem::syntaxErrorsHaveNoUrl()
{
    const FieldError broken {
        u"json_invalid"_s, { u"body"_s, 3 }, u"JSON decode error"_s, {}, { { u"error"_s, u"x"_s } }
    };
    const Response response = problem(Error { ErrorCode::InvalidInput, u"Broken"_s, { broken } }, devices());
    QVERIFY(response.body.contains(
        R"([{"type":"json_invalid","loc":["body",3],"msg":"JSON decode error","input":{},"ctx":{"error":"x"}}])"));
}

void TestProblem::nothingInternalLeaks()
{
    const Response response = problem(Error { ErrorCode::Corrupt, u"disk image /srv/x.db is malformed"_s, {} },
                                      devices());
    QVERIFY(!response.body.contains("/srv"));
    QVERIFY(response.body.contains(R"("error":"Internal server error","error_code":"INTERNAL_ERROR")"));
}

void TestProblem::problemJsonOnDemand()
{
    Request request = devices();
    request.headers.append("accept", "text/html, application/problem+json;q=0.9");
    QCOMPARE(problem(404, {}, request).contentType, "application/problem+json");
}

QTEST_APPLESS_MAIN(TestProblem)
#include "tst_problem.moc"
