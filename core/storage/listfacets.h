#pragma once

#include "core/storage/listquery.h"

namespace hearthbook {

/// The statement that counts a field's values: value and count, most frequent first.
struct FacetStatement
{
    QByteArray text = {};
    QStringList values = {};

    static FacetStatement make(const ListField &field, const ListQuery &query, const ListShape &shape,
                               const ListSearch &search);
};

/// Counts the values of each field over all rows that match the query, whatever the page. A field's own filter does not count
/// for it, so that the other values stay in sight beside the chosen one. Rows without a value, or with an empty one, are
/// counted as nothing. Errors: Busy, Corrupt.
Result<std::vector<Facet>> readFacets(Connection &connection, const std::vector<ListField> &fields,
                                      const ListQuery &query, const ListShape &shape, const ListSearch &search);

} // namespace hearthbook
