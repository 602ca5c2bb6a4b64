#include "server/api/listparameters.h"

#include "core/domain/nearestword.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// Of all values, where several are sent.
QStringList commaList(const Request &request, QByteArrayView name)
{
    QStringList names = request.query.values(name).join(u',').split(u',', Qt::SkipEmptyParts);
    names.removeDuplicates();
    return names;
}

QString namesThat(const std::vector<ListField> &fields, bool (*fits)(const ListField &))
{
    QStringList names;
    for (const ListField &field : fields) {
        if (fits(field))
            names += field.name;
    }
    names.sort();
    return names.join(u", "_s);
}

Parameter parameterOf(const ListField &field)
{
    const QByteArray name = field.name.toLatin1();
    const QString whose = field.relation ? u' ' + field.relation->words : QString();
    if (field.kind == ListField::Text)
        return filterParameter(name, u"Only rows with this %1%2, exactly; of several any"_s.arg(field.name, whose));
    return { .name = name,
             .type = Parameter::Flag,
             .summary = u"Only rows that are %1, or are not"_s.arg(field.name),
             .once = true };
}

/// The values of one filter as filterBy() takes them; empty: it filters nothing.
QStringList valuesOf(const Request &request, const ListField &field)
{
    const QByteArray name = field.name.toLatin1();
    if (field.kind == ListField::Text)
        return filterValues(request, name);
    if (!request.query.value(name))
        return {};
    return { request.query.flag(name) ? u"1"_s : u"0"_s };
}

} // namespace

std::vector<Parameter> listParameters(const RowLimit &limit, const std::vector<ListField> &fields)
{
    const QString sorts = namesThat(fields, [](const ListField &one) { return one.sorts(); });
    const QString facets = namesThat(fields, [](const ListField &one) { return one.facets(); });
    const QString missing = namesThat(fields, [](const ListField &one) { return one.canBeMissing(); });
    const QString where = namesThat(fields, [](const ListField &) { return true; });
    std::vector<Parameter> parameters {
        { .name = "limit",
          .type = Parameter::Integer,
          .summary = limit.usual ? u"Rows of a page"_s : u"Rows of a page; all unless given"_s,
          .min = 1,
          .max = limit.most },
        { .name = "offset",
          .type = Parameter::Integer,
          .summary = u"Rows to leave out; prefer cursor"_s,
          .min = 0,
          .fallback = 0,
          .once = true },
        { .name = "cursor",
          .summary = u"Where the page begins: next_cursor of the page before"_s,
          .max = 14'000,
          .once = true },
        { .name = "sort",
          .summary = u"Field to sort by, with - before it for descending: "_s + sorts,
          .max = 64,
          .once = true },
        { .name = "q", .summary = u"Substring of names and ids, in any case"_s, .max = 256, .once = true },
        { .name = "fields", .summary = u"Fields to answer, separated by commas"_s, .max = 1024, .once = true },
        { .name = "total",
          .type = Parameter::Flag,
          .summary = u"Also count all rows that match"_s,
          .fallback = false,
          .once = true },
        { .name = "facet",
          .summary = u"Fields whose values are to be counted, separated by commas: "_s + facets,
          .max = 1024,
          .once = true },
        { .name = "missing",
          .summary = u"Only rows without a value of each of these fields, separated by commas: "_s + missing,
          .max = 1024,
          .repeatable = true },
        { .name = "where",
          .summary = u"Only rows that meet each of these conditions, FIELD OPERATOR VALUE as in model~^Hue or"
                     " updated_at>2026-01-01, with = != *= (contains) !*= ~ (pattern) !~ < <= > >=. Fields: "_s
              + where,
          .max = 1024,
          .repeatable = true },
    };
    if (limit.usual)
        parameters.front().fallback = *limit.usual;
    for (const ListField &field : fields) {
        if (field.filters())
            parameters.push_back(parameterOf(field));
    }
    return parameters;
}

Parameter filterParameter(const QByteArray &name, const QString &summary)
{
    return { .name = name, .summary = summary, .max = 8192, .repeatable = true };
}

QStringList filterValues(const Request &request, QByteArrayView name)
{
    QStringList values = request.query.values(name);
    values.removeAll(QString());
    values.removeDuplicates();
    return values;
}

ListQuery listQuery(const Request &request, const std::vector<ListField> &fields)
{
    ListQuery query;
    query.limit = request.query.value("limit") ? int(request.query.integer("limit")) : ListQuery::everything;
    query.offset = request.query.integer("offset");
    query.cursor = request.query.value("cursor").value_or(QString());
    query.sort = request.query.value("sort").value_or(QString());
    query.search = request.query.value("q").value_or(QString());
    query.total = request.query.flag("total");
    query.facets = commaList(request, "facet");
    query.missing = commaList(request, "missing");
    query.where = filterValues(request, "where");
    for (const ListField &field : fields) {
        if (!field.filters())
            continue;
        const QStringList values = valuesOf(request, field);
        if (!values.isEmpty())
            query.filters.push_back(filterBy(field, values));
    }
    return query;
}

Result<FieldMask> wantedMask(const Request &request, const QStringList &known)
{
    const QStringList wanted = commaList(request, "fields");
    if (wanted.isEmpty())
        return allFields;
    QString unknown;
    const std::optional<FieldMask> mask = maskOf(known, wanted, &unknown);
    if (mask)
        return *mask;
    const QString message = u"Input should be some of %1"_s.arg(known.join(u", "_s)) + didYouMean(unknown, known);
    FieldError item { u"value_error"_s, { u"query"_s, u"fields"_s }, message, unknown, {} };
    return tl::unexpected(Error { ErrorCode::InvalidInput, u"There is no field %1"_s.arg(unknown), { item } });
}

} // namespace hearthbook
