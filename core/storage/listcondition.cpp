#include "core/storage/listcondition.h"

#include "core/storage/conditionvalue.h"
#include "core/storage/textpattern.h"

#include <array>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// How a condition compares; the ones with a `!` are the same, reversed.
enum class Comparison { Equals, Contains, Matches, Less, AtMost, Greater, AtLeast };

struct Operator
{
    QStringView text = {};
    Comparison comparison = Comparison::Equals;
    bool isReversed = false;
};

/// What begins as another one does stands before it.
constexpr std::array<Operator, 10> operators { {
    { u"!*=", Comparison::Contains, true },
    { u"*=", Comparison::Contains },
    { u"!~", Comparison::Matches, true },
    { u"~", Comparison::Matches },
    { u"!=", Comparison::Equals, true },
    { u">=", Comparison::AtLeast },
    { u"<=", Comparison::AtMost },
    { u"=", Comparison::Equals },
    { u">", Comparison::Greater },
    { u"<", Comparison::Less },
} };

struct Parts
{
    ListField field = {};
    Operator op = {};
    QString value = {};
};

Error wrongCondition(const QString &message, const QString &where)
{
    return wrongParameter(u"where"_s, message, where);
}

bool compares(const ListField &field, Comparison comparison)
{
    switch (field.kind) {
    case ListField::Text:
        return comparison == Comparison::Equals || comparison == Comparison::Contains
            || comparison == Comparison::Matches;
    case ListField::Flag:
    case ListField::Presence: return comparison == Comparison::Equals;
    case ListField::Number:
    case ListField::Time: break;
    }
    return comparison != Comparison::Contains && comparison != Comparison::Matches;
}

QString operatorsOf(const ListField &field)
{
    QStringList texts;
    for (const Operator &op : operators) {
        if (compares(field, op.comparison))
            texts += op.text.toString();
    }
    return texts.join(u", "_s);
}

const Operator *operatorAt(QStringView text)
{
    for (const Operator &op : operators) {
        if (text.startsWith(op.text))
            return &op;
    }
    return nullptr;
}

Result<Parts> partsOf(const QString &where, const ListShape &shape)
{
    qsizetype end = 0;
    while (end < where.size() && (where[end].isLetterOrNumber() || where[end] == u'_'))
        ++end;
    const Operator *op = operatorAt(QStringView(where).sliced(end));
    if (!op)
        return tl::unexpected(wrongCondition(
            u"Input should be a field, one of the operators =, !=, *=, !*=, ~, !~, <, <=, >, >=, and a value"_s,
            where));
    const Result<ListField> field = fieldNamed(
        shape, where.first(end), [](const ListField &) { return true; }, u"where"_s, where);
    if (!field)
        return failure(field);
    if (!compares(*field, op->comparison))
        return tl::unexpected(
            wrongCondition(u"%1 is compared by one of %2"_s.arg(field->name, operatorsOf(*field)), where));
    return Parts { *field, *op, where.sliced(end + op->text.size()) };
}

/// SQL of a column of texts. Null and empty texts are in no other.
Result<ListCondition> textCondition(const Parts &parts)
{
    ListCondition out { .values = { parts.value } };
    switch (parts.op.comparison) {
    case Comparison::Contains: out.text = "hearthbook_contains(" + parts.field.column + ", ?)"; break;
    case Comparison::Matches: out.text = "hearthbook_matches(" + parts.field.column + ", ?)"; break;
    default: out.text = '(' + parts.field.column + ") = ?";
    }
    if (parts.op.comparison != Comparison::Equals && parts.value.isEmpty())
        return failure(ErrorCode::InvalidInput, u"A text should follow %1"_s.arg(parts.op.text));
    if (const auto wrong = parts.op.comparison == Comparison::Matches ? TextPattern::wrong(parts.value) : std::nullopt)
        return failure(ErrorCode::InvalidInput, *wrong);
    if (parts.field.relation)
        out.text = relatedRows(*parts.field.relation, out.text);
    return out;
}

Result<ListCondition> flagCondition(const Parts &parts)
{
    const std::optional<bool> value = conditionFlag(parts.value);
    if (!value)
        return failure(ErrorCode::InvalidInput, u"%1 should be true or false"_s.arg(parts.field.name));
    const ListQuery::Filter filter = filterBy(parts.field, { *value ? u"1"_s : u"0"_s });
    return ListCondition { .text = filter.isFact ? filter.column : '(' + filter.column + ") = ?",
                           .values = filter.values };
}

/// SQL of a span of numbers or times.
ListCondition spanCondition(const Parts &parts, const ConditionSpan &span)
{
    const QByteArray column = '(' + parts.field.column + ')';
    const QByteArray value = parts.field.kind == ListField::Number ? "CAST(? AS INTEGER)" : "?";
    ListCondition out;
    const auto add = [&](const char *comparison, const std::optional<QString> &bound) {
        if (!bound)
            return;
        out.text += (out.text.isEmpty() ? "" : " AND ") + column + comparison + value;
        out.values += *bound;
    };
    switch (parts.op.comparison) {
    case Comparison::Less: add(" < ", span.first); break;
    case Comparison::AtMost: add(" <= ", span.last); break;
    case Comparison::Greater: add(" > ", span.last); break;
    case Comparison::AtLeast: add(" >= ", span.first); break;
    default: add(" >= ", span.first); add(" <= ", span.last);
    }
    return out;
}

Result<ListCondition> orderedCondition(const Parts &parts)
{
    const Result<ConditionSpan> span = parts.field.kind == ListField::Number ? numberSpan(parts.value)
                                                                             : timeSpan(parts.value);
    if (!span)
        return failure(span);
    if (span->isRange && parts.op.comparison != Comparison::Equals)
        return failure(ErrorCode::InvalidInput, u"A range goes with = or != alone"_s);
    return spanCondition(parts, *span);
}

Result<ListCondition> plainCondition(const Parts &parts)
{
    switch (parts.field.kind) {
    case ListField::Flag:
    case ListField::Presence: return flagCondition(parts);
    case ListField::Text:
    case ListField::Number:
    case ListField::Time: break;
    }
    if (parts.op.comparison == Comparison::Equals && parts.value.isEmpty())
        return ListCondition { .text = missingText(parts.field) };
    return parts.field.kind == ListField::Text ? textCondition(parts) : orderedCondition(parts);
}

} // namespace

Result<ListCondition> ListCondition::parse(const QString &where, const ListShape &shape)
{
    const Result<Parts> parts = partsOf(where, shape);
    if (!parts)
        return failure(parts);
    Result<ListCondition> condition = plainCondition(*parts);
    if (!condition)
        return tl::unexpected(wrongCondition(condition.error().message, where));
    condition->column = parts->field.column;
    condition->text = parts->op.isReversed ? "NOT ifnull((" + condition->text + "), 0)" : '(' + condition->text + ')';
    return condition;
}

Result<void> checkConditions(const QStringList &where, const ListShape &shape)
{
    if (where.size() > ListCondition::most)
        return tl::unexpected(
            wrongCondition(u"At most %1 conditions can be asked for at once"_s.arg(ListCondition::most),
                           QString::number(where.size())));
    for (const QString &text : where) {
        if (const Result<ListCondition> condition = ListCondition::parse(text, shape); !condition)
            return failure(condition);
    }
    return {};
}

Error costlyPattern(const QStringList &where)
{
    return wrongCondition(u"The pattern takes too long to be looked for: make it simpler"_s, where.join(u'&'));
}

} // namespace hearthbook
