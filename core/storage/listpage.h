#pragma once

#include "core/storage/listfacets.h"
#include "core/storage/liststatement.h"

namespace hearthbook {

/// The rows of a page, and the cursor of the next one. `read` makes a record of the columns, which the sort value follows.
template<typename Record, typename Read, typename Id>
Result<void> readPageRows(Connection &connection, const ListStatement &list, Page<Record> &page, Read read, Id id)
{
    Statement statement = connection.variedStatement(list.text);
    list.bind(statement);
    QString lastSortValue;
    for (Result<bool> row = statement.step(); !row || *row; row = statement.step()) {
        if (!row)
            return failure(row);
        if (qint64(page.rows.size()) + 1 == list.limit) {
            const Result<QString> next = makeCursor(connection, list.query, lastSortValue, id(page.rows.back()));
            if (!next)
                return failure(next);
            page.nextCursor = *next;
            break;
        }
        page.rows.push_back(read(statement));
        lastSortValue = statement.text();
    }
    return {};
}

/// What a list answers to a query: rows, total and facets as far as they are asked for. Reads several times: call it in a
/// snapshot. Errors: InvalidInput (see ListStatement::make), Busy, Corrupt.
template<typename Record, typename Read, typename Id>
Result<Page<Record>> readPage(Connection &connection, const ListQuery &query, const ListShape &shape, Read read, Id id)
{
    const Result<ListStatement> list = ListStatement::make(connection, query, shape);
    if (!list)
        return failure(list);
    Page<Record> page;
    if (query.checkOnly)
        return page;
    const Result<void> rows = readPageRows(connection, *list, page, read, id);
    if (!rows)
        return failure(rows);
    if (query.total) {
        Statement count = connection.variedStatement(list->countText);
        list->bindCount(count);
        const Result<bool> row = count.step();
        if (!row)
            return failure(row);
        page.total = count.integer();
    }
    Result<std::vector<Facet>> facets = readFacets(connection, list->facets, query, shape);
    if (!facets)
        return failure(facets);
    page.facets = std::move(*facets);
    return page;
}

} // namespace hearthbook
