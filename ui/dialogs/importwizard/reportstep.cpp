#include "ui/dialogs/importwizard/reportstep.h"

#include "ui/theme.h"
#include "ui/widgets/importreportview.h"
#include "ui/widgets/importundobutton.h"

#include <QLabel>
#include <QVBoxLayout>

namespace hearthbook {

ReportStep::ReportStep(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_message(new QLabel(this)), m_report(new ImportReportView(theme, this)),
      m_undo(new ImportUndoButton(this))
{
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_undo->setAutoDefault(false);
    m_report->addButton(m_undo);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::apart);
    layout->addWidget(m_message);
    layout->addWidget(m_report, 1);
    connect(m_undo, &ImportUndoButton::edited, this, &ReportStep::edited);
    for (const auto told : { &ImportUndoButton::failed, &ImportUndoButton::said })
        connect(m_undo, told, m_message, &QLabel::setText);
}

void ReportStep::setSource(MetadataSource *source)
{
    m_undo->setSource(source);
}

void ReportStep::setReport(const QString &what, const QString &message, const ImportResult &result)
{
    m_message->setText(message);
    m_report->setResult(result);
    m_undo->setImport(what, result.operations);
}

QString ReportStep::message() const
{
    return m_message->text();
}

} // namespace hearthbook
