#pragma once

#include "ui/models/importjob.h"

#include <QWidget>

class QLabel;
class QRadioButton;

namespace hearthbook {

class ImportReportView;
class Theme;

/// The second step of an import: what it would do. Where a listing lacks so much of the home that the book would hold it back, the user says
/// what is to become of that.
class PreviewStep : public QWidget
{
    Q_OBJECT

public:
    /// The theme outlives it.
    explicit PreviewStep(const Theme &theme, QWidget *parent = nullptr);

    void setPreview(const ImportTask &task, const ImportResult &result);
    /// What is to be done for real.
    ImportTask task() const;
    /// Whether that changes anything.
    bool isWorthIt() const;

Q_SIGNALS:
    void changed();

private:
    ImportTask m_task;
    ImportResult m_result;
    QLabel *m_intro;
    QWidget *m_hold;
    QLabel *m_lacks;
    QRadioButton *m_leave;
    QRadioButton *m_take;
    ImportReportView *m_report;
};

} // namespace hearthbook
