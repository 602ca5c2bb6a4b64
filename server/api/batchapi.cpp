#include "server/api/batchapi.h"

#include "server/api/batchbody.h"
#include "server/api/handlers.h"
#include "server/api/jsonbody.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int conflict = 409;

/// One operation of a batch, ready for the transaction.
struct Step
{
    Request head = {}; ///< without its body
    Transact transact = {};
};

/// The request as its client would have sent it alone.
Request requestOf(const BatchOperation &operation, const Request &batch)
{
    Request request;
    request.method = operation.method;
    request.setTarget(operation.path);
    request.body = operation.body;
    request.headers.set("host", batch.headers.value("host"));
    if (!operation.body.isEmpty())
        request.headers.set("content-type", "application/json");
    if (!operation.ifMatch.isEmpty())
        request.headers.set("if-match", operation.ifMatch);
    request.requestId = batch.requestId;
    request.correlationId = batch.correlationId;
    request.peer = batch.peer;
    request.actor = batch.actor;
    request.caller = batch.caller;
    return request;
}

/// What the routes of small writes are made of; null for others.
const WritingRoute *writingRoute(const Route &route)
{
    const auto *late = std::get_if<AsyncHandler>(&route.handler);
    const auto *writing = late ? late->target<WritingRoute>() : nullptr;
    return writing && writing->rows == Rows::Few ? writing : nullptr;
}

tl::expected<Step, Response> stepOf(const Router &router, Request request)
{
    if (std::optional<Response> refused = router.prepare(request))
        return tl::unexpected(std::move(*refused));
    const WritingRoute *route = writingRoute(*request.route);
    if (!route)
        return tl::unexpected(problem({ ErrorCode::InvalidInput, u"This route cannot be part of a batch"_s }, request));
    Result<Transact> transact = route->handler(request);
    request.body.clear();
    if (!transact)
        return tl::unexpected(problem(transact.error(), request));
    return Step { std::move(request), std::move(*transact) };
}

/// The answer of the operation that hinders the others, and which it is.
Response hindered(Response answer, std::size_t index, const Request &request)
{
    if (answer.status < 400) // a redirect would send the whole batch elsewhere
        answer = problem(conflict,
                         u"The row has another id now: %1"_s.arg(QString::fromUtf8(answer.headers.value("location"))),
                         request);
    if (answer.body.endsWith('}'))
        answer.body.replace(answer.body.size() - 1, 1, ",\"operation_index\":" + QByteArray::number(index) + '}');
    return answer;
}

void writeResult(JsonWriter &json, const Response &answer)
{
    json.beginObject().member("status", qint64(answer.status));
    for (const char *name : { "etag", "location" }) {
        if (const QByteArray value = answer.headers.value(name); !value.isEmpty())
            json.member(name, QString::fromUtf8(value));
    }
    json.key("body").raw(answer.body.isEmpty() ? "null"_ba : answer.body).endObject();
}

Result<Response> runAll(Store &store, const std::vector<Step> &steps, bool dryRun)
{
    JsonWriter json(256 + qsizetype(steps.size()) * 512);
    json.beginObject().key("results").beginArray();
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Result<Response> done = steps[i].transact(store);
        Response answer = done ? *done : problem(done.error(), steps[i].head);
        if (answer.status >= 300)
            return hindered(std::move(answer), i, steps[i].head);
        writeResult(json, answer);
    }
    store.journal().rename(u"batch"_s);
    json.endArray().member("count", qint64(steps.size())).member("dry_run", dryRun);
    return jsonResponse(json.endObject().take());
}

/// All operations are read before anything is written.
Transact inOneTransaction(const Router &router, const Request &request, const BatchBody &batch)
{
    std::vector<Step> steps;
    steps.reserve(batch.operations.size());
    for (const BatchOperation &operation : batch.operations) {
        Request one = requestOf(operation, request);
        tl::expected<Step, Response> step = stepOf(router, one);
        if (!step) {
            const Response answer = hindered(std::move(step.error()), steps.size(), one);
            return [answer](Store &) { return Result<Response>(answer); };
        }
        steps.push_back(std::move(*step));
    }
    return [steps = std::move(steps), dryRun = batch.dryRun](Store &store) { return runAll(store, steps, dryRun); };
}

AsyncHandler batching(const Router &router, Writer &writer)
{
    return [&router, &writer](const Request &request, Completion completion) {
        Result<BatchBody> read = readBatch(request);
        if (!read)
            return completion(problem(read.error(), request));
        const bool dryRun = read->dryRun;
        const auto all = [&router, batch = std::move(*read)](const Request &head) {
            return Result<Transact>(inOneTransaction(router, head, batch));
        };
        (dryRun ? rehearsing(writer, Rows::Several, all)
                : writing(writer, u"batch"_s, Rows::Several, all))(request, std::move(completion));
    };
}

/// It fails as the operation that hinders it.
std::vector<RouteAnswer> answers()
{
    std::vector<RouteAnswer> all { { 200, u"BatchReport"_s } };
    for (const int status : { 400, 404, 405, conflict, 412, 415, 422, 428 })
        all.push_back({ status, u"BatchProblem"_s });
    return all;
}

} // namespace

void addBatchApi(Router &router, ApiContext &context)
{
    router.add({ .method = Method::Post,
                 .path = u"/api/batch"_s,
                 .access = Access::Write,
                 .summary = u"Up to 1,000 writes of other routes in one transaction: all or none"_s,
                 .handler = batching(router, context.writer),
                 .bodyTypes = anyBodyType(),
                 .tag = u"Journal"_s,
                 .journalled = true,
                 .body = u"Batch"_s,
                 .answers = answers() });
}

} // namespace hearthbook
