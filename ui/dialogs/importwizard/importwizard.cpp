#include "ui/dialogs/importwizard/importwizard.h"

#include "core/source/whenanswered.h"
#include "ui/dialogs/importwizard/choosestep.h"
#include "ui/dialogs/importwizard/previewstep.h"
#include "ui/dialogs/importwizard/reportstep.h"
#include "ui/dialogs/importwizard/runstep.h"
#include "ui/plaintext.h"
#include "ui/theme.h"
#include "ui/widgets/heading.h"

#include <QDropEvent>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

QString droppedFile(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    return urls.size() == 1 && urls.front().isLocalFile() ? urls.front().toLocalFile() : QString();
}

ImportWizard::ImportWizard(MetadataSource &source, const Theme &theme, QWidget *parent)
    : QDialog(parent), m_source(source), m_steps(new QStackedWidget(this)), m_choose(new ChooseStep(theme, this)),
      m_preview(new PreviewStep(theme, this)), m_run(new RunStep(this)), m_report(new ReportStep(theme, this)),
      m_title(new Heading({}, Heading::Page, this)), m_busy(new QLabel(this)),
      m_back(new QPushButton(tr("&Back"), this)), m_close(new QPushButton(this)), m_next(new QPushButton(this))
{
    constexpr QSize size(110, 35); // in letters and lines
    setWindowTitle(tr("Import"));
    setAcceptDrops(true);
    resize(QSize(size.width() * fontMetrics().averageCharWidth(), size.height() * fontMetrics().height())
               .boundedTo(parent ? parent->window()->size() : QSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX)));
    layOut();
    m_report->setSource(&source);
    m_choose->setBook(&source);
    connect(m_choose, &ChooseStep::changed, this, &ImportWizard::showButtons);
    connect(m_choose, &ChooseStep::goOnWanted, this, &ImportWizard::goOn);
    connect(m_preview, &PreviewStep::changed, this, &ImportWizard::showButtons);
    connect(m_report, &ReportStep::edited, this, &ImportWizard::edited);
    connect(m_next, &QPushButton::clicked, this, &ImportWizard::goOn);
    connect(m_back, &QPushButton::clicked, this, &ImportWizard::goBack);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    showStep(Choose);
}

void ImportWizard::layOut()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::wide, Theme::wide, Theme::wide, Theme::wide);
    layout->setSpacing(Theme::apart);
    auto *choose = new QScrollArea(this); // large letters need more room than a small screen has
    choose->setFrameShape(QFrame::NoFrame);
    choose->setWidgetResizable(true);
    choose->setFocusPolicy(Qt::NoFocus);
    choose->setAccessibleName(tr("Choose what to import"));
    choose->setWidget(m_choose);
    for (QWidget *step : std::initializer_list<QWidget *> { choose, m_preview, m_run, m_report })
        m_steps->addWidget(step);
    m_busy->setObjectName(u"faint"_s);
    m_busy->setTextFormat(Qt::PlainText);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::near);
    buttons->addWidget(m_busy, 1);
    for (QPushButton *button : { m_back, m_close, m_next })
        buttons->addWidget(button);
    for (QPushButton *button : { m_back, m_close })
        button->setAutoDefault(false);
    m_next->setDefault(true);
    layout->addWidget(m_title);
    layout->addWidget(m_steps, 1);
    layout->addLayout(buttons);
}

void ImportWizard::begin(ImportSource source)
{
    delete m_looking;
    ++m_generation;
    m_choose->setPath({});
    m_choose->setSource(source);
    setBusy({});
    showStep(Choose);
}

void ImportWizard::beginWith(const QString &path)
{
    begin(m_choose->source());
    m_choose->setPath(path);
    readFile(true);
}

void ImportWizard::showStep(Step step)
{
    m_steps->setCurrentIndex(step);
    switch (step) {
    case Choose: m_title->setText(tr("Choose what to import")); break;
    case Preview: m_title->setText(tr("What it would do")); break;
    case Run: m_title->setText(tr("The import runs")); break;
    case Report: m_title->setText(tr("What came of it")); break;
    }
    showButtons();
}

