#include "ui/widgets/rowform.h"

#include "core/source/whenanswered.h"
#include "ui/theme.h"

#include <QFormLayout>
#include <QJsonArray>
#include <QLabel>
#include <QPushButton>

#include <utility>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostLabels = 1000;

} // namespace

RowForm::RowForm(RowWriter &writer, const RowKind &kind, std::vector<EditField> fields, QWidget *parent)
    : QWidget(parent), m_writer(writer), m_kind(kind), m_edit(std::move(fields), kind.key), m_note(new QLabel(this))
{
    m_bar = makeBar();
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(Theme::apart);
    form->setVerticalSpacing(Theme::near);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (const EditField &field : m_edit.fields()) {
        FieldEditor *editor = m_editors.emplace_back(FieldEditor::make(field, this));
        if (field.form == EditForm::Disabled) {
            form->addRow(editor);
        } else {
            auto *title = new QLabel(field.title, this);
            title->setObjectName(u"faint"_s);
            form->addRow(title, editor);
        }
        connect(editor, &FieldEditor::typed, this, [this, field](const QJsonValue &value) {
            m_edit.set(field, value);
            typed();
        });
        connect(editor, &FieldEditor::labelChosen, this, [this, field](const QString &label, bool has) {
            m_edit.setLabel(field, label, has);
            typed();
        });
    }
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    form->addRow(m_note);
    form->addRow(m_bar);
    connect(&m_writer, &RowWriter::written, this, &RowForm::takeWritten);
    connect(&m_writer, &RowWriter::givenUp, this, &RowForm::takeGivenUp);
    for (const auto end : { &RowWriter::nothingToSave, &RowWriter::putOff })
        connect(&m_writer, end, this, [this] { ended(false); });
    connect(&m_writer, &RowWriter::saved, this, [this] { ended(true); });
    connect(&m_writer, &RowWriter::refused, this, &RowForm::refused);
    showEdit();
}

QWidget *RowForm::makeBar()
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::near);
    m_save = new QPushButton(tr("Save"), bar);
    auto *discard = new QPushButton(tr("Discard"), bar);
    layout->addWidget(m_save);
    layout->addWidget(discard);
    layout->addStretch(1);
    connect(m_save, &QPushButton::clicked, this, &RowForm::save);
    connect(discard, &QPushButton::clicked, this, &RowForm::discard);
    m_save->setToolTip(tr("Ctrl+S"));
    return bar;
}

void RowForm::setSource(MetadataSource *source)
{
    m_source = source;
    readLabels();
    showEdit();
}

void RowForm::readLabels()
{
    if (!m_source)
        return;
    const RowKind labels { u"/api/labels"_s, u"labels"_s, u"label"_s, u"label"_s };
    whenAnswered(m_source->list(labels, { .limit = mostLabels }), this, [this](const Result<RowPage> &page) {
        if (!page)
            return;
        QStringList known;
        for (const QJsonObject &label : page->rows)
            known += label.value(u"label").toString();
        for (FieldEditor *editor : m_editors)
            editor->setKnownLabels(known);
    });
}

QString RowForm::keyOf(const std::vector<QJsonObject> &rows) const
{
    QStringList keys;
    for (const QJsonObject &row : rows)
        keys += row.value(m_kind.key).toString();
    keys.sort(); // they stay the same rows in another order
    return keys.join(u'\n');
}

void RowForm::setRows(const std::vector<QJsonObject> &rows, const AreaNames &areas)
{
    if (rows == m_edit.rows() && areas == m_areas)
        return; // told again, as for each window of rows that is read while one scrolls
    m_areas = areas;
    const QString key = keyOf(rows);
    if (key == m_key) {
        m_edit.follow(rows);
    } else {
        m_drafts = draft();
        m_key = key;
        m_edit.begin(rows);
        m_edit.restore(m_drafts.value(key).toObject());
        for (FieldEditor *editor : m_editors)
            editor->setWrong({});
    }
    showEdit();
}

QJsonObject RowForm::draft() const
{
    QJsonObject all = m_drafts;
    all.remove(m_key);
    if (!m_key.isEmpty() && isDirty())
        all.insert(m_key, m_edit.toJson());
    return all;
}

void RowForm::setDraft(const QJsonObject &draft)
{
    m_drafts = draft;
    m_edit.restore(m_drafts.value(m_key).toObject());
    showEdit();
}

void RowForm::typed()
{
    showEdit();
    Q_EMIT draftChanged();
}

void RowForm::showEdit()
{
    const bool canEdit = !m_key.isEmpty() && m_source && !m_source->isReadOnly();
    for (FieldEditor *editor : m_editors) {
        editor->showEdit(m_edit, m_areas);
        editor->setEnabled(canEdit);
    }
    m_bar->setVisible(isDirty());
    m_save->setEnabled(!m_saving);
    showOvertaken();
    setVisible(!m_key.isEmpty() && !m_editors.empty());
}

