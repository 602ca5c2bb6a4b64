#include "core/storage/listfacets.h"

namespace hearthbook {

namespace {

QByteArray countBy(const QByteArray &column, const QByteArray &name, const QByteArray &rows)
{
    return "SELECT " + column + " AS " + name + ", count(*) AS n FROM " + rows + " GROUP BY " + column;
}

/// Values of another table: the list's rows are counted by what they belong to, which is looked up once each. A row counts once
/// for each of its values, and as nothing where it has none.
QByteArray countByRelated(const ListField &field, const ListRelation &relation, const QByteArray &rows)
{
    return "SELECT DISTINCT link, " + field.column + " AS value, n FROM (" + countBy(relation.own, "link", rows)
        + ") LEFT JOIN " + relation.table + " ON " + relation.key + " = link AND " + field.column + " > ''";
}

} // namespace

/// The inner query walks an index alone where the column has one; what is left to sort is short.
FacetStatement FacetStatement::make(const ListField &field, const ListQuery &query, const ListShape &shape,
                                    const ListSearch &search)
{
    ListConditions conditions = ListConditions::of(query, shape, search, field.column);
    if (conditions.keysAt)
        conditions.values[*conditions.keysAt] = search.allKeys();
    const QByteArray rows = shape.from + conditions.where();
    FacetStatement out;
    out.text = "SELECT nullif(value, ''), sum(n) FROM ("
        + (field.relation ? countByRelated(field, *field.relation, rows) : countBy(field.column, "value", rows))
        + ") GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT " + QByteArray::number(Facet::most + 1);
    out.values = shape.fromValues + conditions.values;
    return out;
}

Result<std::vector<Facet>> readFacets(Connection &connection, const std::vector<ListField> &fields,
                                      const ListQuery &query, const ListShape &shape, const ListSearch &search)
{
    std::vector<Facet> facets;
    for (const ListField &field : fields) {
        Facet facet { .name = field.name, .kind = field.kind };
        const FacetStatement counting = FacetStatement::make(field, query, shape, search);
        Statement statement = connection.variedStatement(counting.text);
        for (const QString &value : counting.values)
            statement.bind(value);
        for (Result<bool> row = statement.step(); !row || *row; row = statement.step()) {
            if (!row)
                return failure(row);
            facet.isCut = facet.values.size() == Facet::most;
            if (facet.isCut)
                break;
            const std::optional<QString> value = statement.optionalText();
            facet.values.push_back({ value, statement.integer() });
        }
        facets.push_back(std::move(facet));
    }
    return facets;
}

} // namespace hearthbook
