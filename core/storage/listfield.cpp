#include "core/storage/listfield.h"

namespace hearthbook {

ListField textField(const QByteArray &name, const QByteArray &column, ListUse use)
{
    return { QString::fromLatin1(name), column, "ifnull(" + column + ", '')", ListField::Text, use };
}

ListField relatedField(const QByteArray &name, const QByteArray &column, const ListRelation &relation)
{
    return { QString::fromLatin1(name), column, {}, ListField::Text, ListUse::Facet, relation };
}

/// As text of one width: a cursor holds it as text, which SQLite never takes for less than a number.
ListField numberField(const QByteArray &name, const QByteArray &column)
{
    return { QString::fromLatin1(name), column, "printf('%020d', " + column + ')' };
}

ListField flagField(const QByteArray &name, const QByteArray &column, ListUse use)
{
    return { QString::fromLatin1(name), column, "CAST(" + column + " AS TEXT)", ListField::Flag, use };
}

ListField presenceField(const QByteArray &name, const QByteArray &column)
{
    return { QString::fromLatin1(name), column, {}, ListField::Presence, ListUse::Filter };
}

ListField orderField(const QByteArray &name, const QByteArray &order)
{
    return { QString::fromLatin1(name), order, order };
}

} // namespace hearthbook
