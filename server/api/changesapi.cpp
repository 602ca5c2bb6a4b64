#include "server/api/changesapi.h"

#include "core/domain/changejson.h"
#include "server/api/formerid.h"
#include "server/api/handlers.h"
#include "server/api/listanswer.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

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

/// Rows may also leave the journal, the oldest first.
QByteArray journalEtag(Journal &journal, const JournalSpan &span)
{
    return '"' + journal.version() + '-' + QByteArray::number(span.first) + '"';
}

/// A page of changes. From `epoch` and `last_seq` a client can go on, unless `first_seq` has passed it.
ListAnswer<Change> changesAnswer(Store &store, const JournalSpan &span)
{
    return { .name = "changes",
             .etag = journalEtag(store.journal(), span),
             .read = [&store](const ListQuery &query) { return store.journal().page(query); },
             .write = writeRecord<Change>,
             .between =
                 [span](JsonWriter &json) {
                     json.member("epoch", span.epoch).member("last_seq", span.last).member("first_seq", span.first);
                 } };
}

Result<Response> listChanges(Store &store, const Request &request)
{
    const Result<JournalSpan> span = store.journal().span();
    if (!span)
        return failure(span);
    ListQuery query = listQuery(request, Journal::changeFields());
    if (const QStringList keys = filterValues(request, "key"); !keys.isEmpty())
        add(query.filters, changesOf({}, keys));
    if (const std::optional<QString> since = request.query.value("since"))
        query.filters.push_back({ "seq > (SELECT CAST(value AS INTEGER) FROM json_each(?))", { *since } });
    if (const std::optional<QString> operation = request.query.value("operation"))
        add(query.filters, partOf(*operation));
    return answerList(request, query, changesAnswer(store, *span));
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

/// All are of one kind.
std::vector<ListField> historyFields()
{
    std::vector<ListField> fields = Journal::changeFields();
    std::erase_if(fields, [](const ListField &field) { return field.name == u"kind"; });
    return fields;
}

/// A row that is there, or that the journal tells of.
Result<bool> isKnown(Store &store, const HistoryKind &kind, const QString &id, const ListQuery &history)
{
    const Result<bool> exists = kind.exists(store, id);
    if (!exists || *exists)
        return exists;
    const ListQuery any { .limit = 1, .scope = history.scope };
    return store.journal().page(any).map([](const Page<Change> &page) { return !page.rows.empty(); });
}

/// Newest first, also of a row that was removed, and of what it was called before.
Result<Response> history(Store &store, const Request &request, const HistoryKind &kind)
{
    const QString id = request.parameter(kind.parameter);
    const Result<QStringList> former = kind.formerIds(store, id);
    if (!former)
        return failure(former);
    const Result<JournalSpan> span = store.journal().span();
    if (!span)
        return failure(span);
    ListQuery query = listQuery(request, historyFields());
    if (query.sort.isEmpty())
        query.sort = u"-seq"_s;
    query.scope = changesOf({ kind.kind }, QStringList { id } + *former);
    query.scopeName = kind.kind + u' ' + id;
    const Result<bool> known = isKnown(store, kind, id, query);
    if (!known)
        return failure(known);
    if (*known)
        return answerList(request, query, changesAnswer(store, *span));
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
    std::vector<Parameter> parameters = listParameters({}, Journal::changeFields());
    parameters.push_back(
        { .name = "since", .type = Parameter::Integer, .summary = u"Only changes after this seq"_s, .min = 0 });
    parameters.push_back(filterParameter("key", u"Changes of the row with this id"_s));
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
                     .parameters = listParameters({}, historyFields()),
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
