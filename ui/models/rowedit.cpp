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
    m_sent = {};
    m_spared.clear();
}

void RowEdit::follow(std::vector<QJsonObject> rows)
{
    m_rows = std::move(rows);
    for (const EditField &field : m_fields) {
        if (field.form == EditForm::Labels)
            followLabels(field, m_typed.value(field.field).toObject());
        else if (m_typed.contains(field.field))
            followField(field);
    }
}

void RowEdit::followField(const EditField &field)
{
    if (isSo(field, m_typed.value(field.field)))
        return forget(field.field);
    for (const QJsonObject &row : m_rows) {
        if (m_sent.contains(field.field) && editedValue(field, row) == m_sent.value(field.field))
            setBase(field, row);
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

bool RowEdit::isSpared(const EditField &field, const QJsonObject &row) const
{
    return m_spared.value(field.field).contains(keyOf(row));
}

/// What is on its way will be so.
bool RowEdit::isSo(const EditField &field, const QJsonValue &wanted) const
{
    if (m_sent.contains(field.field) && m_sent.value(field.field) != wanted)
        return false;
    return std::all_of(m_rows.begin(), m_rows.end(), [&](const QJsonObject &row) {
        return isSpared(field, row) || editedValue(field, row) == wanted;
    });
}

void RowEdit::setBase(const EditField &field, const QJsonObject &row)
{
    QJsonObject base = m_base.value(keyOf(row)).toObject();
    base.insert(field.field, editedValue(field, row));
    m_base.insert(keyOf(row), base);
}

void RowEdit::set(const EditField &field, const QJsonValue &value)
{
    const QStringList spared = m_spared.take(field.field); // who types anew means all rows
    const QJsonValue wanted = normal(value);
    if (isSo(field, wanted))
        return forget(field.field);
    for (const QJsonObject &row : m_rows) {
        if (!m_typed.contains(field.field) || spared.contains(keyOf(row)))
            setBase(field, row);
    }
    m_typed.insert(field.field, wanted);
}

void RowEdit::setOver(const EditField &field, const QJsonValue &value, const QJsonObject &before)
{
    set(field, value);
    if (m_typed.contains(field.field))
        setBase(field, before);
}

void RowEdit::setLabel(const EditField &field, const QString &label, bool has)
{
    QJsonObject typed = m_typed.value(field.field).toObject();
    const QJsonValue sent = m_sent.value(field.field).toObject().value(label);
    const bool isLabelSo = (sent.isUndefined() || sent.toBool() == has)
        && std::all_of(m_rows.begin(), m_rows.end(),
                       [&](const QJsonObject &row) { return words(row.value(field.field)).contains(label) == has; });
    if (isLabelSo)
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
    m_sent.remove(field);
    m_spared.remove(field);
    for (const QString &key : m_base.keys()) {
        QJsonObject base = m_base.value(key).toObject();
        base.remove(field);
        m_base.insert(key, base);
    }
}

bool RowEdit::isOvertaken(const EditField &field, const QJsonObject &row) const
{
    const QJsonObject base = m_base.value(keyOf(row)).toObject();
    if (!m_typed.contains(field.field) || !base.contains(field.field) || isSpared(field, row))
        return false;
    const QJsonValue now = editedValue(field, row);
    const bool isOurs = now == m_typed.value(field.field)
        || (m_sent.contains(field.field) && now == m_sent.value(field.field));
    return !isOurs && now != base.value(field.field);
}

std::vector<Overtaken> RowEdit::overtaken() const
{
    std::vector<Overtaken> out;
    for (const QJsonObject &row : m_rows) {
        for (const EditField &field : m_fields) {
            if (isOvertaken(field, row))
                out.push_back({ field, row });
        }
    }
    return out;
}

void RowEdit::acknowledge()
{
    for (const Overtaken &one : overtaken())
        setBase(one.field, one.row);
}

void RowEdit::giveUp(const std::vector<Overtaken> &values)
{
    for (const auto &[field, row] : values) {
        m_spared[field.field] += keyOf(row);
        if (m_typed.contains(field.field) && isSo(field, m_typed.value(field.field)))
            forget(field.field);
    }
}

void RowEdit::send(const QStringList &fields)
{
    for (const QString &field : fields) {
        if (m_typed.contains(field))
            m_sent.insert(field, m_typed.value(field));
    }
}

void RowEdit::takeOwn(const QJsonObject &row)
{
    for (QJsonObject &mine : m_rows) {
        if (keyOf(mine) == keyOf(row))
            mine = row;
    }
    for (const EditField &field : m_fields) {
        if (m_sent.contains(field.field) && field.form != EditForm::Labels)
            setBase(field, row);
    }
    follow(m_rows);
}

void RowEdit::settle(bool isWritten)
{
    restore(settled(toJson(), isWritten));
}

QJsonObject RowEdit::settled(QJsonObject json, bool isWritten)
{
    const QJsonObject sent = json.take(u"sent").toObject();
    QJsonObject typed = json.value(u"typed").toObject();
    for (auto field = sent.begin(); isWritten && field != sent.end(); ++field) {
        if (typed.value(field.key()) == field.value())
            typed.remove(field.key());
    }
    if (typed.isEmpty())
        return {};
    json.insert(u"typed"_s, typed);
    return json;
}

QJsonObject RowEdit::patchFor(const QJsonObject &row) const
{
    QJsonObject patch;
    for (const EditField &field : m_fields) {
        if (!m_typed.contains(field.field) || isSpared(field, row))
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
    if (isEmpty())
        return {};
    QJsonObject json { { u"typed"_s, m_typed }, { u"over"_s, m_base } };
    if (!m_sent.isEmpty())
        json.insert(u"sent"_s, m_sent);
    return json;
}

/// Whether what was sent arrived is not known: the rows tell it.
void RowEdit::restore(const QJsonObject &json)
{
    m_typed = json.value(u"typed").toObject();
    m_base = json.value(u"over").toObject();
    m_sent = json.value(u"sent").toObject();
    m_spared.clear();
    follow(m_rows);
}

} // namespace hearthbook
