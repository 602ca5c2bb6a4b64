#include "ui/dialogs/importwizard/runstep.h"

#include "ui/theme.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace hearthbook {

RunStep::RunStep(QWidget *parent)
    : QWidget(parent), m_what(new QLabel(this)), m_bar(new QProgressBar(this)), m_progress(new QLabel(this)),
      m_cancel(new QPushButton(tr("&Cancel the import"), this))
{
    for (QLabel *label : { m_what, m_progress }) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_progress->setObjectName(QStringLiteral("faint"));
    m_bar->setAccessibleName(tr("Progress of the import"));
    m_bar->setTextVisible(false);
    m_cancel->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::apart);
    layout->addStretch(1);
    layout->addWidget(m_what);
    layout->addWidget(m_bar);
    layout->addWidget(m_progress);
    layout->addWidget(m_cancel, 0, Qt::AlignLeft);
    layout->addStretch(2);
    connect(m_cancel, &QPushButton::clicked, this, &RunStep::cancel);
}

void RunStep::setJob(ImportJob *job)
{
    m_job = job;
    m_what->setText(
        tr("%1. It goes on when this window is closed: the status bar shows how far it is.").arg(job->title()));
    m_cancel->setEnabled(true);
    m_progress->clear();
    showProgress(0, 0);
    connect(job, &ImportJob::progressed, this, &RunStep::showProgress);
    connect(job, &ImportJob::told, m_progress, &QLabel::setText);
}

void RunStep::showProgress(qint64 done, qint64 total)
{
    m_bar->setRange(0, int(total));
    if (total > 0)
        m_bar->setValue(int(done));
}

void RunStep::cancel()
{
    if (!m_job)
        return;
    m_cancel->setEnabled(false);
    m_what->setText(tr("Cancelling. What was written by now is taken back."));
    m_job->cancel();
}

} // namespace hearthbook
