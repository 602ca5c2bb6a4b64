#pragma once

#include "ui/models/importjob.h"

#include <QDialog>
#include <QPointer>

class QLabel;
class QMimeData;
class QPushButton;
class QStackedWidget;

namespace hearthbook {

class ChooseStep;
class PreviewStep;
class ReportStep;
class RunStep;
class Theme;

/// Leads through an import: choose a file, see what it would do, run it, see what came of it. It may be closed while the import runs, which
/// then goes on without it.
class ImportWizard : public QDialog
{
    Q_OBJECT

public:
    /// Both outlive it.
    ImportWizard(MetadataSource &source, const Theme &theme, QWidget *parent = nullptr);

    /// Begins anew with this.
    void begin(ImportSource source);
    /// Begins with a file, of whatever kind, and looks what it would do.
    void beginWith(const QString &path);
    /// Whether an import of it is under way.
    bool isRunning() const { return m_job; }

Q_SIGNALS:
    /// It shall be started, and is the receiver's.
    void jobMade(hearthbook::ImportJob *job);
    /// See BookPage.
    void edited(const QString &what, qint64 operation);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    enum Step { Choose, Preview, Run, Report };

    void layOut();
    void showStep(Step step);
    void showButtons();
    void goOn();
    void goBack();
    void readFile(bool isAnyKind);
    void take(ImportTask task, const Result<ImportFile> &file, bool isAnyKind);
    void preview(const ImportTask &task);
    void previewed(const ImportJob &job, Job::End end, const QString &message);
    void run(const ImportTask &task);
    void setBusy(const QString &what);

    MetadataSource &m_source;
    QStackedWidget *m_steps;
    ChooseStep *m_choose;
    PreviewStep *m_preview;
    RunStep *m_run;
    ReportStep *m_report;
    QLabel *m_title;
    QLabel *m_busy;
    QPushButton *m_back;
    QPushButton *m_close;
    QPushButton *m_next;
    QPointer<ImportJob> m_job; ///< the one that writes
    QPointer<ImportJob> m_looking; ///< the preview that is being made
    quint64 m_generation = 0; ///< files that were read for an older choice are dropped
};

/// The path of the one file that is dragged; empty where it is none, or several.
QString droppedFile(const QMimeData &data);

} // namespace hearthbook
