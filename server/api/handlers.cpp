#include "server/api/handlers.h"

#include "core/domain/logcontext.h"
#include "core/storage/databasestate.h"
#include "core/storage/transaction.h"
#include "server/http/contentcoding.h"
#include "server/http/problem.h"

#include <utility>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Result<Response> readSnapshot(Store &store, const Request &request, const ReadHandler &handler)
{
    const Snapshot snapshot(store.connection());
    return handler(store, request);
}

Response unread(const Error &error, const DatabaseOptions &database, const Request &request)
{
    return problem(database.state ? database.state->told(error) : error, request);
}

Response readNow(Store &store, const Request &request, const ReadHandler &handler)
{
    Result<Response> made = readSnapshot(store, request, handler);
    return made ? std::move(*made) : unread(made.error(), store.connection().options(), request);
}

Response readKept(Store &store, AnswerCache &cache, const Request &request, const ReadHandler &handler)
{
    const std::optional<CommitStamp> stamp = store.connection().commitStamp();
    if (!stamp)
        return readNow(store, request, handler);
    const QByteArray key = acceptsGzip(request) ? "z" + request.target : request.target;
    if (std::optional<Response> kept = cache.find(*stamp, key))
        return std::move(*kept);
    Response made = readNow(store, request, handler);
    if (made.status == 200) {
        encodeFor(request, made);
        cache.put(*stamp, key, made);
    }
    return made;
}

constexpr int firstError = 400;

/// One write on its way through the writer's thread.
struct WriteJob
{
    Request request;
    Completion completion;
    bool isAllOrNone = false;
    bool isNamed = false;
    Transact transact = {};
    Response response = {};
    bool isRefused = false; ///< the answer is an error, for which everything is taken back
};

/// What was written has a number, by which it can be looked at and taken back.
void nameOperation(Journal &journal, Response &response)
{
    if (response.status >= 300)
        return;
    journal.keep();
    response.headers.set("operation-id", QByteArray::number(journal.operation()));
}

Origin originOf(const WritingRoute &route, const Request &request)
{
    if (route.isRehearsal)
        return { actorOf(request), u"rehearsal"_s, u"rehearsal"_s }; // the journal forgets it
    return { actorOf(request), route.origin, route.what };
}

Result<void> apply(WriteJob &job, Store &store)
{
    const LogRequest logged(job.request.requestId);
    Result<Response> response = std::exchange(job.transact, {})(store);
    if (!response)
        return failure(response);
    job.response = std::move(*response);
    job.isRefused = job.isAllOrNone && job.response.status >= firstError;
    if (job.isRefused)
        return failure(ErrorCode::Conflict, u"The answer is an error"_s);
    if (job.isNamed)
        nameOperation(store.journal(), job.response);
    return {};
}

Write writeOf(const WritingRoute &route, const Request &request, Completion completion)
{
    const auto job = std::make_shared<WriteJob>(
        WriteJob { request, std::move(completion), route.rows == Rows::Several, !route.isRehearsal });
    Write write;
    write.origin = originOf(route, request);
    write.bulk = route.rows != Rows::Few || route.isRehearsal;
    write.rehearsal = route.isRehearsal;
    write.prepare = [job, handler = route.handler]() -> Result<void> {
        const LogRequest logged(job->request.requestId);
        Result<Transact> transact = handler(job->request);
        job->request.body.clear();
        if (!transact)
            return failure(transact);
        job->transact = std::move(*transact);
        return {};
    };
    write.apply = [job](Store &store) { return apply(*job, store); };
    write.done = [job](Result<void> done) {
        const LogRequest logged(job->request.requestId);
        job->completion(done || job->isRefused ? job->response : problem(done.error(), job->request));
    };
    return write;
}

} // namespace

QString actorOf(const Request &request)
{
    return request.actor.isEmpty() ? u"anonymous"_s : request.actor;
}

SyncHandler reading(Readers &readers, Keep keep, ReadHandler handler)
{
    return [&readers, keep, handler = std::move(handler)](const Request &request) {
        const Result<Store *> store = readers.local();
        if (!store)
            return unread(store.error(), readers.options(), request);
        return keep == Keep::Answer ? readKept(**store, readers.cache(), request, handler)
                                    : readNow(**store, request, handler);
    };
}

void WritingRoute::operator()(const Request &request, Completion completion) const
{
    Write write = writeOf(*this, request, std::move(completion));
    if (rows != Rows::Many) {
        if (const Result<void> read = std::exchange(write.prepare, {})(); !read)
            return write.done(failure(read));
    }
    writer->submit(std::move(write));
}

AsyncHandler writing(Writer &writer, const QString &what, Rows rows, WriteHandler handler, const QString &origin)
{
    return WritingRoute { &writer, what, origin, rows, std::move(handler) };
}

AsyncHandler rehearsing(Writer &writer, Rows rows, WriteHandler handler)
{
    return WritingRoute { &writer, {}, {}, rows, std::move(handler), true };
}

} // namespace hearthbook
