#include "ui/mainwindow.h"

#include "ui/bookview.h"
#include "ui/dialogs/connectdialog.h"
#include "ui/pages/welcomepage.h"
#include "ui/plaintext.h"
#include "ui/theme.h"
#include "ui/widgets/jobbar.h"

#include <QActionGroup>
#include <QFileDialog>
#include <QMenuBar>
#include <QStackedWidget>
#include <QStatusBar>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

const QString geometrySetting = u"window/geometry"_s;
const QString themeSetting = u"window/theme"_s;
constexpr int messageTime = 15000; // milliseconds
const QString databases = u"*.db *.sqlite *.sqlite3"_s;

/// Names come from outside: an & of theirs is no mnemonic, and a menu has no room for all of them.
QString menuText(QString text)
{
    constexpr int mostLetters = 60;
    if (text.size() > mostLetters)
        text = text.left(mostLetters) + u'…';
    return oneLine(text).replace(u'&', u"&&"_s);
}

} // namespace

MainWindow::MainWindow(Theme &theme, QSettings &settings, ChannelMaker makeChannel, QWidget *parent)
    : QMainWindow(parent), m_theme(theme), m_settings(settings), m_recent(settings),
      m_makeChannel(std::move(makeChannel)), m_stack(new QStackedWidget(this)), m_welcome(new WelcomePage(theme, this)),
      m_jobs(new JobBar(this))
{
    setWindowTitle(u"Hearthbook"_s);
    m_theme.setMode(Theme::Mode(settings.value(themeSetting, int(Theme::Mode::System)).toInt()));
    addFileMenu();
    addEditMenu();
    addViewMenu();
    setCentralWidget(m_stack);
    m_stack->addWidget(m_welcome);
    connect(m_welcome, &WelcomePage::openWanted, this, &MainWindow::askForFile);
    connect(m_welcome, &WelcomePage::createWanted, this, &MainWindow::askForNewFile);
    connect(m_welcome, &WelcomePage::connectWanted, this, &MainWindow::askForServer);
    connect(m_welcome, &WelcomePage::placeWanted, this, &MainWindow::open);
    connect(m_welcome, &WelcomePage::forgetWanted, this, [this](const QString &place) {
        m_recent.remove(place);
        showRecent();
    });
    statusBar()->addPermanentWidget(m_jobs);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->hide();
    connect(m_jobs, &JobBar::countChanged, this, &MainWindow::showStatus);
    connect(m_jobs, &JobBar::said, statusBar(),
            [this](const QString &message) { statusBar()->showMessage(message, messageTime); });
    connect(statusBar(), &QStatusBar::messageChanged, this, &MainWindow::showStatus);
    showRecent();
    if (!restoreGeometry(settings.value(geometrySetting).toByteArray()))
        resize(1360, 840);
}

/// A book that goes takes its jobs with it, which the status bar still hears of.
MainWindow::~MainWindow()
{
    closeBook();
}

void MainWindow::addFileMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Book"));
    menu->addAction(tr("&Open a file…"), QKeySequence::Open, this, &MainWindow::askForFile);
    menu->addAction(tr("&Create a file…"), QKeySequence::New, this, &MainWindow::askForNewFile);
    menu->addAction(tr("Connect to a &server…"), QKeySequence(tr("Ctrl+Shift+O")), this, &MainWindow::askForServer);
    menu->addSeparator();
    menu->addAction(tr("C&lose the book"), QKeySequence(tr("Ctrl+W")), this, &MainWindow::closeBook);
    menu->addAction(tr("&Quit"), QKeySequence(tr("Ctrl+Q")), this, &QWidget::close);
}

void MainWindow::addEditMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Edit"));
    m_undo = menu->addAction(tr("&Undo"), QKeySequence::Undo, this, [this] { m_book->undoHistory().undo(); });
    m_redo = menu->addAction(tr("&Redo"), QKeySequence::Redo, this, [this] { m_book->undoHistory().redo(); });
    showUndo();
}

void MainWindow::showUndo()
{
    UndoHistory *history = m_book ? &m_book->undoHistory() : nullptr;
    m_undo->setEnabled(history && history->canUndo());
    m_redo->setEnabled(history && history->canRedo());
    const QString undone = history ? history->undoText() : QString();
    const QString redone = history ? history->redoText() : QString();
    m_undo->setText(undone.isEmpty() ? tr("&Undo") : tr("&Undo: %1").arg(menuText(undone)));
    m_redo->setText(redone.isEmpty() ? tr("&Redo") : tr("&Redo: %1").arg(menuText(redone)));
}

void MainWindow::addViewMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&View"));
    auto *modes = new QActionGroup(this);
    const auto add = [&](const QString &text, Theme::Mode mode) {
        QAction *action = menu->addAction(text, this, [this, mode] {
            m_theme.setMode(mode);
            m_settings.setValue(themeSetting, int(mode));
        });
        action->setCheckable(true);
        action->setChecked(m_theme.mode() == mode);
        modes->addAction(action);
    };
    add(tr("As the &system"), Theme::Mode::System);
    add(tr("&Light"), Theme::Mode::Light);
    add(tr("&Dark"), Theme::Mode::Dark);
}

void MainWindow::open(const QString &place)
{
    closeBook();
    m_book = new BookView(m_makeChannel(place), m_theme, m_settings, this);
    m_stack->addWidget(m_book);
    m_stack->setCurrentWidget(m_book);
    connect(m_book, &BookView::jobMade, m_jobs, &JobBar::add);
    connect(m_jobs, &JobBar::failed, m_book, &BookView::fail);
    connect(&m_book->undoHistory(), &UndoHistory::changed, this, &MainWindow::showUndo);
    showUndo();
    setWindowTitle(u"%1 – Hearthbook"_s.arg(m_book->place()));
    m_recent.add(place);
}

void MainWindow::closeBook()
{
    if (!m_book)
        return;
    delete std::exchange(m_book, nullptr);
    showUndo();
    setWindowTitle(u"Hearthbook"_s);
    showRecent();
}

/// The status bar is there only while it has something to tell.
void MainWindow::showStatus()
{
    statusBar()->setVisible(m_jobs->count() > 0 || !statusBar()->currentMessage().isEmpty());
}

void MainWindow::showRecent()
{
    m_welcome->setRecent(m_recent.list());
}

void MainWindow::askForFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a book"), {}, tr("Books (%1)").arg(databases));
    if (!path.isEmpty())
        open(path);
}

void MainWindow::askForNewFile()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Create a book"), u"home.db"_s,
                                                      tr("Books (%1)").arg(databases));
    if (!path.isEmpty())
        open(path);
}

void MainWindow::askForServer()
{
    ConnectDialog dialog(this);
    if (dialog.exec() == QDialog::Accepted)
        open(dialog.address().toString());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.setValue(geometrySetting, saveGeometry());
    QMainWindow::closeEvent(event);
}

} // namespace hearthbook
