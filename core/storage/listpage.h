#pragma once

#include "core/storage/listcondition.h"
#include "core/storage/listfacets.h"
#include "core/storage/listmemory.h"
#include "core/storage/liststatement.h"

namespace hearthbook {

/// Reads rows of a page until it is full; then it has the cursor of the next one. `read` makes a record of the columns, which
/// the sort value follows.
template<typename Record, typename Read, typename Id>
Result<void> readPageRows(Connection &connection, const ListStatement &list, Statement &statement, Page<Record> &page,
                          Read read, Id id)
{
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

/// Whether the keys of the whole list are worth being remembered: its page stands far down an order without an index, and
/// nothing but the journal's changes moves its rows.
inline bool isWorthRemembering(const Connection &connection, const ListStatement &list, const ListShape &shape)
{
    return connection.options().lists && connection.options().readOnly && SearchIndex::covers(shape.kind)
        && !list.isByKey && list.offset > 0 && list.afterKey.isEmpty();
}

/// The page's rows by remembered keys.
template<typename Record, typename Read, typename Id>
Result<void> readRememberedRows(Connection &connection, const ListStatement &list, const ListSearch &search,
                                Page<Record> &page, Read read, Id id)
{
    const Result<QString> keys = connection.options().lists->orders.page(connection, list, search);
    if (!keys)
        return failure(keys);
    Statement statement = connection.variedStatement(list.namedText);
    list.bindNamed(statement, *keys);
    return readPageRows(connection, list, statement, page, read, id);
}

/// The page's rows by its statement, among the keys that a search named, batch by batch.
template<typename Record, typename Read, typename Id>
Result<void> readListedRows(Connection &connection, const ListStatement &list, const ListSearch &search,
                            Page<Record> &page, Read read, Id id)
{
    KeyBatches batches(search, list);
    for (std::optional<QString> keys = batches.next(); keys && page.nextCursor.isEmpty(); keys = batches.next()) {
        Statement statement = connection.variedStatement(list.text);
        list.bind(statement, *keys);
        const Result<void> rows = readPageRows(connection, list, statement, page, read, id);
        if (!rows)
            return rows;
    }
    return {};
}

/// How many rows match, whatever the page.
inline Result<qint64> countRows(Connection &connection, const ListStatement &list, const QString &keys)
{
    Statement count = connection.variedStatement(list.countText);
    list.bindConditions(count, keys);
    const Result<bool> row = count.step();
    return row ? Result<qint64>(count.integer()) : failure(row);
}

/// readPage(), where no pattern takes too long.
template<typename Record, typename Read, typename Id>
Result<Page<Record>> readMatchedPage(Connection &connection, const ListQuery &query, const ListShape &shape, Read read,
                                     Id id)
{
    const Result<ListSearch> search = query.checkOnly ? ListSearch() : ListSearch::of(connection, query, shape);
    if (!search)
        return failure(search);
    const Result<ListStatement> list = ListStatement::make(connection, query, shape, *search);
    if (!list)
        return failure(list);
    Page<Record> page;
    if (query.checkOnly)
        return page;
    const Result<void> rows = isWorthRemembering(connection, *list, shape)
        ? readRememberedRows(connection, *list, *search, page, read, id)
        : readListedRows(connection, *list, *search, page, read, id);
    if (!rows)
        return failure(rows);
    if (query.total) {
        const std::optional<qint64> known = search->count();
        const Result<qint64> total = known ? *known : countRows(connection, *list, search->allKeys());
        if (!total)
            return failure(total);
        page.total = *total;
    }
    Result<std::vector<Facet>> facets = readFacets(connection, list->facets, query, shape, *search);
    if (!facets)
        return failure(facets);
    page.facets = std::move(*facets);
    return page;
}

/// What a list answers to a query: rows, total and facets as far as they are asked for. Reads several times: call it in a
/// snapshot. Errors: InvalidInput (see ListStatement::make, and for a pattern that takes too long), Busy, Corrupt.
template<typename Record, typename Read, typename Id>
Result<Page<Record>> readPage(Connection &connection, const ListQuery &query, const ListShape &shape, Read read, Id id)
{
    Result<Page<Record>> page = readMatchedPage<Record>(connection, query, shape, read, id);
    if (!page && page.error().code == ErrorCode::InvalidInput && page.error().fields.empty())
        return tl::unexpected(costlyPattern(query.where));
    return page;
}

} // namespace hearthbook
