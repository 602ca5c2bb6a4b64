#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace hearthbook {

/// SQL: the time of writing, in the form of Timestamp::text().
inline constexpr char sqlNow[] = "strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')";

/// One column of a kind of rows: what an export writes of it and an import takes.
struct BookColumn
{
    enum Form {
        Text,
        Flag,    ///< true or false
        Number,  ///< whole
        Time,    ///< as Timestamp::text()
        Strings, ///< JSON array of texts
        Array,   ///< any JSON array
        Object   ///< any JSON object
    };
    enum Part {
        Key,   ///< what the row is known by, alone or with the others
        Value, ///< what the row says; journalled where the kind is
        Fed,   ///< what a feeder said last of the field without `fed_`, which the user owns
        Seen,  ///< when it was there last; the later one counts
        First  ///< taken for new rows alone: a known one has its own
    };

    QByteArray name = {};
    Form form = Text;
    bool nullable = true;
    QByteArray fallback = {}; ///< SQL: what a new row gets where nothing is said; empty: null
    Part part = Value;
    QByteArray column = {}; ///< in the table, where its name differs

    bool isJson() const { return form >= Strings; }
    bool isNeeded() const { return !nullable && fallback.isEmpty(); }
    const QByteArray &stored() const { return column.isEmpty() ? name : column; }
};

/// A kind of rows that a book is made of. The statements take the row as a JSON object of its columns as ?1; what it does not
/// say stays as it is. The row of an object is the one with its keys.
struct BookKind
{
    QString kind = {}; ///< as in Change, where it is journalled
    QByteArray plural = {};
    QByteArray table = {};
    bool journalled = true;
    std::vector<BookColumn> columns = {}; ///< the keys come first

    /// All rows by their keys, the columns in their order; `more`: one more expression.
    QByteArray select(const QByteArray &more = {}) const;
    QByteArray exists() const; ///< gives a row where it is there
    QByteArray matches() const; ///< gives a row where it says the same already
    QByteArray insert() const;
    QByteArray update() const; ///< triggers journal it and raise the revision

private:
    QByteArray where() const;
};

} // namespace hearthbook