void RowForm::showOvertaken()
{
    QStringList titles;
    for (const Overtaken &one : m_edit.overtaken())
        titles += one.field.title;
    titles.removeDuplicates();
    QString note;
    if (m_source && m_source->isReadOnly())
        note = tr("This book is open for reading only.");
    else if (!titles.isEmpty())
        note = tr("Somebody else changed this meanwhile: %1.").arg(titles.join(u", "_s));
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void RowForm::save()
{
    if (!isDirty() || m_writer.isBusy())
        return;
    for (FieldEditor *editor : m_editors)
        editor->setWrong({});
    const std::vector<QJsonObject> &rows = m_edit.rows();
    m_edit.send(m_edit.typed());
    start(m_edit, { m_key, rows.size() == 1 ? m_writer.nameOf(rows.front()) : tr("The rows chosen before") });
}

void RowForm::start(const RowEdit &edit, const Saving &saving)
{
    m_saving = saving;
    m_save->setEnabled(false);
    m_writer.save(edit);
}

void RowForm::discard()
{
    m_edit.begin(m_edit.rows());
    for (FieldEditor *editor : m_editors)
        editor->setWrong({});
    typed();
}

/// What was typed over a row that is not, or no longer, the chosen one.
RowEdit RowForm::draftOver(const QJsonObject &row) const
{
    RowEdit edit(m_edit.fields(), m_kind.key);
    edit.begin({ row });
    edit.restore(m_drafts.value(keyOf({ row })).toObject());
    return edit;
}

void RowForm::keepDraft(const QString &key, const RowEdit &edit)
{
    m_drafts.remove(key);
    if (!edit.isEmpty())
        m_drafts.insert(key, edit.toJson());
}

/// What is typed over one row, whether it is the one that is shown or not.
template<typename Act>
void RowForm::change(const QJsonObject &row, const Act &act)
{
    const QString key = keyOf({ row });
    if (key == m_key) {
        act(m_edit);
    } else {
        RowEdit edit = draftOver(row);
        act(edit);
        keepDraft(key, edit);
    }
    typed();
}

void RowForm::typeInCell(const QJsonObject &before, const EditField &field, const QJsonValue &value)
{
    const QString key = keyOf({ before });
    change(before, [&](RowEdit &edit) {
        if (!m_cell || m_cell->key != key || m_cell->field != field.field)
            m_cell = Cell { key, field.field, before, edit.toJson() };
        edit.setOver(field, value, before);
    });
}

void RowForm::leaveCell()
{
    if (const std::optional<Cell> cell = std::exchange(m_cell, std::nullopt))
        change(cell->row, [&](RowEdit &edit) { edit.restore(cell->typed); });
}

void RowForm::saveCell(const QJsonObject &before, const QJsonObject &now, const EditField &field,
                       const QJsonValue &value)
{
    typeInCell(before, field, value);
    m_cell.reset();
    if (m_writer.isBusy()) {
        Q_EMIT failed(tr("The change before is still being saved. What you typed stands in the form beside the list; "
                         "save it in a moment."));
        return;
    }
    RowEdit edit(m_edit.fields(), m_kind.key);
    edit.begin({ before });
    edit.set(field, value);
    edit.follow({ now });
    change(before, [&](RowEdit &all) { all.send({ field.field }); });
    start(edit, { keyOf({ before }), m_writer.nameOf(before), true });
}

/// What is typed and equals it is no longer typed.
void RowForm::takeWritten(const QJsonObject &row)
{
    const QString key = keyOf({ row });
    if (m_drafts.contains(key)) {
        RowEdit edit = draftOver(row);
        edit.takeOwn(row);
        keepDraft(key, edit);
    }
    m_edit.takeOwn(row);
    typed();
}

void RowForm::takeGivenUp(const std::vector<Overtaken> &values)
{
    if (!m_saving)
        return;
    if (m_saving->key == m_key) {
        m_edit.giveUp(values);
        typed();
    } else if (m_drafts.contains(m_saving->key) && keyOf({ values.front().row }) == m_saving->key) {
        change(values.front().row, [&](RowEdit &edit) { edit.giveUp(values); });
    }
}

void RowForm::settle(const QString &key, bool isWritten)
{
    if (key == m_key) {
        m_edit.settle(isWritten);
    } else if (m_drafts.contains(key)) {
        const QJsonObject draft = RowEdit::settled(m_drafts.take(key).toObject(), isWritten);
        if (!draft.isEmpty())
            m_drafts.insert(key, draft);
    }
    typed();
}

void RowForm::ended(bool isWritten)
{
    if (const std::optional<Saving> saving = std::exchange(m_saving, std::nullopt))
        settle(saving->key, isWritten);
}

/// What names a field of the row that is shown stands there, all else in the banner.
void RowForm::refused(const Error &why)
{
    const std::optional<Saving> saving = std::exchange(m_saving, std::nullopt);
    if (!saving)
        return;
    if (why.code != ErrorCode::Unavailable) // else it may have been written
        settle(saving->key, false);
    showEdit();
    const bool isChosen = saving->key == m_key;
    bool isShown = false;
    for (const FieldError &wrong : why.fields) {
        for (FieldEditor *editor : m_editors) {
            if (isChosen && wrong.location.contains(editor->field().field)) {
                editor->setWrong(wrong.message);
                isShown = true;
            }
        }
    }
    if (!isShown || saving->isCell)
        Q_EMIT failed(isChosen && !saving->isCell
                          ? why.message
                          : tr("%1: what you typed was not saved, and is kept. %2").arg(saving->name, why.message));
}

} // namespace hearthbook
