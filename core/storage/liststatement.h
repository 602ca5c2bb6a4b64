#pragma once

#include "core/storage/listquery.h"

namespace hearthbook {

/// The statement of one page: text and values, in their order. Keyset paging: a page begins after the cursor's row, so
/// that rows that come or go meanwhile shift nothing.
struct ListStatement
{
    QByteArray text = {};
    QByteArray countText = {};
    QStringList values = {};     ///< text values up to WHERE, before limit and offset
    qsizetype countValues = 0;   ///< how many of them belong to the count as well
    int limit = 0;               ///< one more than asked, to see whether the list goes on
    qint64 offset = 0;
    QString query = {};          ///< of its cursors: which list this is, in which order, and of what
    std::vector<ListField> facets = {};

    /// Errors: InvalidInput for a limit below 1, unknown names of sort and facets, or a cursor that is not ours, of another
    /// query or of another epoch of the database.
    static Result<ListStatement> make(Connection &connection, const ListQuery &query, const ListShape &shape);

    void bind(Statement &statement) const;
    void bindCount(Statement &statement) const;
};

/// The opaque text that leads to the rows after the one with this sort value and id. It begins with the database's epoch: a
/// restored database has other rows under the same ids. Errors: Busy, Corrupt.
Result<QString> makeCursor(Connection &connection, const QString &query, const QString &value, const QString &id);

} // namespace hearthbook
