#pragma once

#include "core/domain/jsonwriter.h"
#include "core/storage/listquery.h"
#include "server/http/route.h"

#include <QByteArrayList>

namespace hearthbook {

/// The parameters that all long lists share: limit, offset, cursor, sort, q, fields, total.
std::vector<Parameter> listParameters(int mostRows);

/// Those of listParameters() that are named.
std::vector<Parameter> listParameters(int mostRows, const QByteArrayList &names);

/// A text filter on one column.
Parameter filterParameter(const QByteArray &name, const QString &summary);

/// The query of a request to a list. `filters`: parameter names and the columns they mean; an empty value filters
/// nothing, as in the old service.
ListQuery listQuery(const Request &request, const std::vector<std::pair<QByteArray, QByteArray>> &filters);

/// The comma list of `fields`, or nothing where all are wanted.
QStringList wantedFields(const Request &request);

/// 422 for a name in `fields` that the records do not have.
Error unknownField(const QString &name, const QStringList &known);

/// The members that end a list of records: count, limit, then next_cursor and total where there are.
template<typename Record>
void writeListEnd(JsonWriter &json, const Page<Record> &page, const ListQuery &query)
{
    json.member("count", qint64(page.rows.size())).member("limit", query.limit);
    if (!page.nextCursor.isEmpty())
        json.member("next_cursor", page.nextCursor);
    if (page.total)
        json.member("total", *page.total);
    json.endObject();
}

} // namespace hearthbook
