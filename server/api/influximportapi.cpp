#include "server/api/influximportapi.h"

#include "core/domain/jsonwriter.h"
#include "server/api/etag.h"
#include "server/api/importsapi.h"
#include "server/api/influxorder.h"
#include "server/api/influxruns.h"
#include "server/http/problem.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

QByteArray pathOf(const InfluxRun &run)
{
    return "/api/imports/runs/" + run.id().toUtf8();
}

Response answerOf(const InfluxRun &run, int status)
{
    return jsonResponse(run.toJson(), status);
}

Response alreadyRunning(const InfluxRun &run, const Request &request)
{
    JsonWriter members(64);
    const QByteArray text = members.beginObject().member("run", run.id()).endObject().take();
    Response answer = problem(409,
                              u"Another import from InfluxDB is under way: %1"_s.arg(QString::fromUtf8(pathOf(run))),
                              request, QByteArrayView(text).sliced(1, text.size() - 2));
    answer.headers.set("location", pathOf(run));
    return answer;
}

Response begin(const ApiContext &context, const Request &request)
{
    const Result<InfluxOrder> order = readInfluxOrder(request, context.influx.options);
    if (!order)
        return problem(order.error(), request);
    const InfluxRuns::Run run = context.influxRuns->begin(*order);
    if (run) {
        Response answer = answerOf(*run, 202);
        answer.headers.set("location", pathOf(*run));
        return answer;
    }
    const InfluxRuns::Run other = context.influxRuns->current();
    return other ? alreadyRunning(*other, request) : problem(503, u"The server is stopping"_s, request);
}

Response tagged(Response answer)
{
    answer.headers.set("etag", contentEtag(answer.body));
    return answer;
}

/// What POST asks where it is told nothing else; no secret.
Response settings(const ApiContext &context)
{
    const InfluxOptions &options = context.influx.options;
    const InfluxRuns::Run run = context.influxRuns->current();
    JsonWriter json(256);
    json.beginObject().member("configured", options.isSetUp());
    json.member("url", influxAddress(options)).member("org", options.org).member("bucket", options.bucket);
    json.member("run", run ? std::optional(run->id()) : std::nullopt);
    return tagged(jsonResponse(json.endObject().take()));
}

Response withRun(const ApiContext &context, const Request &request, const std::function<Response(InfluxRun &)> &answer)
{
    const QString id = request.parameter("id");
    const InfluxRuns::Run run = context.influxRuns->find(id);
    return run ? answer(*run) : problem(404, u"No import under way has the id %1"_s.arg(id), request);
}

Response cancel(InfluxRun &run)
{
    if (run.isEnded())
        return answerOf(run, 200);
    run.cancel();
    return answerOf(run, 202);
}

Parameter idParameter()
{
    return { .name = "id", .in = Parameter::Path, .summary = u"As POST /api/imports/influx gave it"_s, .max = 100 };
}

} // namespace

void addInfluxImportApi(Router &router, ApiContext &context)
{
    context.influxRuns = std::make_shared<InfluxRuns>(context.writer, context.readers);
    router.add(
        { .method = Method::Post,
          .path = u"/api/imports/influx"_s,
          .access = Access::Admin,
          .summary =
              u"Begins to import the devices and entities that InfluxDB holds; /api/imports/runs/{id} tells how far it is"_s,
          .parameters = { dryRunParameter() },
          .handler = [&context](const Request &request) { return begin(context, request); },
          .tag = u"Imports"_s,
          .body = u"InfluxSource"_s,
          .bodyOptional = true,
          .answers = { { 202, u"ImportRun"_s }, { 409, u"RunningProblem"_s }, { 503 } } });
    router.add({ .method = Method::Get,
                 .path = u"/api/imports/influx"_s,
                 .access = Access::Admin,
                 .summary = u"Which InfluxDB this server is set to, and the import from one that is under way"_s,
                 .handler = [&context](const Request &) { return settings(context); },
                 .tag = u"Imports"_s,
                 .answers = { { 200, u"InfluxSettings"_s } } });
    router.add({ .method = Method::Get,
                 .path = u"/api/imports/runs/{id}"_s,
                 .access = Access::Admin,
                 .summary = u"How far an import from InfluxDB is, and at its end the report"_s,
                 .parameters = { idParameter() },
                 .handler =
                     [&context](const Request &request) {
                         return withRun(context, request, [](InfluxRun &run) { return tagged(answerOf(run, 200)); });
                     },
                 .tag = u"Imports"_s,
                 .answers = { { 200, u"ImportRun"_s }, { 404 } } });
    router.add(
        { .method = Method::Delete,
          .path = u"/api/imports/runs/{id}"_s,
          .access = Access::Admin,
          .summary =
              u"Cancels an import from InfluxDB; what was written before that is an operation to be taken back"_s,
          .parameters = { idParameter() },
          .handler = [&context](const Request &request) { return withRun(context, request, cancel); },
          .tag = u"Imports"_s,
          .answers = { { 200, u"ImportRun"_s }, { 202, u"ImportRun"_s }, { 404 } } });
}

} // namespace hearthbook
