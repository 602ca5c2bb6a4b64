#pragma once

#include <QString>

#include <optional>

namespace hearthbook {

/// The place in a list after one row. Its text is opaque to clients: base64url of `[epoch, query, value, id]`.
struct ListCursor
{
    QString epoch = {}; ///< of the database that gave it out: a restored one has other rows under the same ids
    QString query = {}; ///< which list, in which order, and of what: see ListStatement
    QString value = {}; ///< what the row was sorted by
    QString id = {};

    QString toText() const;
    /// Nothing for text that toText() never gave.
    static std::optional<ListCursor> parse(const QString &text);
};

} // namespace hearthbook
