#pragma once

#include "ui/models/importjob.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace hearthbook {

/// The third step of an import: how far it is, and a button that cancels it.
class RunStep : public QWidget
{
    Q_OBJECT

public:
    explicit RunStep(QWidget *parent = nullptr);

    /// Follows it until it is finished.
    void setJob(ImportJob *job);

private:
    void showProgress(qint64 done, qint64 total);
    void cancel();

    QPointer<ImportJob> m_job;
    QLabel *m_what;
    QProgressBar *m_bar;
    QLabel *m_progress;
    QPushButton *m_cancel;
};

} // namespace hearthbook
