#include "core/storage/listquery.h"

#include "core/domain/nearestword.h"
#include "core/storage/listcondition.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

bool isCondition(const ListQuery::Filter &filter)
{
    return filter.column.contains('?');
}

/// One text for any number of values, so that the statements that stay prepared are few.
QByteArray filterText(const ListQuery::Filter &filter)
{
    if (filter.isFact || isCondition(filter))
        return filter.column;
    const QByteArray condition = filter.column
        + (filter.values.size() == 1 ? " = ?" : " IN (SELECT value FROM json_each(?))");
    return filter.relation ? relatedRows(*filter.relation, condition) : condition;
}

QString filterValue(const ListQuery::Filter &filter)
{
    if (filter.values.size() == 1 && !isCondition(filter))
        return filter.values.first();
    return jsonArray(filter.values);
}

} // namespace

QString jsonArray(const QStringList &values)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(values)).toJson(QJsonDocument::Compact));
}

ListQuery::Filter filterBy(const ListField &field, const QStringList &values)
{
    if (field.kind != ListField::Presence)
        return { field.column, values, false, field.relation };
    return { field.column + (values.contains(u"1"_s) ? " IS NOT NULL" : " IS NULL"), {}, true };
}

Error wrongParameter(const QString &parameter, const QString &message, const QString &input)
{
    FieldError item { u"value_error"_s, { u"query"_s, parameter }, message, input, {} };
    return { ErrorCode::InvalidInput, message, { item } };
}

Result<ListField> fieldNamed(const ListShape &shape, const QString &name, bool (*fits)(const ListField &),
                             const QString &parameter, const QString &input)
{
    QStringList names;
    for (const ListField &field : shape.fields) {
        if (!fits(field))
            continue;
        if (field.name == name)
            return field;
        names += field.name;
    }
    names.sort();
    const QString before = parameter == u"sort"_s ? u", with - before it for descending"_s : QString();
    const QString message = u"Input should be one of %1%2"_s.arg(names.join(u", "_s), before) + didYouMean(name, names);
    return tl::unexpected(wrongParameter(parameter, message, input));
}

ListConditions ListConditions::of(const ListQuery &query, const ListShape &shape, const ListSearch &search,
                                  const QByteArray &ignored)
{
    ListConditions out;
    const auto add = [&out](const ListQuery::Filter &filter) {
        out.texts += filterText(filter);
        if (!filter.isFact)
            out.values += filterValue(filter);
    };
    for (const ListQuery::Filter &filter : query.scope)
        add(filter);
    for (const ListQuery::Filter &filter : query.filters) {
        if (ignored.isEmpty() || filter.column != ignored)
            add(filter);
    }
    for (const ListField &field : shape.fields) {
        if (query.missing.contains(field.name) && (ignored.isEmpty() || field.column != ignored))
            out.texts += missingText(field);
    }
    for (const QString &text : query.where) {
        const Result<ListCondition> condition = ListCondition::parse(
            text, shape); // ListStatement::make() tells what is wrong
        if (condition && (ignored.isEmpty() || condition->column != ignored)) {
            out.texts += condition->text;
            out.values += condition->values;
        }
    }
    if (!query.search.isEmpty())
        out.addSearch(query.search, shape, search.namesKeys());
    return out;
}

/// The keys say where to look, the row itself whether it matches: no answer is stale.
void ListConditions::addSearch(const QString &needle, const ListShape &shape, bool namesKeys)
{
    if (isInNoName(needle)) {
        texts += "0";
        return;
    }
    if (namesKeys) {
        texts += shape.key + " IN (SELECT value FROM json_each(?))";
        keysAt = values.size();
        values += QString();
    }
    texts += "hearthbook_contains(" + shape.searched + ", ?)";
    values += needle;
}

QByteArray ListConditions::where() const
{
    return texts.isEmpty() ? QByteArray() : " WHERE " + texts.join(" AND ");
}

} // namespace hearthbook
