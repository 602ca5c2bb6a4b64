#include "ui/pages/importspage.h"

#include "core/source/whenanswered.h"
#include "ui/dialogs/importwizard/importwizard.h"
#include "ui/models/importlist.h"
#include "ui/plaintext.h"
#include "ui/theme.h"
#include "ui/widgets/heading.h"
#include "ui/widgets/importreportview.h"
#include "ui/widgets/importtile.h"
#include "ui/widgets/importundobutton.h"
#include "ui/widgets/notedview.h"
#include "ui/widgets/tilelayout.h"
#include "ui/widgets/twolinedelegate.h"

#include <QDropEvent>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int tileWidth = 232; ///< at least

} // namespace

ImportsPage::ImportsPage(const Theme &theme, QWidget *parent)
    : BookPage(pageKind(), parent), m_theme(theme), m_note(new QLabel(this)), m_imports(new ImportList(this)),
      m_list(new NotedView(tr("Imports into this book"),
                           new TwoLineDelegate(TwoLineDelegate::Fit::Wrap,
                                               [](const QModelIndex &index) {
                                                   return TwoLines { index.data().toString(),
                                                                     index.data(ImportList::NoteRole).toString() };
                                               }),
                           this)),
      m_reportTitle(new Heading({}, Heading::Section, this)), m_report(new ImportReportView(theme, this)),
      m_undo(new ImportUndoButton(this))
{
    setAcceptDrops(true);
    m_list->view()->setModel(m_imports);
    layOut();
    connect(m_imports, &ImportList::refreshed, this, &ImportsPage::showList);
    connect(m_list, &NotedView::retryWanted, m_imports, &ImportList::refresh);
    connect(m_list->view()->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &now) {
                if (now.isValid())
                    chooseImport(now.data(ImportList::IdRole).toLongLong());
            });
    connect(m_undo, &ImportUndoButton::edited, this, &ImportsPage::edited);
    connect(m_undo, &ImportUndoButton::failed, this, &ImportsPage::failed);
    showList();
}

PageKind ImportsPage::pageKind()
{
    return { u"imports"_s, tr("Imports") };
}

void ImportsPage::layOut()
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setAccessibleName(title());
    outer->addWidget(scroll);
    auto *content = new QWidget(scroll);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(Theme::margin, Theme::apart, Theme::margin, Theme::margin);
    layout->setSpacing(Theme::apart);
    m_note->setObjectName(u"faint"_s);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    layout->addWidget(new Heading(title(), Heading::Page, this));
    layout->addWidget(m_note);
    layout->addWidget(makeTiles());
    layout->addWidget(makePast(), 1);
    scroll->setWidget(content);
}

QWidget *ImportsPage::makeTiles()
{
    auto *tiles = new QWidget(this);
    auto *layout = new TileLayout(tileWidth, tiles);
    layout->setSpacing(Theme::apart);
    for (const ImportSource source : importSources) {
        auto *tile = new ImportTile(source, tiles);
        layout->addWidget(tile);
        m_tiles.push_back(tile);
        connect(tile, &QPushButton::clicked, this, [this, source] { begin(source); });
    }
    return tiles;
}

QWidget *ImportsPage::makePast()
{
    constexpr int listWidth = 360;
    constexpr int leastHeight = 240;
    auto *report = new QWidget(this);
    auto *layout = new QVBoxLayout(report);
    layout->setContentsMargins(Theme::margin, 0, 0, 0);
    layout->setSpacing(Theme::near);
    layout->addWidget(m_reportTitle);
    layout->addWidget(m_report, 1);
    m_report->addButton(m_undo);
    auto *splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    splitter->setMinimumHeight(leastHeight);
    splitter->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    splitter->addWidget(m_list);
    splitter->addWidget(report);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({ listWidth, 2 * listWidth });
    return splitter;
}

void ImportsPage::setSource(MetadataSource *source)
{
    delete m_wizard;
    for (ImportJob *job : findChildren<ImportJob *>())
        delete job;
    m_source = source;
    m_chosen = 0;
    m_undo->setSource(source);
    m_imports->setSource(source);
    m_report->say({});
    m_reportTitle->clear();
    m_note->setText(
        source && source->isReadOnly()
            ? tr("Nothing can be imported: this book is open for reading only.")
            : tr("What other programs kept, this book takes over. Choose what it is, or drop a file here; nothing is written before you "
                 "have seen what would be."));
    for (ImportTile *tile : m_tiles)
        tile->setEnabled(canImport());
    showList();
}

bool ImportsPage::canImport() const
{
    return m_source && !m_source->isReadOnly();
}

void ImportsPage::showList()
{
    const bool hasRows = m_imports->rowCount() > 0;
    m_list->showRows(hasRows);
    if (!m_imports->trouble().isEmpty())
        m_list->say(tr("The imports so far cannot be read: %1").arg(oneLine(m_imports->trouble())), true);
    else if (!m_imports->isRead())
        m_list->say(tr("The imports so far are read…"));
    else
        m_list->say(hasRows ? QString() : tr("Nothing was imported into this book so far."));
    const QModelIndex same = m_imports->indexOf(m_chosen);
    const QModelIndex chosen = same.isValid() ? same : m_imports->index(0);
    if (chosen.isValid())
        m_list->view()->setCurrentIndex(chosen);
}

void ImportsPage::chooseImport(qint64 id)
{
    if (id == m_chosen || !m_source)
        return;
    m_chosen = id;
    m_undo->setImport({}, {});
    m_reportTitle->setText(m_imports->indexOf(id).data().toString());
    m_report->say(tr("The report is read…"));
    whenAnswered(m_source->send({ .path = u"/api/imports/%1"_s.arg(id) }), this,
                 [this, id](const Result<ChangedRow> &answer) {
                     if (id != m_chosen)
                         return;
                     if (answer)
                         showReport(answer->row);
                     else
                         m_report->say(tr("The report cannot be read: %1").arg(oneLine(answer.error().message)));
                 });
}

void ImportsPage::showReport(const QJsonObject &report)
{
    ImportResult result;
    result.addReport(report);
    m_report->setResult(result);
    m_undo->setImport(tr("Import: %1").arg(m_imports->indexOf(m_chosen).data().toString()), result.operations);
}

ImportWizard *ImportsPage::wizard()
{
    if (!m_wizard) {
        m_wizard = new ImportWizard(*m_source, m_theme, this);
        m_wizard->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_wizard, &ImportWizard::jobMade, this, &ImportsPage::takeJob);
        connect(m_wizard, &ImportWizard::edited, this, &ImportsPage::edited);
    }
    m_wizard->show();
    m_wizard->raise();
    m_wizard->activateWindow();
    return m_wizard;
}

void ImportsPage::begin(ImportSource source)
{
    if (!wizard()->isRunning())
        m_wizard->begin(source);
}

void ImportsPage::beginWith(const QString &path)
{
    if (!wizard()->isRunning())
        m_wizard->beginWith(path);
}

/// It outlives the wizard.
void ImportsPage::takeJob(ImportJob *job)
{
    job->setParent(this);
    connect(job, &ImportJob::finished, this, [this, job] {
        for (const qint64 operation : job->result().operations)
            Q_EMIT edited(job->title(), operation);
        m_imports->refresh();
    });
    Q_EMIT jobMade(job);
}

void ImportsPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (canImport() && !droppedFile(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ImportsPage::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    beginWith(droppedFile(*event->mimeData()));
}

} // namespace hearthbook
