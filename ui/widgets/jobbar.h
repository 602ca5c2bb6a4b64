#pragma once

#include "ui/models/job.h"

#include <QHash>
#include <QWidget>

class QHBoxLayout;

namespace hearthbook {

/// The jobs that run, for a status bar: each with what it does, how far it is, and a button that cancels it.
class JobBar : public QWidget
{
    Q_OBJECT

public:
    explicit JobBar(QWidget *parent = nullptr);

    /// Shows the job until it is finished or gone, and starts it; it is deleted when it is finished.
    void add(Job *job);
    int count() const { return int(m_jobs.size()); }

Q_SIGNALS:
    /// What became of a job that did not fail, and of one that did.
    void said(const QString &message);
    void failed(const QString &message);
    void countChanged();

private:
    void finish(Job *job, Job::End end, const QString &message);
    QWidget *makeLine(Job *job);
    void forget(const QObject *job);

    QHBoxLayout *m_layout;
    QHash<const QObject *, QWidget *> m_jobs; ///< each with its line
};

} // namespace hearthbook
