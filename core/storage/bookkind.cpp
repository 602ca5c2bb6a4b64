#include "core/storage/bookkind.h"

#include <QByteArrayList>

namespace hearthbook {

namespace {

constexpr char fedPrefix[] = "fed_";

QByteArray isSaid(const QByteArray &name)
{
    return "json_type(?1, '$." + name + "') IS NOT NULL";
}

QByteArray said(const QByteArray &name)
{
    return "json_extract(?1, '$." + name + "')";
}

QByteArray fallback(const BookColumn &column)
{
    return column.fallback.isEmpty() ? "NULL" : column.fallback;
}

/// JSON without blanks, as json_extract() gives it; the fallback where another program stored what is no JSON.
QByteArray stored(const BookColumn &column)
{
    const QByteArray &name = column.stored();
    if (!column.isJson())
        return name;
    return "iif(" + name + " IS NULL, NULL, iif(json_valid(" + name + "), json(" + name + "), " + fallback(column)
        + "))";
}

/// Where neither side's value is the user's, the two belong together: a feeder that says the former one again is heard.
/// Else what the feeder of this book said last stays, so that the next listing does not take the user's value away.
QByteArray fedAfterUpdate(const BookColumn &fed)
{
    const QByteArray owned = fed.name.sliced(qsizetype(sizeof fedPrefix) - 1);
    return fed.name + " = iif(" + isSaid(fed.name) + " AND " + isSaid(owned) + " AND " + said(owned) + " IS "
        + said(fed.name) + " AND " + owned + " IS " + fed.name + ", " + said(fed.name) + ", " + fed.name + ')';
}

QByteArray later(const QByteArray &name)
{
    return name + " = nullif(max(ifnull(" + name + ", ''), ifnull(" + said(name) + ", '')), '')";
}

} // namespace

QByteArray BookKind::select(const QByteArray &more) const
{
    QByteArrayList expressions;
    QByteArrayList keys;
    for (const BookColumn &column : columns) {
        expressions += stored(column);
        if (column.part == BookColumn::Key)
            keys += column.stored();
    }
    if (!more.isEmpty())
        expressions += more;
    return "SELECT " + expressions.join(", ") + " FROM " + table + " ORDER BY " + keys.join(", ");
}

QByteArray BookKind::where() const
{
    QByteArrayList keys;
    for (const BookColumn &column : columns) {
        if (column.part == BookColumn::Key)
            keys += column.stored() + " = " + said(column.name);
    }
    return " WHERE " + keys.join(" AND ");
}

QByteArray BookKind::exists() const
{
    return "SELECT 1 FROM " + table + where();
}

QByteArray BookKind::matches() const
{
    QByteArray sql = exists();
    for (const BookColumn &column : columns) {
        if (column.part == BookColumn::Value)
            sql += " AND (json_type(?1, '$." + column.name + "') IS NULL OR " + stored(column) + " IS "
                + said(column.name) + ')';
    }
    return sql;
}

QByteArray BookKind::insert() const
{
    QByteArrayList names;
    QByteArrayList values;
    for (const BookColumn &column : columns) {
        names += column.stored();
        values += "iif(" + isSaid(column.name) + ", " + said(column.name) + ", " + fallback(column) + ')';
    }
    return "INSERT INTO " + table + " (" + names.join(", ") + ") VALUES (" + values.join(", ") + ')';
}

QByteArray BookKind::update() const
{
    QByteArrayList values;
    for (const BookColumn &column : columns) {
        const QByteArray &name = column.name;
        switch (column.part) {
        case BookColumn::Key: break;
        case BookColumn::Value:
            values += name + " = iif(" + isSaid(name) + ", " + said(name) + ", " + name + ')';
            break;
        case BookColumn::Fed: values += fedAfterUpdate(column); break;
        case BookColumn::Seen: values += later(name); break;
        case BookColumn::First: break;
        }
    }
    return "UPDATE " + table + " SET " + values.join(", ") + where();
}

} // namespace hearthbook
