#include "core/storage/listfacets.h"

namespace hearthbook {

/// The inner query walks an index alone where the column has one; what is left to sort is short.
FacetStatement FacetStatement::make(const ListField &field, const ListQuery &query, const ListShape &shape,
                                    const ListSearch &search)
{
    ListConditions conditions = ListConditions::of(query, shape, search, field.column);
    if (conditions.keysAt)
        conditions.values[*conditions.keysAt] = search.allKeys();
    FacetStatement out;
    out.text = "SELECT nullif(value, ''), sum(n) FROM (SELECT " + field.column + " AS value, count(*) AS n FROM "
        + shape.from + conditions.where() + " GROUP BY " + field.column + ") GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT "
        + QByteArray::number(Facet::most + 1);
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
