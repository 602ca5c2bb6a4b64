#include "server/api/eventsapi.h"

#include "core/domain/fielderrors.h"
#include "core/storage/transaction.h"
#include "server/api/changestream.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// A browser that connects again sends the id of the last event it got; that is newer than what the URL says.
Result<std::optional<qint64>> lastSeen(const Request &request)
{
    const QByteArray last = request.headers.value("last-event-id");
    if (last.isEmpty())
        return request.query.value("since") ? std::optional(request.query.integer("since")) : std::nullopt;
    bool isNumber = false;
    const qint64 seq = last.toLongLong(&isNumber);
    if (isNumber && seq >= 0)
        return seq;
    return tl::unexpected(invalid({ { u"int_parsing"_s,
                                      { u"header"_s, u"last-event-id"_s },
                                      u"Input should be the id of an event: a number"_s,
                                      QString::fromUtf8(last),
                                      {} } }));
}

/// Of `topics=device,entity&topics=webhook`.
Result<QSet<QString>> topics(const Request &request)
{
    const QStringList known = changeKinds();
    QSet<QString> wanted;
    for (const QString &list : request.query.values("topics")) {
        for (const QString &topic : list.split(u',', Qt::SkipEmptyParts)) {
            if (!known.contains(topic))
                return tl::unexpected(invalid({ { u"literal_error"_s,
                                                  { u"query"_s, u"topics"_s },
                                                  u"Input should be some of %1"_s.arg(known.join(u", "_s)),
                                                  topic,
                                                  {} } }));
            wanted += topic;
        }
    }
    return wanted;
}

Result<StreamStart> startOf(Store &store, const Request &request)
{
    const Result<QSet<QString>> wanted = topics(request);
    const Result<std::optional<qint64>> seen = wanted ? lastSeen(request) : failure(wanted);
    if (!seen)
        return failure(seen);
    const Result<JournalSpan> span = store.journal().span();
    if (!span)
        return failure(span);
    const QString epoch = request.query.value("epoch").value_or(span->epoch);
    const bool goesOn = !*seen || (epoch == span->epoch && span->reachesBackTo(**seen));
    return StreamStart { span->epoch, goesOn ? seen->value_or(span->last) : span->last, !goesOn, *wanted };
}

Response stream(ApiContext &context, const Request &request)
{
    const Result<Store *> store = context.readers.local();
    if (!store)
        return problem(store.error(), request);
    const Snapshot snapshot((*store)->connection());
    Result<StreamStart> start = startOf(**store, request);
    if (!start)
        return problem(start.error(), request);
    Response response;
    response.contentType = "text/event-stream";
    response.headers.set("cache-control", "no-store");
    response.headers.set("x-accel-buffering", "no"); // nginx would keep events back
    response.stream = std::make_shared<ChangeStream>(context.readers, context.feed, std::move(*start));
    return response;
}

} // namespace

void addEventsApi(Router &router, ApiContext &context)
{
    router.add(
        { .method = Method::Get,
          .path = u"/api/events"_s,
          .access = Access::Read,
          .summary = u"The journal as it grows, as server-sent events"_s,
          .parameters = { { .name = "topics",
                            .summary = u"Kinds of changes, separated by commas; all unless given"_s,
                            .max = 1024,
                            .repeatable = true },
                          { .name = "since",
                            .type = Parameter::Integer,
                            .summary = u"First what came after this seq; Last-Event-ID goes before it"_s,
                            .min = 0 },
                          { .name = "epoch", .summary = u"The journal's epoch that `since` belongs to"_s, .max = 64 } },
          .handler = [&context](const Request &request) { return stream(context, request); },
          .tag = u"Journal"_s,
          .headers = { "Last-Event-ID" },
          .answers = { { 200, {}, { "text/event-stream" } } } });
}

} // namespace hearthbook
