#include "core/storage/listquery.h"

#include "core/storage/journal.h"
#include "core/storage/listcursor.h"
#include "core/storage/searchindex.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Error invalid(const QString &parameter, const QString &message, const QString &input)
{
    FieldError item { u"value_error"_s, { u"query"_s, parameter }, message, input, {} };
    return { ErrorCode::InvalidInput, message, { item } };
}

Error invalidCursor(const QString &why, const QString &cursor)
{
    return invalid(u"cursor"_s, u"The cursor "_s + why, cursor);
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

bool isCondition(const ListQuery::Filter &filter)
{
    return filter.column.contains('?');
}

/// One text for any number of values, so that the statements that stay prepared are few.
QByteArray filterText(const ListQuery::Filter &filter)
{
    if (isCondition(filter))
        return filter.column;
    return filter.column + (filter.values.size() == 1 ? " = ?" : " IN (SELECT value FROM json_each(?))");
}

QString filterValue(const ListQuery::Filter &filter)
{
    if (filter.values.size() == 1 && !isCondition(filter))
        return filter.values.first();
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(filter.values)).toJson(QJsonDocument::Compact));
}

} // namespace

Result<QString> makeCursor(Connection &connection, const QString &sort, const QString &value, const QString &id)
{
    return Journal(connection).epoch().map([&](const QString &epoch) {
        return ListCursor { epoch, sort, value, id }.toText();
    });
}

Result<ListStatement> ListStatement::make(Connection &connection, const ListQuery &query, const ListShape &shape)
{
    if (query.limit < 1)
        return tl::unexpected(
            invalid(u"limit"_s, u"Input should be greater than or equal to 1"_s, QString::number(query.limit)));
    ListStatement out;
    out.sort = QString::fromLatin1(shape.key) + u' ' + query.sort;
    const bool descending = query.sort.startsWith(u'-');
    if (!query.sort.isEmpty()) {
        const auto found = shape.sorts.find(descending ? query.sort.sliced(1) : query.sort);
        if (found == shape.sorts.end()) {
            QStringList names;
            for (const auto &[name, expression] : shape.sorts)
                names += name;
            return tl::unexpected(invalid(
                u"sort"_s, u"Input should be one of %1, with - before it for descending"_s.arg(names.join(u", "_s)),
                query.sort));
        }
        out.sortExpression = found->second;
    }
    QByteArrayList conditions;
    for (const ListQuery::Filter &filter : query.filters) {
        conditions += filterText(filter);
        out.values += filterValue(filter);
    }
    if (!query.search.isEmpty()) {
        const SearchCondition search = searchCondition(query.search, shape.kind, shape.key, shape.searched);
        conditions += search.text;
        out.values += search.values;
    }
    out.countText = "SELECT count(*) FROM " + shape.from
        + (conditions.isEmpty() ? QByteArray() : " WHERE " + conditions.join(" AND "));
    out.countValues = out.values.size();
    const bool plain = out.sortExpression.isEmpty() || out.sortExpression == shape.key;
    if (!query.cursor.isEmpty()) {
        const Result<ListCursor> cursor = readCursor(connection, query.cursor);
        if (!cursor)
            return failure(cursor);
        if (cursor->sort != out.sort)
            return tl::unexpected(
                invalidCursor(u"belongs to another list, or to one with another sort"_s, query.cursor));
        const QByteArray sign = descending ? " < " : " > ";
        conditions += plain ? QByteArray(shape.key + sign + '?')
                            : QByteArray('(' + out.sortExpression + ", " + shape.key + ')' + sign + "(?, ?)");
        if (!plain)
            out.values += cursor->value;
        out.values += cursor->id;
    }
    const QByteArray way = descending ? " DESC" : "";
    out.text = "SELECT " + shape.columns + ", " + (plain ? QByteArray("''") : out.sortExpression) + " FROM "
        + shape.from + (conditions.isEmpty() ? QByteArray() : " WHERE " + conditions.join(" AND ")) + " ORDER BY "
        + (plain ? QByteArray() : out.sortExpression + way + ", ") + shape.key + way + " LIMIT ? OFFSET ?";
    out.limit = query.limit + 1;
    out.offset = query.offset;
    return out;
}

void ListStatement::bind(Statement &statement) const
{
    for (const QString &value : values)
        statement.bind(value);
    statement.bind(limit).bind(offset);
}

void ListStatement::bindCount(Statement &statement) const
{
    for (const QString &value : values.first(countValues))
        statement.bind(value);
}

} // namespace hearthbook
