#include "ui/widgets/fieldeditor.h"

#include "ui/plaintext.h"
#include "ui/theme.h"
#include "ui/widgets/areabox.h"
#include "ui/widgets/labelseditor.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QCoreApplication>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int noteLines = 3;

class LineEditor : public FieldEditor
{
    Q_DECLARE_TR_FUNCTIONS(hearthbook::LineEditor)

public:
    LineEditor(const EditField &field, QWidget *parent) : FieldEditor(field, parent), m_line(new QLineEdit(this))
    {
        setControl(m_line);
        connect(m_line, &QLineEdit::textEdited, this, [this](const QString &text) { Q_EMIT typed(text); });
    }

    void showEdit(const RowEdit &edit, const AreaNames &) override
    {
        const auto value = edit.value(field());
        const bool isAsItIs = edit.rows().size() == 1 && !edit.isTyped(field().field);
        const QString own = isAsItIs ? edit.rows().front().value(field().instead).toString() : QString();
        m_line->setPlaceholderText(!value              ? tr("Different names")
                                       : own.isEmpty() ? tr("As the registry has it")
                                                       : oneLine(own));
        if (const QString text = value.value_or(QJsonValue()).toString(); text != m_line->text())
            m_line->setText(text);
    }

private:
    QLineEdit *m_line;
};

class AreaEditor : public FieldEditor
{
public:
    AreaEditor(const EditField &field, QWidget *parent) : FieldEditor(field, parent), m_box(new AreaBox(this))
    {
        setControl(m_box);
        connect(m_box, &QComboBox::activated, this, [this] { Q_EMIT typed(m_box->area()); });
    }

    void showEdit(const RowEdit &edit, const AreaNames &areas) override
    {
        if (m_box->view()->isVisible())
            return; // the user chooses just now
        const auto value = edit.value(field());
        m_box->setArea(value ? std::optional(value->toString()) : std::nullopt, areas);
    }

private:
    AreaBox *m_box;
};

class WordsEditor : public FieldEditor
{
public:
    WordsEditor(const EditField &field, QWidget *parent)
        : FieldEditor(field, parent), m_labels(new LabelsEditor(field.title, this))
    {
        setControl(m_labels);
        connect(m_labels, &LabelsEditor::labelChosen, this, &FieldEditor::labelChosen);
    }

    void showEdit(const RowEdit &edit, const AreaNames &) override
    {
        QStringList all;
        for (const auto &label : edit.value(field()).value_or(QJsonValue()).toArray())
            all += label.toString();
        m_labels->setLabels(all, edit.partLabels(field()));
    }

    void setKnownLabels(const QStringList &labels) override { m_labels->setKnown(labels); }

private:
    LabelsEditor *m_labels;
};

class NotesEditor : public FieldEditor
{
    Q_DECLARE_TR_FUNCTIONS(hearthbook::NotesEditor)

public:
    NotesEditor(const EditField &field, QWidget *parent) : FieldEditor(field, parent), m_text(new QPlainTextEdit(this))
    {
        setControl(m_text);
        m_text->setTabChangesFocus(true);
        m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() * noteLines + 2 * Theme::near);
        connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
            if (!m_isFilling)
                Q_EMIT typed(m_text->toPlainText());
        });
    }

    void showEdit(const RowEdit &edit, const AreaNames &) override
    {
        const auto value = edit.value(field());
        m_text->setPlaceholderText(value ? QString() : tr("Different notes"));
        m_isFilling = true;
        if (const QString text = value.value_or(QJsonValue()).toString(); text != m_text->toPlainText())
            m_text->setPlainText(text);
        m_isFilling = false;
    }

private:
    QPlainTextEdit *m_text;
    bool m_isFilling = false;
};

class DisabledEditor : public FieldEditor
{
    Q_DECLARE_TR_FUNCTIONS(hearthbook::DisabledEditor)

public:
    DisabledEditor(const EditField &field, QWidget *parent) : FieldEditor(field, parent), m_box(new QCheckBox(this))
    {
        setControl(m_box);
        connect(m_box, &QCheckBox::clicked, this, [this] {
            m_box->setTristate(false);
            Q_EMIT typed(m_box->isChecked());
        });
    }

    void showEdit(const RowEdit &edit, const AreaNames &) override
    {
        const auto value = edit.value(field());
        m_box->setTristate(!value);
        m_box->setCheckState(!value ? Qt::PartiallyChecked : value->toBool() ? Qt::Checked : Qt::Unchecked);
        const QString by = edit.rows().size() == 1 ? edit.rows().front().value(u"disabled_by").toString() : QString();
        const bool isAnothers = value && value->toBool() && !by.isEmpty() && by != u"user";
        m_box->setText(isAnothers ? tr("Disabled (by %1)").arg(oneLine(by)) : tr("Disabled"));
    }

private:
    QCheckBox *m_box;
};

} // namespace

FieldEditor::FieldEditor(EditField field, QWidget *parent)
    : QWidget(parent), m_field(std::move(field)), m_wrong(new QLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::tight);
    layout->addWidget(m_wrong);
    m_wrong->setObjectName(u"wrong"_s);
    m_wrong->setTextFormat(Qt::PlainText);
    m_wrong->setWordWrap(true);
    m_wrong->hide();
}

void FieldEditor::setControl(QWidget *control)
{
    static_cast<QVBoxLayout *>(layout())->insertWidget(0, control);
    control->setAccessibleName(m_field.title);
    setFocusProxy(control);
}

void FieldEditor::setKnownLabels(const QStringList &) { }

void FieldEditor::setWrong(const QString &why)
{
    m_wrong->setText(why);
    m_wrong->setVisible(!why.isEmpty());
    focusProxy()->setAccessibleDescription(why);
}

FieldEditor *FieldEditor::make(const EditField &field, QWidget *parent)
{
    switch (field.form) {
    case EditForm::Area: return new AreaEditor(field, parent);
    case EditForm::Labels: return new WordsEditor(field, parent);
    case EditForm::Notes: return new NotesEditor(field, parent);
    case EditForm::Disabled: return new DisabledEditor(field, parent);
    case EditForm::Line: break;
    }
    return new LineEditor(field, parent);
}

} // namespace hearthbook
