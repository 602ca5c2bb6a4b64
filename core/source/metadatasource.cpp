#include "core/source/metadatasource.h"

#include "core/source/answeredwith.h"
#include "core/source/problemtext.h"
#include "core/source/sentences.h"
#include "core/source/whenanswered.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QPromise>
#include <QUrl>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

ErrorCode codeOf(int status)
{
    switch (status) {
    case 401:
    case 403: return ErrorCode::Forbidden;
    case 404: return ErrorCode::NotFound;
    case 409:
    case 412: return ErrorCode::Conflict;
    case 400:
    case 422: return ErrorCode::InvalidInput;
    default: return ErrorCode::Internal;
    }
}

std::vector<FieldError> fieldsOf(const QJsonArray &detail)
{
    std::vector<FieldError> fields;
    for (const auto &one : detail)
        fields.push_back({ .type = one[u"type"].toString(),
                           .location = one[u"loc"].toArray(),
                           .message = one[u"msg"].toString(),
                           .input = one[u"input"],
                           .context = one[u"ctx"].toObject() });
    for (FieldError &field : fields)
        field.message = problemText(field);
    return fields;
}

/// RFC 9457; `detail` is a list of wrong values where the old services had one.
Error errorOf(const ApiReply &reply)
{
    const QJsonObject problem = reply.object();
    Error error { codeOf(reply.status), sentenceText(problem.value(u"detail").toString()),
                  fieldsOf(problem.value(u"detail").toArray()) };
    if (!error.fields.empty())
        error.message = error.fields.front().message;
    if (error.message.isEmpty())
        error.message = sentenceText(problem.value(u"title").toString(u"Status %1"_s.arg(reply.status)));
    return error;
}

/// What `read` makes of an answer of success, on the thread that brings it: a worker of a local book, say. QFuture::then() is not
/// for this: in Qt 6.4 its continuation runs twice where it is attached while the answer comes.
template<typename Read>
auto ask(Channel &channel, const ApiCall &call, const Read &read)
{
    using Answer = Result<std::invoke_result_t<Read, const ApiReply &>>;
    const auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    channel.send(call, [promise, read](const Result<ApiReply> &reply) {
        if (!reply)
            promise->addResult(failure(reply));
        else if (!reply->isSuccess())
            promise->addResult(tl::unexpected(errorOf(*reply)));
        else
            promise->addResult(read(*reply));
        promise->finish();
    });
    return promise->future();
}

ApiCall listCall(const RowKind &kind, const RowQuery &query)
{
    ApiCall call { .path = kind.path };
    const auto add = [&call](const QString &name, const QString &value) { call.addParameter(name, value); };
    add(u"limit"_s, QString::number(query.limit));
    if (query.offset > 0)
        add(u"offset"_s, QString::number(query.offset));
    if (!query.sort.isEmpty())
        add(u"sort"_s, query.sort);
    if (!query.search.isEmpty())
        add(u"q"_s, query.search);
    for (const auto &[field, values] : query.filters) {
        for (const QString &value : values)
            add(field, value);
    }
    for (const QString &condition : query.where)
        add(u"where"_s, condition);
    if (!query.facets.isEmpty())
        add(u"facet"_s, query.facets.join(u','));
    if (query.total)
        add(u"total"_s, u"1"_s);
    for (const QString &field : query.missing)
        add(u"missing"_s, field);
    if (!query.cursor.isEmpty())
        add(u"cursor"_s, query.cursor);
    if (!query.fields.isEmpty())
        add(u"fields"_s, query.fields.join(u','));
    return call;
}

std::vector<ValueCount> countsOf(const QJsonArray &values)
{
    std::vector<ValueCount> counts;
    for (const auto &one : values) {
        const QJsonValue value = one[u"value"];
        counts.push_back(
            { value.isNull() ? std::nullopt : std::optional(value.toVariant().toString()), one[u"count"].toInteger() });
    }
    return counts;
}

