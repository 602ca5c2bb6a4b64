#include "core/storage/undokinds.h"

#include "core/storage/bookkinds.h"

#include <QByteArrayList>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

UndoKind undoKindOf(const BookKind &book)
{
    UndoKind kind { book.kind, book.table, book.columns.front().stored() };
    for (const BookColumn &column : book.columns) {
        if (column.part == BookColumn::Value)
            kind.columns.push_back({ column.name, column.isJson() });
    }
    kind.secrets = kind.kind == u"webhook";
    kind.owner = kind.kind == u"device";
    return kind;
}

std::vector<UndoKind> makeKinds()
{
    std::vector<UndoKind> made;
    for (const BookKind &book : bookKinds()) {
        if (book.journalled)
            made.push_back(undoKindOf(book));
    }
    return made;
}

const std::vector<UndoKind> &kinds()
{
    static const std::vector<UndoKind> known = makeKinds();
    return known;
}

} // namespace

QByteArray UndoKind::exists() const
{
    return "SELECT 1 FROM " + table + " WHERE " + key + " IS ?2 AND ?1 IS NOT NULL";
}

QByteArray UndoKind::remove() const
{
    return "DELETE FROM " + table + " WHERE " + key + " IS ?2 AND ?1 IS NOT NULL";
}

QByteArray UndoKind::matches() const
{
    QByteArray sql = exists();
    for (const Column &column : columns) {
        const QByteArray stored = column.json ? "json(" + column.name + ')' : column.name;
        sql += " AND (json_type(?1, '$." + column.name + "') IS NULL OR " + stored + " IS json_extract(?1, '$."
            + column.name + "'))";
    }
    return sql;
}

QByteArray UndoKind::update() const
{
    QByteArrayList values;
    for (const auto &[name, json] : columns)
        values += name + " = iif(json_type(?1, '$." + name + "') IS NULL, " + name + ", json_extract(?1, '$." + name
            + "'))";
    return "UPDATE " + table + " SET " + values.join(", ") + " WHERE " + key + " IS ?2";
}

QByteArray UndoKind::insert() const
{
    QByteArrayList names { key };
    QByteArrayList values { "?2" };
    for (const auto &[name, json] : columns) {
        names += name;
        values += "json_extract(?1, '$." + name + "')";
    }
    return "INSERT INTO " + table + " (" + names.join(", ") + ") VALUES (" + values.join(", ") + ')';
}

const UndoKind *undoKind(const QString &kind)
{
    const auto found = std::find_if(kinds().begin(), kinds().end(),
                                    [&](const UndoKind &one) { return one.kind == kind; });
    return found == kinds().end() ? nullptr : &*found;
}

} // namespace hearthbook
