#pragma once

#include "server/api/etag.h"
#include "server/api/listparameters.h"
#include "server/http/conditional.h"

#include <functional>

namespace hearthbook {

/// How an answer with a list ends: the lists that the old services had keep their form, ours follows it.
enum class ListEnd {
    CountAndLimit, ///< count, limit, and next_cursor where the list goes on
    Count,         ///< count, and next_cursor where the list goes on
    Cursor         ///< next_cursor, null at the end of the list
};

/// What a list's answer is made of.
template<typename Record>
struct ListAnswer
{
    QByteArray name = {}; ///< the member that holds the rows
    ListEnd end = ListEnd::CountAndLimit;
    /// Of what the journal covers: then a client that knows it costs no row. Empty: of its own text.
    QByteArray etag = {};
    std::function<Result<Page<Record>>(const ListQuery &)> read = {};
    std::function<Result<void>(JsonWriter &, const Record &, FieldMask)> write = {};
    std::function<void(JsonWriter &)> between = {}; ///< members after the rows; may be empty
};

/// Writes a record as writeJson() does.
template<typename Record>
Result<void> writeRecord(JsonWriter &json, const Record &record, FieldMask fields)
{
    writeJson(json, record, fields);
    return {};
}

/// The members that follow the rows, and the brace: see ListEnd; then total and facets where they are asked for, and
/// facets_cut, the names of those that have more values than are told.
struct ListTail
{
    qint64 count = 0;
    QString nextCursor = {};
    std::optional<qint64> total = {};
    std::vector<Facet> facets = {};
};
void writeListEnd(JsonWriter &json, ListEnd end, const ListTail &tail, int limit);

/// `<path?query>; rel="next"` (RFC 8288): the same request with the next page's cursor.
QByteArray nextPageLink(const Request &request, const QString &cursor);

/// 200 with the page, its ETag and the link to the next page; 304 before any row is read where the client knows the tag.
/// Errors: InvalidInput for unknown fields; those of `read`.
template<typename Record>
Result<Response> answerList(const Request &request, const ListQuery &query, const ListAnswer<Record> &list)
{
    const Result<FieldMask> mask = wantedMask(request, RecordFields<Record>::names());
    if (!mask)
        return failure(mask);
    if (!list.etag.isEmpty() && request.headers.contains("if-none-match")) {
        ListQuery check = query;
        check.checkOnly = true;
        if (const Result<Page<Record>> right = list.read(check); !right)
            return failure(right);
        if (etagMatches(request, list.etag))
            return notModified(list.etag);
    }
    Result<Page<Record>> page = list.read(query);
    if (!page)
        return failure(page);
    JsonWriter json(256 + qsizetype(page->rows.size()) * 800);
    json.beginObject().key(list.name).beginArray();
    for (const Record &record : page->rows) {
        if (const Result<void> written = list.write(json, record, *mask); !written)
            return failure(written);
    }
    json.endArray();
    if (list.between)
        list.between(json);
    const QByteArray link = page->nextCursor.isEmpty() ? QByteArray() : nextPageLink(request, page->nextCursor);
    writeListEnd(json, list.end, { qint64(page->rows.size()), page->nextCursor, page->total, std::move(page->facets) },
                 query.limit);
    const QByteArray etag = list.etag.isEmpty() ? contentEtag(json.text()) : list.etag;
    Response response = taggedResponse(json, etag);
    if (!link.isEmpty())
        response.headers.set("link", link);
    return response;
}

} // namespace hearthbook
