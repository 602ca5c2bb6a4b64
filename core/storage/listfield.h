#pragma once

#include <QByteArray>
#include <QString>

namespace hearthbook {

/// What a list can be asked for by a field; each includes those before it.
enum class ListUse { Order, Filter, Facet };

/// One field that a list can be asked by, under its name on the wire.
struct ListField
{
    enum Kind {
        Text,
        Flag,    ///< a column of 0 and 1
        Presence ///< whether the column holds anything; filters only
    };

    QString name = {};
    QByteArray column = {}; ///< SQL, null where there is no value
    QByteArray order = {};  ///< SQL to sort by, never null; empty: no order
    Kind kind = Text;
    ListUse use = ListUse::Order;

    bool sorts() const { return !order.isEmpty(); }
    bool filters() const { return use != ListUse::Order; }
    bool facets() const { return use == ListUse::Facet; }
};

/// A text column; rows without a value come first.
ListField textField(const QByteArray &name, const QByteArray &column, ListUse use = ListUse::Order);

/// A column or expression of whole numbers from 0 on.
ListField numberField(const QByteArray &name, const QByteArray &column);

/// A column of 0 and 1.
ListField flagField(const QByteArray &name, const QByteArray &column, ListUse use = ListUse::Facet);

/// Filters by whether the column holds anything.
ListField presenceField(const QByteArray &name, const QByteArray &column);

/// Sorts by an expression that is never null.
ListField orderField(const QByteArray &name, const QByteArray &order);

} // namespace hearthbook
