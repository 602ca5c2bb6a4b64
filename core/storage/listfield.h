#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace hearthbook {

/// What a list can be asked for by a field; each includes those before it.
enum class ListUse { Order, Filter, Facet };

/// Rows of another table that a list's rows belong to, or that belong to them.
struct ListRelation
{
    QByteArray own = {};   ///< column of the list; may be null
    QByteArray table = {}; ///< the other one
    QByteArray key = {};   ///< its column that holds what `own` does
    QString words = {};    ///< whose the value is, for a person: "of their device"
};

/// One field that a list can be asked by, under its name on the wire.
struct ListField
{
    enum Kind {
        Text,
        Flag,    ///< a column of 0 and 1
        Presence, ///< whether the column holds anything; filters only
        Number,   ///< whole numbers
        Time      ///< as Timestamp writes it
    };

    QString name = {};
    QByteArray column = {}; ///< SQL, null where there is no value
    QByteArray order = {};  ///< SQL to sort by, never null; empty: no order
    Kind kind = Text;
    ListUse use = ListUse::Order;
    /// Where `column` is another table's: then a row may have several values.
    std::optional<ListRelation> relation = {};

    bool sorts() const { return !order.isEmpty(); }
    bool filters() const { return use != ListUse::Order; }
    bool facets() const { return use == ListUse::Facet; }
    /// Rows may be without a value, and can be asked for by that.
    bool canBeMissing() const { return filters() && kind == Text; }
};

/// A text column; rows without a value come first.
ListField textField(const QByteArray &name, const QByteArray &column, ListUse use = ListUse::Order);

/// A text column of another table, which must be named with it; it filters and facets, but is no order.
ListField relatedField(const QByteArray &name, const QByteArray &column, const ListRelation &relation);

/// A column or expression of whole numbers from 0 on.
ListField numberField(const QByteArray &name, const QByteArray &column);

/// A column of 0 and 1.
ListField flagField(const QByteArray &name, const QByteArray &column, ListUse use = ListUse::Facet);

/// Filters by whether the column holds anything.
ListField presenceField(const QByteArray &name, const QByteArray &column);

/// Sorts by an expression that is never null.
ListField orderField(const QByteArray &name, const QByteArray &order);

/// Sorts by a text that is never null, in any case.
ListField foldedField(const QByteArray &name, const QByteArray &column);

/// The name of the area whose id `area` holds, as Area::displayName() shows it, compared in any case.
ListField areaNameField(const QByteArray &name, const QByteArray &area);

/// The same field, whose values are numbers, or times.
ListField asNumber(ListField field);
ListField asTime(ListField field);

/// SQL: the rows of the other table for which `condition` holds, by what the list's rows know them by.
QByteArray relatedRows(const ListRelation &relation, const QByteArray &condition);

/// SQL: no value, or an empty text; what facets count as nothing.
QByteArray missingText(const ListField &field);

} // namespace hearthbook
