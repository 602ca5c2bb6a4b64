#include "server/api/operationsapi.h"

#include "core/domain/changejson.h"
#include "core/storage/undo.h"
#include "server/api/handlers.h"
#include "server/api/jsonbody.h"
#include "server/api/listanswer.h"

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Result<Response> listOperations(Store &store, const Request &request)
{
    ListQuery query = listQuery(request, Journal::operationFields());
    if (query.sort.isEmpty())
        query.sort = u"-operation_id"_s;
    return answerList<Operation>(
        request, query,
        { .name = "operations",
          .read = [&](const ListQuery &wanted) { return store.journal().operationPage(wanted); },
          .write = writeRecord<Operation> });
}

Result<Operation> wantedOperation(Store &store, qint64 id)
{
    const Result<std::optional<Operation>> operation = store.journal().findOperation(id);
    if (!operation)
        return failure(operation);
    if (!*operation)
        return failure(ErrorCode::NotFound, u"Operation %1 not found"_s.arg(id));
    return **operation;
}

/// What is no number names no operation.
qint64 operationId(const Request &request)
{
    return request.parameter("operation_id").toLongLong();
}

Result<Response> oneOperation(Store &store, const Request &request)
{
    const Result<Operation> operation = wantedOperation(store, operationId(request));
    if (!operation)
        return failure(operation);
    JsonWriter json(256);
    writeJson(json, *operation);
    return taggedResponse(json, contentEtag(json.text()));
}

/// `[{kind, key, …}]` of the rows that are refused, or of the others.
void writeRows(JsonWriter &json, QByteArrayView name, const std::vector<UndoneRow> &rows, bool refused)
{
    json.key(name).beginArray();
    for (const UndoneRow &row : rows) {
        if ((row.outcome == UndoneRow::Refused) != refused)
            continue;
        json.beginObject().member("kind", row.kind).member("key", row.key);
        json.member(refused ? "reason" : "outcome", refused ? row.reason : outcomeWord(row.outcome)).endObject();
    }
    json.endArray();
}

/// A request that takes an operation back.
struct Reversion
{
    qint64 operation = 0;
    bool dryRun = false;
    bool partial = false; ///< what somebody changed since does not hinder the rest
    Request head = {};    ///< without its body
};

Response refused(const Reversion &reversion, const std::vector<UndoneRow> &rows)
{
    constexpr int conflict = 409;
    JsonWriter conflicts;
    writeRows(conflicts.beginObject(), "conflicts", rows, true);
    const QByteArray members = conflicts.endObject().take();
    return problem(conflict, u"Somebody changed rows of operation %1 since"_s.arg(reversion.operation), reversion.head,
                   QByteArrayView(members).sliced(1, members.size() - 2));
}

Result<Response> revert(Store &store, const Reversion &reversion)
{
    const Result<Operation> operation = wantedOperation(store, reversion.operation);
    if (!operation)
        return failure(operation);
    Undo undo(store.connection());
    Result<std::vector<UndoneRow>> rows = undo.run(reversion.operation, Undo::Mode::Look);
    if (!rows)
        return failure(rows);
    const bool hindered = std::any_of(rows->begin(), rows->end(),
                                      [](const UndoneRow &row) { return row.outcome == UndoneRow::Refused; });
    if (hindered && !reversion.partial)
        return refused(reversion, *rows);
    if (!reversion.dryRun)
        rows = undo.run(reversion.operation, Undo::Mode::Apply);
    if (!rows)
        return failure(rows);
    JsonWriter json(256 + qsizetype(rows->size()) * 80);
    json.beginObject().member("operation_id", reversion.operation).member("dry_run", reversion.dryRun);
    writeRows(json, "rows", *rows, false);
    writeRows(json, "conflicts", *rows, true);
    return jsonResponse(json.endObject().take());
}

Result<Transact> reverting(const Request &request)
{
    Reversion reversion { .operation = operationId(request),
                          .dryRun = request.query.flag("dry_run"),
                          .partial = request.query.flag("partial"),
                          .head = request };
    reversion.head.body.clear();
    return Transact([reversion](Store &store) { return revert(store, reversion); });
}

/// A dry run has no operation of its own.
AsyncHandler revertingOrRehearsing(ApiContext &context)
{
    return
        [write = writing(context.writer, u"operations.revert"_s, Rows::Many, reverting),
         rehearse = rehearsing(context.writer, Rows::Many, reverting)](const Request &request, Completion completion) {
            (request.query.flag("dry_run") ? rehearse : write)(request, std::move(completion));
        };
}

} // namespace

void addOperationsApi(Router &router, ApiContext &context)
{
    router.add({ .method = Method::Get,
                 .path = u"/api/operations"_s,
                 .access = Access::Read,
                 .summary = u"Write operations, newest first"_s,
                 .parameters = listParameters({}, Journal::operationFields()),
                 .handler = reading(context.readers, Keep::Answer, listOperations),
                 .tag = u"Journal"_s,
                 .answers = { { 200, u"OperationList"_s } } });
    router.add({ .method = Method::Get,
                 .path = u"/api/operations/{operation_id}"_s,
                 .access = Access::Read,
                 .summary = u"One write operation"_s,
                 .handler = reading(context.readers, Keep::Answer, oneOperation),
                 .tag = u"Journal"_s,
                 .answers = { { 200, u"Operation"_s }, { 404 } } });
    router.add({ .method = Method::Post,
                 .path = u"/api/operations/{operation_id}/revert"_s,
                 .access = Access::Write,
                 .summary = u"Gives the rows of an operation their former values; itself an operation"_s,
                 .parameters = { { .name = "dry_run",
                                   .type = Parameter::Flag,
                                   .summary = u"Only tell what would happen"_s,
                                   .fallback = false },
                                 { .name = "partial",
                                   .type = Parameter::Flag,
                                   .summary = u"Leave alone what somebody changed since, instead of 409"_s,
                                   .fallback = false } },
                 .handler = revertingOrRehearsing(context),
                 .bodyTypes = anyBodyType(),
                 .tag = u"Journal"_s,
                 .journalled = true,
                 .answers = { { 200, u"RevertReport"_s }, { 404 }, { 409, u"RevertProblem"_s } } });
}

} // namespace hearthbook
