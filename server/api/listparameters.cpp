#include "server/api/listparameters.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

std::vector<Parameter> listParameters(int mostRows)
{
    return {
        { .name = "limit",
          .type = Parameter::Integer,
          .summary = u"Rows of a page"_s,
          .min = 1,
          .max = mostRows,
          .fallback = 100 },
        { .name = "offset",
          .type = Parameter::Integer,
          .summary = u"Rows to leave out; prefer cursor"_s,
          .min = 0,
          .fallback = 0 },
        { .name = "cursor", .summary = u"Where the page begins: next_cursor of the page before"_s, .max = 14'000 },
        { .name = "sort", .summary = u"Field to sort by, with - before it for descending"_s, .max = 64 },
        { .name = "q", .summary = u"Substring of names and ids, in any case"_s, .max = 256 },
        { .name = "fields", .summary = u"Fields to answer, separated by commas"_s, .max = 1024 },
        { .name = "total", .type = Parameter::Flag, .summary = u"Also count all rows that match"_s, .fallback = false },
    };
}

std::vector<Parameter> listParameters(int mostRows, const QByteArrayList &names)
{
    std::vector<Parameter> parameters = listParameters(mostRows);
    std::erase_if(parameters, [&names](const Parameter &one) { return !names.contains(one.name); });
    return parameters;
}

Parameter filterParameter(const QByteArray &name, const QString &summary)
{
    return { .name = name, .summary = summary, .max = 8192, .repeatable = true };
}

ListQuery listQuery(const Request &request, const std::vector<std::pair<QByteArray, QByteArray>> &filters)
{
    ListQuery query;
    query.limit = int(request.query.integer("limit"));
    query.offset = request.query.integer("offset");
    query.cursor = request.query.value("cursor").value_or(QString());
    query.sort = request.query.value("sort").value_or(QString());
    query.search = request.query.value("q").value_or(QString());
    query.total = request.query.flag("total");
    for (const auto &[parameter, column] : filters) {
        QStringList values = request.query.values(parameter);
        values.removeAll(QString());
        values.removeDuplicates();
        if (!values.isEmpty())
            query.filters.push_back({ column, values });
    }
    return query;
}

QStringList wantedFields(const Request &request)
{
    return request.query.value("fields").value_or(QString()).split(u',', Qt::SkipEmptyParts);
}

Error unknownField(const QString &name, const QStringList &known)
{
    const QString message = u"Input should be some of %1"_s.arg(known.join(u", "_s));
    FieldError item { u"value_error"_s, { u"query"_s, u"fields"_s }, message, name, {} };
    return { ErrorCode::InvalidInput, u"There is no field %1"_s.arg(name), { item } };
}

} // namespace hearthbook
