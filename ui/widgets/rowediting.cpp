#include "ui/widgets/rowediting.h"

#include "ui/dialogs/conflictdialog.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/rowform.h"
#include "ui/widgets/rowtable.h"

#include <algorithm>
#include <utility>

namespace hearthbook {

RowEditing::RowEditing(RowDetails *details, const RowKind &kind, const QString &name,
                       const std::vector<EditField> &fields, QObject *parent)
    : QObject(parent), m_details(details), m_name(name), m_fields(fields), m_writer(kind, name),
      m_form(new RowForm(m_writer, kind, fields, details->formPlace()))
{
    m_details->setForm(m_form);
    m_details->setRestorable(fields);
    connect(m_details, &RowDetails::edited, this, &RowEditing::edited);
    connect(m_details, &RowDetails::failed, this, &RowEditing::failed);
    m_writer.setAsker([this](const RowEdit &edit, const std::vector<Overtaken> &overtaken,
                             const RowWriter::Chosen &chosen) { ask(edit, overtaken, chosen); });
    connect(m_form, &RowForm::failed, this, &RowEditing::failed);
    connect(m_form, &RowForm::draftChanged, this, &RowEditing::draftChanged);
    connect(&m_writer, &RowWriter::saved, this, &RowEditing::edited);
}

void RowEditing::attach(RowTable *table, RowModel *model)
{
    m_table = table;
    m_model = model;
    auto *delegate = new CellDelegate(*model, this);
    m_table->setItemDelegate(delegate);
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    followCells(*delegate);
    connect(model, &RowModel::loaded, this, &RowEditing::noticeLoss);
    connect(&m_writer, &RowWriter::written, model, &RowModel::take);
    connect(&m_writer, &RowWriter::written, &table->selection(), &RowSelection::take);
}

void RowEditing::setSource(MetadataSource *source)
{
    m_details->setSource(source);
    m_writer.setSource(source);
    m_form->setSource(source);
}

void RowEditing::showRows(const QJsonObject &row, const AreaNames &areas)
{
    m_areas = areas;
    if (const int count = m_table ? m_table->selection().count() : 0; count > 1)
        return showSeveral(count, areas);
    m_details->setRow(row, areas);
    m_form->setRows(row.isEmpty() ? std::vector<QJsonObject>() : std::vector { row }, areas);
}

void RowEditing::showSeveral(int count, const AreaNames &areas)
{
    m_details->setSeveral(count);
    std::optional<std::vector<QJsonObject>> rows = std::vector<QJsonObject>();
    if (count <= int(RowWriter::mostRows))
        rows = m_table->selection().read();
    m_form->setRows(rows.value_or(std::vector<QJsonObject>()), areas); // those under way come by dataChanged
}

const EditField *RowEditing::fieldOf(const QString &field) const
{
    const auto known = std::find_if(m_fields.begin(), m_fields.end(),
                                    [&field](const EditField &one) { return one.field == field; });
    return known == m_fields.end() ? nullptr : &*known;
}

void RowEditing::followCells(const CellDelegate &delegate)
{
    connect(&delegate, &CellDelegate::typed, this,
            [this](const QJsonObject &before, const QString &field, const QJsonValue &value) {
                const EditField *known = fieldOf(field);
                if (!known)
                    return;
                m_cellRow = before;
                m_form->typeInCell(before, *known, value);
            });
    connect(&delegate, &CellDelegate::left, this, [this] {
        m_cellRow = {};
        m_form->leaveCell();
    });
    connect(&delegate, &CellDelegate::edited, this,
            [this](const QJsonObject &before, const QJsonObject &now, const QString &field, const QJsonValue &value) {
                m_cellRow = {};
                if (const EditField *known = fieldOf(field))
                    m_form->saveCell(before, now, *known, value);
            });
}

/// The table takes the editor away with its row.
void RowEditing::noticeLoss()
{
    if (m_cellRow.isEmpty() || m_model->rowOf(m_cellRow.value(m_model->kind().key).toString()) >= 0)
        return;
    m_form->keepCell();
    Q_EMIT failed(tr("%1 is not in sight in this list any more. What you typed stands in its form, not saved yet.")
                      .arg(m_writer.nameOf(std::exchange(m_cellRow, {}))));
}

void RowEditing::save()
{
    m_form->save();
}

void RowEditing::ask(const RowEdit &edit, const std::vector<Overtaken> &overtaken, const RowWriter::Chosen &chosen)
{
    int rows = 0; // the values of one stand together
    for (std::size_t i = 0; i < overtaken.size(); ++i)
        rows += i == 0 || overtaken[i].row != overtaken[i - 1].row ? 1 : 0;
    std::vector<ConflictLine> lines;
    lines.reserve(overtaken.size());
    for (const auto &[field, row] : overtaken)
        lines.push_back({ rows == 1 ? field.title : tr("%1, %2").arg(m_writer.nameOf(row), field.title),
                          textOf(field, edit.value(field).value_or(QJsonValue())),
                          textOf(field, editedValue(field, row)) });
    auto *dialog = rows == 1 ? new ConflictDialog(m_writer.nameOf(overtaken.front().row), lines, m_details)
                             : new ConflictDialog(rows, lines, m_details);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, this, [dialog, chosen] {
        switch (dialog->answer()) {
        case ConflictDialog::Answer::Mine: chosen(RowWriter::Choice::Mine); break;
        case ConflictDialog::Answer::Theirs: chosen(RowWriter::Choice::Theirs); break;
        case ConflictDialog::Answer::Cancel: chosen(RowWriter::Choice::Neither); break;
        }
    });
    dialog->open();
}

QString RowEditing::textOf(const EditField &field, const QJsonValue &value) const
{
    if (field.form == EditForm::Disabled)
        return value.toBool() ? tr("Disabled") : tr("Not disabled");
    return field.form == EditForm::Area && value.isString() ? m_areas(value.toString()) : value.toString();
}

QJsonObject RowEditing::draft() const
{
    return m_form->draft();
}

void RowEditing::setDraft(const QJsonObject &draft)
{
    m_form->setDraft(draft);
}

} // namespace hearthbook
