#include "server/api/changesapi.h"

#include "core/domain/changejson.h"
#include "server/api/etag.h"
#include "server/api/formerid.h"
#include "server/api/handlers.h"
#include "server/api/listparameters.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRows = 1000;

void add(std::vector<ListQuery::Filter> &filters, std::vector<ListQuery::Filter> more)
{
    filters.insert(filters.end(), more.begin(), more.end());
}

/// The rows of an operation stand together, which spares looking at all others.
std::vector<ListQuery::Filter> partOf(const QString &operation)
{
    const QByteArray known = "FROM operations WHERE id = (SELECT CAST(value AS INTEGER) FROM json_each(?))";
    return { { "operation", { operation } },
             { "seq > (SELECT last_seq - changes " + known + ")", { operation } },
             { "seq <= (SELECT last_seq " + known + ")", { operation } } };
}

/// The members of a page of changes. From `epoch` and `last_seq` a client can go on, unless `first_seq` has passed it.
Result<Response> pageAnswer(Store &store, const Page<Change> &page, const ListQuery &query)
{
    const Result<JournalSpan> span = store.journal().span();
    if (!span)
        return failure(span);
    JsonWriter json(256 + qsizetype(page.rows.size()) * 300);
    json.beginObject().key("changes").beginArray();
    for (const Change &change : page.rows)
        writeJson(json, change);
    json.endArray().member("epoch", span->epoch).member("last_seq", span->last).member("first_seq", span->first);
    writeListEnd(json, page, query);
    return taggedResponse(json, listEtag(store.journal()));
}

Result<Response> listChanges(Store &store, const Request &request)
{
    ListQuery query = listQuery(request, { { "kind", "kind" }, { "actor", "actor" } });
    QStringList keys = request.query.values("key");
    keys.removeAll(QString());
    if (!keys.isEmpty())
        add(query.filters, changesOf({}, keys));
    if (const std::optional<QString> since = request.query.value("since"))
        query.filters.push_back({ "seq > (SELECT CAST(value AS INTEGER) FROM json_each(?))", { *since } });
    if (const std::optional<QString> operation = request.query.value("operation"))
        add(query.filters, partOf(*operation));
    const Result<Page<Change>> page = store.journal().page(query);
    return page ? pageAnswer(store, *page, query) : failure(page);
}

/// Where a row's former ids and its present one are to be found.
struct HistoryKind
{
    QString noun = {};
    QString kind = {};
    QByteArray parameter = {};
    std::function<Result<bool>(Store &, const QString &id)> exists = {};
    std::function<Result<QStringList>(Store &, const QString &id)> formerIds = {};
    std::function<Result<std::optional<QString>>(Store &, const QString &id)> presentId = {};
};

/// Newest first, also of a row that was removed, and of what it was called before.
Result<Response> history(Store &store, const Request &request, const HistoryKind &kind)
{
    const QString id = request.parameter(kind.parameter);
    const Result<QStringList> former = kind.formerIds(store, id);
    if (!former)
        return failure(former);
    ListQuery query = listQuery(request, {});
    query.sort = u"-seq"_s;
    query.filters = changesOf({ kind.kind }, QStringList { id } + *former);
    const Result<Page<Change>> page = store.journal().page(query);
    if (!page)
        return failure(page);
    const Result<bool> known = page->rows.empty() ? kind.exists(store, id) : Result<bool>(true);
    if (!known)
        return failure(known);
    if (*known)
        return pageAnswer(store, *page, query);
    return formerId(request, 2, kind.presentId(store, id),
                    { ErrorCode::NotFound, u"%1 %2 not found"_s.arg(kind.noun, id), {} });
}

template<typename Table>
HistoryKind registryKind(const QString &noun, const QString &kind, Table &(Store::*table)())
{
    return { noun,
             kind,
             kind.toLatin1() + "_id",
             [table](Store &store, const QString &id) {
                 return (store.*table)().find(id).map([](const auto &row) { return row.has_value(); });
             },
             [table](Store &store, const QString &id) { return (store.*table)().formerIds(id); },
             [table](Store &store, const QString &id) { return (store.*table)().presentId(id); } };
}

HistoryKind webhookKind()
{
    return { u"Webhook"_s,
             u"webhook"_s,
             "webhook_id",
             [](Store &store, const QString &id) {
                 return store.webhooks().find(id).map([](const auto &row) { return row.has_value(); });
             },
             [](Store &, const QString &) { return Result<QStringList>(QStringList()); },
             [](Store &, const QString &) { return Result<std::optional<QString>>(std::optional<QString>()); } };
}

std::vector<Parameter> changesParameters()
{
    std::vector<Parameter> parameters = listParameters(mostRows, { "limit", "cursor", "sort", "total" });
    parameters.push_back(
        { .name = "since", .type = Parameter::Integer, .summary = u"Only changes after this seq"_s, .min = 0 });
    parameters.push_back(filterParameter("kind", u"device, entity, area, integration, preferences, webhook or sync"_s));
    parameters.push_back(filterParameter("key", u"Changes of the row with this id"_s));
    parameters.push_back(filterParameter("actor", u"Changes by this person or program"_s));
    parameters.push_back({ .name = "operation",
                           .type = Parameter::Integer,
                           .summary = u"Changes of this operation (Operation-Id)"_s,
                           .min = 0 });
    return parameters;
}

} // namespace

void addChangesApi(Router &router, ApiContext &context)
{
    router.add({ .method = Method::Get,
                 .path = u"/api/changes"_s,
                 .access = Access::Read,
                 .summary = u"The journal: what changed, oldest first unless sorted by -seq"_s,
                 .parameters = changesParameters(),
                 .handler = reading(context.readers, Keep::Answer, listChanges),
                 .tag = u"Journal"_s,
                 .answers = { { 200, u"ChangeList"_s } } });
    const auto add = [&](const QString &path, const QString &summary, HistoryKind kind) {
        router.add({ .method = Method::Get,
                     .path = path,
                     .access = Access::Read,
                     .summary = summary,
                     .parameters = listParameters(mostRows, { "limit", "cursor", "total" }),
                     .handler = reading(context.readers, Keep::Answer,
                                        [kind = std::move(kind)](Store &store, const Request &request) {
                                            return history(store, request, kind);
                                        }),
                     .tag = u"Journal"_s,
                     .answers = { { 200, u"ChangeList"_s }, { 308 }, { 404 } } });
    };
    add(u"/api/devices/{device_id}/history"_s, u"What happened to a device, newest first"_s,
        registryKind(u"Device"_s, u"device"_s, &Store::devices));
    add(u"/api/entities/{entity_id}/history"_s, u"What happened to an entity, newest first, under all its ids"_s,
        registryKind(u"Entity"_s, u"entity"_s, &Store::entities));
    add(u"/api/webhooks/{webhook_id}/history"_s, u"What happened to a webhook, newest first"_s, webhookKind());
}

} // namespace hearthbook
