#include "ui/widgets/jobbar.h"

#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace hearthbook {

namespace {

constexpr int barWidth = 160;
constexpr int barParts = 1000;

void showProgress(QProgressBar &bar, qint64 done, qint64 total)
{
    bar.setRange(0, total > 0 ? barParts : 0);
    bar.setValue(total > 0 ? int(std::min(done, total) * barParts / total) : 0);
}

} // namespace

JobBar::JobBar(QWidget *parent) : QWidget(parent), m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(Theme::margin, 0, Theme::margin, 0);
    m_layout->setSpacing(Theme::wide);
}

void JobBar::add(Job *job)
{
    QWidget *line = makeLine(job);
    m_layout->addWidget(line);
    line->show();
    connect(job, &Job::finished, this,
            [this, job](Job::End end, const QString &message) { finish(job, end, message); });
    connect(job, &QObject::destroyed, this, [this, job] { forget(job); });
    m_jobs.insert(job, line);
    Q_EMIT countChanged();
    job->start();
}

QWidget *JobBar::makeLine(Job *job)
{
    auto *line = new QWidget(this);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, Theme::tight, 0, Theme::tight);
    layout->setSpacing(Theme::near);
    auto *title = new QLabel(job->title(), line);
    title->setTextFormat(Qt::PlainText);
    auto *bar = new QProgressBar(line);
    bar->setFixedWidth(barWidth);
    bar->setAccessibleName(tr("Progress: %1").arg(job->title()));
    showProgress(*bar, 0, 0);
    auto *cancel = new QPushButton(tr("Cancel"), line);
    cancel->setAccessibleName(tr("Cancel: %1").arg(job->title()));
    for (QWidget *part : { static_cast<QWidget *>(title), static_cast<QWidget *>(bar), static_cast<QWidget *>(cancel) })
        layout->addWidget(part);
    connect(job, &Job::progressed, bar, [bar](qint64 done, qint64 total) { showProgress(*bar, done, total); });
    connect(cancel, &QPushButton::clicked, job, &Job::cancel);
    return line;
}

void JobBar::finish(Job *job, Job::End end, const QString &message)
{
    if (end == Job::End::Failed)
        Q_EMIT failed(message);
    else
        Q_EMIT said(message);
    job->deleteLater();
    forget(job);
}

void JobBar::forget(const QObject *job)
{
    QWidget *line = m_jobs.take(job);
    if (!line)
        return;
    line->hide();
    line->deleteLater();
    Q_EMIT countChanged();
}

} // namespace hearthbook
