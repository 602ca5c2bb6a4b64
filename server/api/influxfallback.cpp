#include "server/api/influxfallback.h"

#include "core/importers/registrybook.h"
#include "core/importers/registrypoints.h"
#include "core/influx/influxasking.h"
#include "core/storage/listcursor.h"
#include "core/storage/memorystore.h"
#include "core/storage/transaction.h"
#include "server/http/problem.h"

#include <QLoggingCategory>

#include <utility>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcFallback, "hearthbook.fallback")

/// As far back as the old service looked.
constexpr qint64 ninetyDays = qint64(90) * 24 * 3600 * 1'000'000;

InfluxAsking::Part partOf(const std::shared_ptr<RegistryPoints> &points, NewestPoints &taken, Timestamp since)
{
    InfluxQuery query = lastPoints(taken.measurement(), {}, since);
    query.limit = InfluxFallback::answerLimit;
    return { .query = query, .take = takingRows(std::shared_ptr<NewestPoints>(points, &taken), &NewestPoints::take) };
}

/// An InfluxDB without any row is none to fall back on: an empty home would be believed.
Result<std::unique_ptr<Store>> bookOf(const RegistryPoints &points, const Result<void> &asked)
{
    const Result<ImportPlan> plan = asked ? points.plan() : failure(asked);
    if (!plan)
        return failure(plan);
    if (plan->registry.devices.listing.rows.empty() && plan->registry.entities.listing.rows.empty())
        return failure(ErrorCode::NotFound, u"it has no device and no entity of the last 90 days"_s);
    return bookOf(plan->registry);
}

std::optional<ListCursor> cursorOf(const Request &request)
{
    return ListCursor::parse(request.query.value("cursor").value_or(QString()));
}

/// The place of a cursor is the same in every book: a page may go on where the database's own ended.
Result<Response> readBook(Store &book, const Request &request, const ReadHandler &handler)
{
    const std::optional<ListCursor> cursor = cursorOf(request);
    const Result<void> taken = setEpoch(book, cursor ? cursor->epoch : bookEpoch.toString());
    if (!taken)
        return failure(taken);
    const Snapshot snapshot(book.connection());
    return handler(book, request);
}

Response answerFrom(Store &book, const Request &request, const ReadHandler &handler)
{
    const Result<Response> made = readBook(book, request, handler);
    Response response = made ? *made : problem(made.error(), request);
    response.headers.remove("etag"); // it would stand for this book alone
    response.headers.set("x-data-source", "influxdb");
    return response;
}

/// The database refuses a page that goes on from a book's.
bool goesOnFromABook(const Request &request, const Response &own)
{
    constexpr int unprocessable = 422;
    const std::optional<ListCursor> cursor = own.status == unprocessable ? cursorOf(request) : std::nullopt;
    return cursor && cursor->epoch == bookEpoch;
}

} // namespace

void InfluxFallback::answer(const Request &request, ReadHandler handler, Response own, Completion completion)
{
    Waiting one { request, std::move(handler), std::move(own), std::move(completion) };
    one.request.headers.remove("if-none-match"); // these answers have no tag
    switch (enqueue(one)) {
    case Turn::Wait: return;
    case Turn::Load: return load();
    case Turn::Refused: return one.completion(std::move(one.own));
    }
}

InfluxFallback::Turn InfluxFallback::enqueue(Waiting &one)
{
    const std::lock_guard lock(m_mutex);
    if (!m_loading && !m_refusedUntil.hasExpired())
        return Turn::Refused;
    m_waiting.push_back(std::move(one));
    return std::exchange(m_loading, true) ? Turn::Wait : Turn::Load;
}

void InfluxFallback::load()
{
    const auto points = std::make_shared<RegistryPoints>();
    const Timestamp since { Timestamp::now().microseconds - ninetyDays };
    m_ask({ .parts = { partOf(points, points->devices(), since), partOf(points, points->entities(), since),
                       partOf(points, points->integrations(), since) },
            .done = [self = shared_from_this(), points](const Result<void> &asked) {
                self->answerAll(bookOf(*points, asked));
            } });
}

void InfluxFallback::answerAll(const Result<std::unique_ptr<Store>> &book)
{
    const std::vector<Waiting> waiting = takeWaiting(!book);
    const QString said = book
        ? u"The database cannot be read: %1 requests are answered from InfluxDB"_s.arg(waiting.size())
        : u"The database cannot be read, nor InfluxDB: %1"_s.arg(book.error().message);
    qCWarning(lcFallback).noquote() << said;
    for (const Waiting &one : waiting)
        one.completion(book ? answerFrom(**book, one.request, one.handler) : one.own);
}

/// Who comes from now on begins another book.
std::vector<InfluxFallback::Waiting> InfluxFallback::takeWaiting(bool failed)
{
    const std::lock_guard lock(m_mutex);
    m_loading = false;
    if (failed)
        m_refusedUntil.setRemainingTime(m_pause);
    return std::exchange(m_waiting, {});
}

std::variant<SyncHandler, AsyncHandler> readingRegistry(ApiContext &context, ReadHandler handler, Keep keep)
{
    SyncHandler read = reading(context.readers, keep, handler);
    if (!context.fallback)
        return read;
    return AsyncHandler([fallback = context.fallback, read = std::move(read),
                         handler = std::move(handler)](const Request &request, const Completion &completion) {
        Response own = read(request);
        if (!own.isServerError() && !goesOnFromABook(request, own))
            completion(std::move(own));
        else
            fallback->answer(request, handler, std::move(own), completion);
    });
}

} // namespace hearthbook
