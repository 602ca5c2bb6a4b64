#include "ui/models/rowedit.h"

#include <QJsonArray>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// An empty text is none.
QJsonValue normal(const QJsonValue &value)
{
    const bool isNone = value.isUndefined() || (value.isString() && value.toString().isEmpty());
    return isNone ? QJsonValue() : value;
}

QStringList words(const QJsonValue &labels)
{
    QStringList out;
    for (const auto &label : labels.toArray())
        out += label.toString();
    out.sort();
    return out;
}

QJsonArray withLabels(const QJsonValue &labels, const QJsonObject &typed)
{
    QStringList all = words(labels);
    for (auto label = typed.begin(); label != typed.end(); ++label) {
        all.removeAll(label.key());
        if (label.value().toBool())
            all += label.key();
    }
    all.sort();
    return QJsonArray::fromStringList(all);
}

} // namespace

QJsonValue editedValue(const EditField &field, const QJsonObject &row)
{
    if (field.form == EditForm::Disabled)
        return row.value(u"disabled").toBool() || !normal(row.value(u"disabled_by")).isNull();
    if (field.form == EditForm::Labels)
        return QJsonArray::fromStringList(words(row.value(field.field)));
    return normal(row.value(field.field));
}

void RowEdit::begin(std::vector<QJsonObject> rows)
{
    m_rows = std::move(rows);
    m_typed = {};
    m_base = {};
}

void RowEdit::follow(std::vector<QJsonObject> rows)
{
    m_rows = std::move(rows);
    for (const EditField &field : m_fields) {
        const QJsonValue typed = m_typed.value(field.field);
        if (field.form != EditForm::Labels && !typed.isUndefined())
            set(field, typed);
        else if (field.form == EditForm::Labels)
            followLabels(field, typed.toObject());
    }
}

void RowEdit::followLabels(const EditField &field, const QJsonObject &typed)
{
    for (auto label = typed.begin(); label != typed.end(); ++label)
        setLabel(field, label.key(), label.value().toBool());
}

std::optional<QJsonValue> RowEdit::value(const EditField &field) const
{
    const bool isLabels = field.form == EditForm::Labels;
    if (!isLabels && m_typed.contains(field.field))
        return m_typed.value(field.field);
    if (m_rows.empty())
        return QJsonValue();
    const QJsonObject typed = m_typed.value(field.field).toObject();
    if (!isLabels) {
        const QJsonValue first = editedValue(field, m_rows.front());
        const bool isSame = std::all_of(m_rows.begin(), m_rows.end(),
                                        [&](const QJsonObject &row) { return editedValue(field, row) == first; });
        return isSame ? std::optional(first) : std::nullopt;
    }
    QStringList common = words(withLabels(m_rows.front().value(field.field), typed));
    for (const QJsonObject &row : m_rows) {
        const QStringList own = words(withLabels(row.value(field.field), typed));
        common.removeIf([&own](const QString &label) { return !own.contains(label); });
    }
    return QJsonArray::fromStringList(common);
}

QStringList RowEdit::partLabels(const EditField &field) const
{
    QStringList some;
    for (const QJsonObject &row : m_rows)
        some += words(withLabels(row.value(field.field), m_typed.value(field.field).toObject()));
    some.removeDuplicates();
    for (const QString &label : words(value(field).value_or(QJsonArray())))
        some.removeAll(label);
    some.sort();
    return some;
}

void RowEdit::set(const EditField &field, const QJsonValue &value)
{
    const QJsonValue wanted = normal(value);
    const bool isSo = std::all_of(m_rows.begin(), m_rows.end(),
                                  [&](const QJsonObject &row) { return editedValue(field, row) == wanted; });
    if (isSo)
        return forget(field.field);
    if (!m_typed.contains(field.field) && m_rows.size() == 1)
        m_base.insert(field.field, editedValue(field, m_rows.front()));
    m_typed.insert(field.field, wanted);
}

void RowEdit::setLabel(const EditField &field, const QString &label, bool has)
{
    QJsonObject typed = m_typed.value(field.field).toObject();
    const bool isSo = std::all_of(m_rows.begin(), m_rows.end(), [&](const QJsonObject &row) {
        return words(row.value(field.field)).contains(label) == has;
    });
    if (isSo)
        typed.remove(label);
    else
        typed.insert(label, has);
    if (typed.isEmpty())
        forget(field.field);
    else
        m_typed.insert(field.field, typed);
}

void RowEdit::forget(const QString &field)
{
    m_typed.remove(field);
    m_base.remove(field);
}

std::vector<EditField> RowEdit::overtaken() const
{
    std::vector<EditField> out;
    for (const EditField &field : m_fields) {
        if (m_base.contains(field.field) && m_rows.size() == 1
            && editedValue(field, m_rows.front()) != m_base.value(field.field))
            out.push_back(field);
    }
    return out;
}

void RowEdit::acknowledge()
{
    for (const EditField &field : overtaken())
        m_base.insert(field.field, editedValue(field, m_rows.front()));
}

QJsonObject RowEdit::patchFor(const QJsonObject &row) const
{
    QJsonObject patch;
    for (const EditField &field : m_fields) {
        if (!m_typed.contains(field.field))
            continue;
        const QJsonValue typed = m_typed.value(field.field);
        const QJsonValue wanted = field.form == EditForm::Labels
            ? QJsonValue(withLabels(row.value(field.field), typed.toObject()))
            : typed;
        if (editedValue(field, row) != wanted)
            patch.insert(field.field, wanted);
    }
    return patch;
}

QJsonObject RowEdit::toJson() const
{
    return isEmpty() ? QJsonObject() : QJsonObject { { u"typed"_s, m_typed }, { u"over"_s, m_base } };
}

void RowEdit::restore(const QJsonObject &json)
{
    m_typed = json.value(u"typed").toObject();
    m_base = json.value(u"over").toObject();
    follow(m_rows);
}

} // namespace hearthbook
