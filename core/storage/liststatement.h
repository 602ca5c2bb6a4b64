#pragma once

#include "core/storage/listquery.h"

namespace hearthbook {

/// The statement of one page: text and values, in their order. Keyset paging: a page begins after the cursor's row, so
/// that rows that come or go meanwhile shift nothing.
struct ListStatement
{
    QByteArray text = {};
    QByteArray countText = {};
    QByteArray orderText = {};   ///< the keys of the whole list, in its order
    QByteArray namedText = {};   ///< as `text`, of the rows whose keys a JSON array names
    QStringList fromValues = {}; ///< of `namedText`, before the keys
    QStringList values = {};     ///< text values up to WHERE, before limit and offset
    qsizetype countValues = 0;   ///< how many of them belong to the count as well
    std::optional<qsizetype> keysAt = {}; ///< the place in `values` for the keys that the search named
    int limit = 0;               ///< one more than asked, to see whether the list goes on
    qint64 offset = 0;
    bool isByKey = false;        ///< in the order of its keys
    bool descending = false;
    QString afterKey = {};       ///< the cursor's; empty: none
    QString query = {};          ///< of its cursors: which list this is, in which order, and of what
    std::vector<ListField> facets = {};

    /// Errors: InvalidInput for a limit below 1, unknown names of sort, facets and missing, a wrong condition, or a cursor that is not ours, of another
    /// query or of another epoch of the database.
    static Result<ListStatement> make(Connection &connection, const ListQuery &query, const ListShape &shape,
                                      const ListSearch &search);

    /// `keys`: a JSON array of those that the search named, see KeyBatches.
    void bind(Statement &statement, const QString &keys) const;
    /// Of countText and orderText.
    void bindConditions(Statement &statement, const QString &keys) const;
    void bindNamed(Statement &statement, const QString &keys) const;

private:
    void bindValues(Statement &statement, qsizetype count, const QString &keys) const;
};

/// The opaque text that leads to the rows after the one with this sort value and id. It begins with the database's epoch: a
/// restored database has other rows under the same ids. Errors: Busy, Corrupt.
Result<QString> makeCursor(Connection &connection, const QString &query, const QString &value, const QString &id);

} // namespace hearthbook