RowPage pageOf(const RowKind &kind, const RowQuery &query, const QJsonObject &answer)
{
    RowPage page;
    for (const auto &row : answer.value(kind.list).toArray())
        page.rows.push_back(row.toObject());
    if (query.total)
        page.total = answer.value(u"total").toInteger();
    const QJsonObject facets = answer.value(u"facets").toObject();
    for (const QString &name : query.facets)
        page.facets.emplace_back(name, countsOf(facets.value(name).toArray()));
    page.next = answer.value(u"next_cursor").toString();
    return page;
}

HistoryPage historyOf(const QJsonObject &answer)
{
    HistoryPage page { .next = answer.value(u"next_cursor").toString() };
    for (const auto &change : answer.value(u"changes").toArray())
        page.changes.push_back(change.toObject());
    return page;
}

ApiCall rowCall(const RowKind &kind, const QString &key)
{
    return { .path = rowPath(kind, key) };
}

/// The journal tells it of rows that have no route of their own.
ApiCall historyCall(const RowKind &kind, const QString &key)
{
    if (!kind.alone) {
        ApiCall call { .path = u"/api/changes"_s };
        call.addParameter(u"kind"_s, kind.kind);
        call.addParameter(u"key"_s, key);
        call.addParameter(u"sort"_s, u"-seq"_s);
        return call;
    }
    ApiCall call = rowCall(kind, key);
    call.path += u"/history"_s;
    return call;
}

} // namespace

MetadataSource::MetadataSource(std::unique_ptr<Channel> channel, QObject *parent)
    : QObject(parent), m_channel(std::move(channel))
{
}

QFuture<Result<ChangedRow>> MetadataSource::send(const ApiCall &call)
{
    if (m_isReadOnly && call.method != "GET")
        return answeredWith(Result<ChangedRow>(
            failure(ErrorCode::Forbidden, tr("This book is open for reading only; nothing was changed."))));
    const auto future = ask(*m_channel, call,
                            [](const ApiReply &reply) { return ChangedRow { reply.object(), reply.operation }; });
    if (call.method != "GET")
        keepOwn(future);
    return future;
}

void MetadataSource::keepOwn(const QFuture<Result<ChangedRow>> &written)
{
    whenAnswered(written, this, [this](const Result<ChangedRow> &answer) {
        if (!answer || !answer->operation)
            return;
        m_own.insert(*answer->operation);
        Q_EMIT wrote(*answer->operation);
    });
}

QFuture<Result<RowPage>> MetadataSource::list(const RowKind &kind, const RowQuery &query)
{
    const ApiCall call = listCall(kind, query);
    return ask(*m_channel, call, [kind, query](const ApiReply &reply) { return pageOf(kind, query, reply.object()); });
}

QFuture<Result<QJsonObject>> MetadataSource::row(const RowKind &kind, const QString &key)
{
    return ask(*m_channel, rowCall(kind, key), [](const ApiReply &reply) { return reply.object(); });
}

QFuture<Result<HistoryPage>> MetadataSource::history(const RowKind &kind, const QString &key, const QString &cursor)
{
    ApiCall call = historyCall(kind, key);
    if (!cursor.isEmpty())
        call.addParameter(u"cursor"_s, cursor);
    return ask(*m_channel, call, [](const ApiReply &reply) { return historyOf(reply.object()); });
}

QUrl MetadataSource::address(const RowKind &kind, const QString &key) const
{
    return urlBelow(m_channel->address(), rowCall(kind, key).path);
}

QFuture<Result<ChangedRow>> MetadataSource::change(const RowKind &kind, const QString &key, const QJsonObject &patch,
                                                   qint64 revision)
{
    ApiCall call = rowCall(kind, key);
    call.method = "PATCH";
    call.body = QJsonDocument(patch).toJson(QJsonDocument::Compact);
    call.ifMatch = revisionTag(revision);
    return send(call);
}

QFuture<Result<ChangedRow>> MetadataSource::revert(qint64 operation)
{
    return send({ .method = "POST", .path = u"/api/operations/%1/revert"_s.arg(operation) });
}

} // namespace hearthbook