void ImportWizard::showButtons()
{
    const auto step = Step(m_steps->currentIndex());
    m_back->setVisible(step == Preview || step == Report);
    m_back->setText(step == Report ? tr("&Import something else") : tr("&Back"));
    m_next->setVisible(step == Choose || step == Preview);
    m_next->setText(step == Preview ? tr("&Import") : tr("&Preview"));
    const bool isIdle = m_busy->text().isEmpty();
    m_next->setEnabled(isIdle && (step == Preview ? m_preview->isWorthIt() : m_choose->isComplete()));
    m_choose->setEnabled(isIdle);
    m_close->setText(step == Run || step == Report ? tr("&Close") : tr("&Cancel"));
    if (step == Report)
        m_close->setFocus();
}

void ImportWizard::setBusy(const QString &what)
{
    m_busy->setText(what);
    showButtons();
}

void ImportWizard::goOn()
{
    if (!m_next->isEnabled())
        return;
    if (m_steps->currentIndex() == Preview)
        run(m_preview->task());
    else if (m_choose->source() == ImportSource::InfluxDb)
        preview(m_choose->task());
    else
        readFile(false);
}

void ImportWizard::goBack()
{
    if (m_steps->currentIndex() == Report)
        begin(m_choose->source());
    else
        showStep(Choose);
}

void ImportWizard::readFile(bool isAnyKind)
{
    const ImportTask task = m_choose->task();
    setBusy(tr("The file is read…"));
    whenAnswered(readImportFileLater(m_choose->path()), this,
                 [this, task, isAnyKind, generation = ++m_generation](const Result<ImportFile> &file) {
                     if (generation != m_generation)
                         return;
                     setBusy({});
                     take(task, file, isAnyKind);
                 });
}

void ImportWizard::take(ImportTask task, const Result<ImportFile> &file, bool isAnyKind)
{
    if (!file)
        return m_choose->sayWrong(file.error().message);
    task.file = *file;
    const std::optional<ImportSource> likely = file->looksLike;
    if (isAnyKind && likely) {
        m_choose->setSource(*likely);
        const ImportFile read = task.file;
        task = m_choose->task();
        task.file = read;
    } else if (isAnyKind) {
        return m_choose->sayWrong(
            tr("Nobody can tell what “%1” is. Choose what it shall be imported as.").arg(oneLine(file->name())));
    } else if (likely && *likely != task.source) {
        return m_choose->sayWrong(
            tr("“%1” looks like something else: %2.").arg(oneLine(file->name()), importTitle(*likely)), likely);
    }
    preview(task);
}

void ImportWizard::preview(const ImportTask &task)
{
    ImportTask rehearsal = task;
    rehearsal.isPreview = true;
    auto *job = new ImportJob(m_source, rehearsal, this);
    m_looking = job;
    setBusy(tr("The book is asked what it would do…"));
    connect(job, &ImportJob::told, m_busy, &QLabel::setText);
    connect(job, &ImportJob::finished, this, [this, job](Job::End end, const QString &message) {
        job->deleteLater();
        m_looking.clear();
        setBusy({});
        previewed(*job, end, message);
    });
    job->start();
}

void ImportWizard::previewed(const ImportJob &job, Job::End end, const QString &message)
{
    if (end != Job::End::Done)
        return m_choose->sayFailed(message, job.errorWord());
    if (job.task().source == ImportSource::InfluxDb && job.result().lines.empty())
        return m_choose->sayFailed(
            tr("InfluxDB holds no device, entity or config entry in this bucket, or none of these days."),
            u"not_found"_s);
    m_preview->setPreview(job.task(), job.result());
    showStep(Preview);
    (m_next->isEnabled() ? m_next : m_back)->setFocus();
}

void ImportWizard::run(const ImportTask &task)
{
    auto *job = new ImportJob(m_source, task, this);
    m_job = job;
    connect(job, &ImportJob::finished, this, [this, job](Job::End, const QString &message) {
        m_job.clear();
        m_report->setReport(job->title(), message, job->result());
        showStep(Report);
    });
    m_run->setJob(job);
    showStep(Run);
    Q_EMIT jobMade(job);
}

void ImportWizard::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_steps->currentIndex() != Run && !droppedFile(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ImportWizard::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    beginWith(droppedFile(*event->mimeData()));
}

} // namespace hearthbook
