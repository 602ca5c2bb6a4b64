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
      m_form(new RowForm(m_writer, kind, fields, details))
{
    m_details->setForm(m_form);
    m_details->setRestorable(fields);
    connect(m_details, &RowDetails::edited, this, &RowEditing::edited);
    connect(m_details, &RowDetails::failed, this, &RowEditing::failed);
    m_writer.setAsker([this](const RowEdit &edit, const std::vector<EditField> &overtaken,
                             const RowWriter::Chosen &chosen) { ask(edit, overtaken, chosen); });
    connect(m_form, &RowForm::failed, this, &RowEditing::failed);
    connect(m_form, &RowForm::draftChanged, this, &RowEditing::draftChanged);
    connect(&m_writer, &RowWriter::saved, this, [this](const QString &what, qint64 operation) {
        m_isCell = false;
        Q_EMIT edited(what, operation);
    });
    for (const auto end : { &RowWriter::nothingToSave, &RowWriter::putOff })
        connect(&m_writer, end, this, [this] { m_isCell = false; });
    connect(&m_writer, &RowWriter::refused, this, &RowEditing::refused);
}

void RowEditing::attach(RowTable *table, RowModel *model)
{
    m_table = table;
    m_model = model;
    auto *delegate = new CellDelegate(*model, this);
    m_table->setItemDelegate(delegate);
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    connect(delegate, &CellDelegate::edited, this, &RowEditing::editCell);
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

void RowEditing::editCell(const QJsonObject &before, const QJsonObject &now, const QString &field,
                          const QJsonValue &value)
{
    const auto known = std::find_if(m_fields.begin(), m_fields.end(),
                                    [&field](const EditField &one) { return one.field == field; });
    if (known == m_fields.end())
        return;
    if (m_writer.isBusy()) {
        Q_EMIT failed(tr("The change before is still being saved. Try again in a moment."));
        return;
    }
    RowEdit edit(m_fields);
    edit.begin({ before });
    edit.set(*known, value);
    edit.follow({ now });
    m_isCell = true;
    m_writer.save(edit);
}

void RowEditing::refused(const Error &why)
{
    if (std::exchange(m_isCell, false))
        Q_EMIT failed(why.message);
}

void RowEditing::ask(const RowEdit &edit, const std::vector<EditField> &overtaken, const RowWriter::Chosen &chosen)
{
    std::vector<ConflictLine> lines;
    lines.reserve(overtaken.size());
    for (const EditField &field : overtaken)
        lines.push_back({ field.title, textOf(field, edit.value(field).value_or(QJsonValue())),
                          textOf(field, editedValue(field, edit.rows().front())) });
    auto *dialog = new ConflictDialog(edit.rows().front().value(m_name).toString(), lines, m_details);
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
