#pragma once

#include "core/domain/result.h"
#include "core/storage/connection.h"

#include <QStringList>

#include <map>
#include <vector>

namespace hearthbook {

/// What a list is asked for. Names are those of the wire; each store knows its columns.
struct ListQuery
{
    struct Filter
    {
        QByteArray column = {};  ///< or a whole condition, with a `?` for the values as a JSON array
        QStringList values = {}; ///< any of these
    };

    int limit = 100;
    qint64 offset = 0;
    QString cursor = {};              ///< as an earlier page gave it
    QString sort = {};                ///< a sort name, with '-' before it for descending; empty: by id
    std::vector<Filter> filters = {};
    QString search = {};              ///< substring of names and ids, case-insensitive; empty: none
    bool total = false;               ///< also count all that match
};

/// A page of rows in the order asked for.
template<typename Record>
struct Page
{
    std::vector<Record> rows = {};
    QString nextCursor = {};          ///< empty at the end of the list
    std::optional<qint64> total = {};
};

/// How a table is listed: its key, its sort names and what each means in SQL. Expressions are never null.
struct ListShape
{
    QByteArray columns = {}; ///< read by the store; the sort value follows them
    QByteArray from = {};    ///< up to WHERE
    QByteArray key = {};
    QByteArray kind = {};    ///< in the search index
    QByteArray searched = {};///< text expression that `search` must be in
    std::map<QString, QByteArray> sorts = {};
};

/// The statement of one page: text and values, in their order. Keyset paging: a page begins after the cursor's row, so
/// that rows that come or go meanwhile shift nothing.
struct ListStatement
{
    QByteArray text = {};
    QByteArray countText = {};
    QStringList values = {};      ///< text values of WHERE, before limit and offset
    qsizetype countValues = 0;    ///< how many of them belong to the count as well
    int limit = 0;                ///< one more than asked, to see whether the list goes on
    qint64 offset = 0;
    QString sort = {}; ///< of its cursors: which list this is, and in which order
    QByteArray sortExpression = {};

    /// Errors: InvalidInput for a limit below 1, an unknown sort name or a cursor that is not ours, of another sort or of
    /// another epoch of the database.
    static Result<ListStatement> make(Connection &connection, const ListQuery &query, const ListShape &shape);

    void bind(Statement &statement) const;
    void bindCount(Statement &statement) const;
};

/// The opaque text that leads to the rows after the one with this sort value and id. It ends with the database's epoch: a
/// restored database has other rows under the same ids. Errors: Busy, Corrupt.
Result<QString> makeCursor(Connection &connection, const QString &sort, const QString &value, const QString &id);

/// Runs a page's statement. `leading` and `leadingCount` are bound before its values, for marks in front of WHERE (see
/// DeviceStore::list); `read` makes a record of the columns, which the sort value follows.
template<typename Record, typename Read, typename Id>
Result<Page<Record>> readPage(Connection &connection, const ListQuery &query, const ListStatement &list,
                              const QStringList &leading, const QStringList &leadingCount, Read read, Id id)
{
    Page<Record> page;
    Statement statement = connection.statement(list.text);
    for (const QString &value : leading)
        statement.bind(value);
    list.bind(statement);
    QString lastSortValue;
    for (Result<bool> row = statement.step(); !row || *row; row = statement.step()) {
        if (!row)
            return failure(row);
        if (qsizetype(page.rows.size()) == query.limit) {
            const Result<QString> next = makeCursor(connection, list.sort, lastSortValue, id(page.rows.back()));
            if (!next)
                return failure(next);
            page.nextCursor = *next;
            break;
        }
        page.rows.push_back(read(statement));
        lastSortValue = statement.text();
    }
    if (query.total) {
        Statement count = connection.statement(list.countText);
        for (const QString &value : leadingCount)
            count.bind(value);
        list.bindCount(count);
        const Result<bool> row = count.step();
        if (!row)
            return failure(row);
        page.total = count.integer();
    }
    return page;
}

} // namespace hearthbook
