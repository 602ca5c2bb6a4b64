#include "core/storage/liststatement.h"

#include "core/storage/journal.h"
#include "core/storage/listcondition.h"
#include "core/storage/listcursor.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Error invalidCursor(const QString &why, const QString &cursor)
{
    return wrongParameter(u"cursor"_s, u"The cursor "_s + why, cursor);
}

Result<ListCursor> readCursor(Connection &connection, const QString &text)
{
    const std::optional<ListCursor> cursor = ListCursor::parse(text);
    if (!cursor)
        return tl::unexpected(invalidCursor(u"is not one that this server gave out"_s, text));
    const Result<QString> epoch = Journal(connection).epoch();
    if (!epoch)
        return failure(epoch);
    if (cursor->epoch != *epoch)
        return tl::unexpected(
            invalidCursor(u"is of another database, or of a state before a restore: begin the list anew"_s, text));
    return *cursor;
}

/// A short text of what the list is narrowed to, whatever the order of the values; empty where it is not.
QString narrowing(const ListQuery &query)
{
    if (query.filters.empty() && query.missing.isEmpty() && query.where.isEmpty() && query.search.isEmpty()
        && query.scopeName.isEmpty())
        return {};
    QJsonArray parts { query.scopeName, query.search };
    for (const ListQuery::Filter &filter : query.filters) {
        QStringList values = filter.values;
        values.sort();
        parts += QJsonArray { QString::fromUtf8(filter.column), QJsonArray::fromStringList(values) };
    }
    if (!query.missing.isEmpty()) {
        QStringList names = query.missing;
        names.sort();
        parts += QJsonArray::fromStringList(names);
    }
    if (!query.where.isEmpty()) {
        QStringList conditions = query.where;
        conditions.sort();
        parts += QJsonArray { QJsonArray::fromStringList(conditions) };
    }
    const QByteArray text = QJsonDocument(parts).toJson(QJsonDocument::Compact);
    const QByteArray hash = QCryptographicHash::hash(text, QCryptographicHash::Sha256).first(9);
    return u' ' + QString::fromLatin1(hash.toBase64());
}

struct Order
{
    QByteArray expression = {}; ///< empty: by the key alone
    bool descending = false;

    QByteArray way() const { return descending ? " DESC" : ""; }
};

Result<Order> orderOf(const ListQuery &query, const ListShape &shape)
{
    Order order;
    order.descending = query.sort.startsWith(u'-');
    if (query.sort.isEmpty())
        return order;
    const QString name = order.descending ? query.sort.sliced(1) : query.sort;
    const Result<ListField> field = fieldNamed(
        shape, name, [](const ListField &one) { return one.sorts(); }, u"sort"_s, query.sort);
    if (!field)
        return failure(field);
    if (field->order != shape.key)
        order.expression = field->order;
    return order;
}

Result<std::vector<ListField>> fieldsNamed(const ListShape &shape, const QStringList &names,
                                           bool (*fits)(const ListField &), const QString &parameter)
{
    std::vector<ListField> fields;
    for (const QString &name : names) {
        const Result<ListField> field = fieldNamed(shape, name, fits, parameter, name);
        if (!field)
            return failure(field);
        fields.push_back(*field);
    }
    return fields;
}

} // namespace

Result<QString> makeCursor(Connection &connection, const QString &query, const QString &value, const QString &id)
{
    return Journal(connection).epoch().map([&](const QString &epoch) {
        return ListCursor { epoch, query, value, id }.toText();
    });
}

Result<ListStatement> ListStatement::make(Connection &connection, const ListQuery &query, const ListShape &shape,
                                          const ListSearch &search)
{
    if (query.limit < 1)
        return tl::unexpected(
            wrongParameter(u"limit"_s, u"Input should be greater than or equal to 1"_s, QString::number(query.limit)));
    const Result<Order> order = orderOf(query, shape);
    if (!order)
        return failure(order);
    ListStatement out;
    Result<std::vector<ListField>> facets = fieldsNamed(
        shape, query.facets, [](const ListField &one) { return one.facets(); }, u"facet"_s);
    if (!facets)
        return failure(facets);
    out.facets = std::move(*facets);
    const Result<std::vector<ListField>> missing = fieldsNamed(
        shape, query.missing, [](const ListField &one) { return one.canBeMissing(); }, u"missing"_s);
    if (!missing)
        return failure(missing);
    if (const Result<void> right = checkConditions(query.where, shape); !right)
        return failure(right);
    ListConditions conditions = ListConditions::of(query, shape, search);
    out.values = shape.fromValues + conditions.values;
    if (conditions.keysAt)
        out.keysAt = shape.fromValues.size() + *conditions.keysAt;
    out.countText = "SELECT count(*) FROM " + shape.from + conditions.where();
    out.countValues = out.values.size();
    out.query = QString::fromLatin1(shape.key) + u' ' + query.sort + narrowing(query);
    out.isByKey = order->expression.isEmpty();
    out.descending = order->descending;
    if (!query.cursor.isEmpty()) {
        const Result<ListCursor> cursor = readCursor(connection, query.cursor);
        if (!cursor)
            return failure(cursor);
        if (cursor->query != out.query)
            return tl::unexpected(invalidCursor(
                u"belongs to another list, or to one with another sort, filter or search: begin the list anew"_s,
                query.cursor));
        const QByteArray sign = order->descending ? " < " : " > ";
        conditions.texts += out.isByKey
            ? QByteArray(shape.key + sign + '?')
            : QByteArray('(' + order->expression + ", " + shape.key + ')' + sign + "(?, ?)");
        if (!out.isByKey)
            out.values += cursor->value;
        out.values += cursor->id;
        out.afterKey = cursor->id;
    }
    const QByteArray select = "SELECT " + shape.columns + ", " + (out.isByKey ? QByteArray("''") : order->expression)
        + " FROM " + shape.from;
    const QByteArray orderBy = " ORDER BY " + (out.isByKey ? QByteArray() : order->expression + order->way() + ", ")
        + shape.key + order->way();
    out.orderText = "SELECT " + shape.key + " FROM " + shape.from + conditions.where() + orderBy;
    out.text = select + conditions.where() + orderBy + " LIMIT ? OFFSET ?";
    out.namedText = select + " WHERE " + shape.key + " IN (SELECT value FROM json_each(?))" + orderBy + " LIMIT ?";
    out.fromValues = shape.fromValues;
    out.limit = query.limit + 1;
    out.offset = query.offset;
    return out;
}

void ListStatement::bindValues(Statement &statement, qsizetype count, const QString &keys) const
{
    for (qsizetype i = 0; i < count; ++i)
        statement.bind(keysAt == i ? keys : values[i]);
}

void ListStatement::bind(Statement &statement, const QString &keys) const
{
    bindValues(statement, values.size(), keys);
    statement.bind(limit).bind(offset);
}

void ListStatement::bindConditions(Statement &statement, const QString &keys) const
{
    bindValues(statement, countValues, keys);
}

void ListStatement::bindNamed(Statement &statement, const QString &keys) const
{
    for (const QString &value : fromValues)
        statement.bind(value);
    statement.bind(keys).bind(limit);
}

} // namespace hearthbook
