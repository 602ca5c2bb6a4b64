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
    return asNumber({ QString::fromLatin1(name), column, "printf('%020d', " + column + ')' });
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

ListField foldedField(const QByteArray &name, const QByteArray &column)
{
    return { QString::fromLatin1(name), column, column + " COLLATE NOCASE" };
}

/// Many areas are known by their ids alone.
ListField areaNameField(const QByteArray &name, const QByteArray &area)
{
    const QByteArray shown = "CASE WHEN " + area
        + " IS NOT NULL THEN ifnull((SELECT nullif(areas.name, '') FROM areas WHERE areas.area_id = " + area
        + "), replace(" + area + ", '_', ' ')) END";
    return { QString::fromLatin1(name), '(' + shown + ") COLLATE NOCASE", "ifnull(" + shown + ", '') COLLATE NOCASE" };
}

ListField asNumber(ListField field)
{
    field.kind = ListField::Number;
    return field;
}

ListField asTime(ListField field)
{
    field.kind = ListField::Time;
    return field;
}

QByteArray relatedRows(const ListRelation &relation, const QByteArray &condition)
{
    return relation.own + " IN (SELECT " + relation.key + " FROM " + relation.table + " WHERE " + condition + ')';
}

QByteArray missingText(const ListField &field)
{
    if (!field.relation)
        return '(' + field.column + " IS NULL OR " + field.column + " = '')";
    const QByteArray &own = field.relation->own;
    return '(' + own + " IS NULL OR NOT " // of a list with a null, NOT IN would say nothing
        + relatedRows(*field.relation, field.column + " > '' AND " + field.relation->key + " IS NOT NULL") + ')';
}

} // namespace hearthbook
