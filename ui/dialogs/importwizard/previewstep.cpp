#include "ui/dialogs/importwizard/previewstep.h"

#include "ui/plaintext.h"
#include "ui/theme.h"
#include "ui/widgets/importreportview.h"

#include <QLabel>
#include <QRadioButton>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

PreviewStep::PreviewStep(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_intro(new QLabel(this)), m_hold(new QWidget(this)), m_lacks(new QLabel(m_hold)),
      m_leave(new QRadioButton(tr("&Leave them as they are"), m_hold)), m_take(new QRadioButton(m_hold)),
      m_report(new ImportReportView(theme, this))
{
    for (QLabel *label : { m_intro, m_lacks }) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    auto *hold = new QVBoxLayout(m_hold);
    hold->setContentsMargins(0, 0, 0, 0);
    hold->setSpacing(Theme::near);
    for (QWidget *part : std::initializer_list<QWidget *> { m_lacks, m_leave, m_take })
        hold->addWidget(part);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::apart);
    layout->addWidget(m_intro);
    layout->addWidget(m_hold);
    layout->addWidget(m_report, 1);
    connect(m_take, &QRadioButton::toggled, this, &PreviewStep::changed);
}

void PreviewStep::setPreview(const ImportTask &task, const ImportResult &result)
{
    m_task = task;
    m_result = result;
    m_intro->setText(tr("This is what importing “%1” would do. Nothing is written yet.").arg(oneLine(task.name())));
    m_hold->setVisible(result.wouldRemove > 0);
    m_lacks->setText(tr("The file lacks %n that the book has, more than is usual: is it all of the home?", nullptr,
                        int(result.wouldRemove)));
    m_take->setText(tr("&Mark %n as gone", nullptr, int(result.wouldRemove)));
    m_leave->setChecked(true);
    m_report->setResult(result);
    Q_EMIT changed();
}

ImportTask PreviewStep::task() const
{
    ImportTask task = m_task;
    task.isPreview = false;
    if (m_result.wouldRemove > 0) {
        task.marksGone = m_take->isChecked();
        task.takesAll = m_take->isChecked();
    }
    return task;
}

bool PreviewStep::isWorthIt() const
{
    return m_result.changesSomething() || task().takesAll;
}

} // namespace hearthbook
