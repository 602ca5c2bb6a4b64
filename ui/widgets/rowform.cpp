#include "ui/widgets/rowform.h"

#include "core/source/whenanswered.h"
#include "ui/theme.h"
#include "ui/widgets/keyaction.h"

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
    : QWidget(parent), m_writer(writer), m_kind(kind), m_edit(std::move(fields)), m_note(new QLabel(this))
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
    connect(&m_writer, &RowWriter::givenUp, this, [this](const QStringList &given) {
        if (!m_isSaving)
            return;
        for (const QString &field : given)
            m_edit.forget(field);
        typed();
    });
    for (const auto end : { &RowWriter::nothingToSave, &RowWriter::putOff })
        connect(&m_writer, end, this, &RowForm::ended);
    connect(&m_writer, &RowWriter::saved, this, &RowForm::ended);
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
    addKeyAction(this, tr("Save the changes"), { QKeySequence::Save }, Qt::WidgetWithChildrenShortcut, this,
                 [this] { save(); });
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
    m_save->setEnabled(!m_isSaving);
    showOvertaken();
    setVisible(!m_key.isEmpty() && !m_editors.empty());
}

void RowForm::showOvertaken()
{
    QStringList titles;
    for (const EditField &field : m_edit.overtaken())
        titles += field.title;
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
    m_isSaving = true;
    m_save->setEnabled(false);
    m_writer.save(m_edit);
}

void RowForm::discard()
{
    m_edit.begin(m_edit.rows());
    for (FieldEditor *editor : m_editors)
        editor->setWrong({});
    typed();
}

/// What is typed and equals it is no longer typed.
void RowForm::takeWritten(const QJsonObject &row)
{
    const QString key = row.value(m_kind.key).toString();
    if (m_drafts.contains(key))
        settleDraft(key, row);
    std::vector<QJsonObject> rows = m_edit.rows();
    for (QJsonObject &mine : rows) {
        if (mine.value(m_kind.key).toString() == key)
            mine = row;
    }
    m_edit.follow(std::move(rows));
    typed();
}

/// What was typed over a row that is no longer the chosen one.
void RowForm::settleDraft(const QString &key, const QJsonObject &row)
{
    RowEdit edit(m_edit.fields());
    edit.begin({ row });
    edit.restore(m_drafts.value(key).toObject());
    m_drafts.remove(key);
    if (!edit.isEmpty())
        m_drafts.insert(key, edit.toJson());
}

void RowForm::ended()
{
    m_isSaving = false;
    showEdit();
}

/// What names a field stands there, all else in the banner.
void RowForm::refused(const Error &why)
{
    if (!std::exchange(m_isSaving, false))
        return;
    m_save->setEnabled(true);
    bool isShown = false;
    for (const FieldError &wrong : why.fields) {
        for (FieldEditor *editor : m_editors) {
            if (wrong.location.contains(editor->field().field)) {
                editor->setWrong(wrong.message);
                isShown = true;
            }
        }
    }
    if (!isShown)
        Q_EMIT failed(why.message);
}

} // namespace hearthbook
