#include "ui/mainwindow.h"

#include "ui/bookleaving.h"
#include "ui/bookview.h"
#include "ui/desksettings.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/shortcutsdialog.h"
#include "ui/language.h"
#include "ui/pages/welcomepage.h"
#include "ui/plaintext.h"
#include "ui/profilecontrol.h"
#include "ui/theme.h"
#include "ui/widgets/jobbar.h"
#include "ui/widgets/palette.h"
#include "ui/widgets/sidebar.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QFileDialog>
#include <QMenuBar>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

const QString geometrySetting = u"window/geometry"_s;
const QString themeSetting = u"window/theme"_s;
const QString restoreSetting = u"session/restore"_s;
const QString profileSetting = u"session/profile"_s; ///< the id of the one that is open; empty: none
const QString pageSetting = u"session/page"_s;
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

MainWindow::MainWindow(const Desk &desk, ChannelMaker makeChannel, QWidget *parent)
    : QMainWindow(parent), m_desk(desk), m_makeChannel(std::move(makeChannel)),
      m_control(new ProfileControl(desk, *this)), m_leaving(new BookLeaving(*this)), m_stack(new QStackedWidget(this)),
      m_welcome(new WelcomePage(desk.theme, this)), m_jobs(new JobBar(this)), m_palette(new Palette(desk.theme, *this))
{
    setWindowTitle(u"Hearthbook"_s);
    m_desk.theme.setMode(Theme::Mode(m_desk.settings.value(themeSetting, int(Theme::Mode::System)).toInt()));
    addFileMenu();
    addEditMenu();
    addViewMenu();
    addHelpMenu();
    setCentralWidget(m_stack);
    m_stack->addWidget(m_welcome);
    followWelcome();
    addStatus();
    connect(m_control, &ProfileControl::openWanted, this, [this](const Profile &profile, const TypedKey &typed) {
        leaveBook([this, profile, typed] { openProfile(profile, typed); });
    });
    connect(m_control, &ProfileControl::changed, this, &MainWindow::showProfiles);
    connect(m_control, &ProfileControl::failed, m_welcome, &WelcomePage::say);
    showProfiles();
    if (!restoreGeometry(m_desk.settings.value(geometrySetting).toByteArray()))
        resize(QSize(1360, 840).boundedTo(screen()->availableSize() * 9 / 10).expandedTo(QSize(960, 600)));
}

/// A book that goes takes its jobs with it, which the status bar still hears of.
MainWindow::~MainWindow()
{
    delete std::exchange(m_book, nullptr);
}

void MainWindow::addStatus()
{
    statusBar()->addPermanentWidget(m_jobs);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->hide();
    connect(m_jobs, &JobBar::countChanged, this, &MainWindow::showStatus);
    connect(m_jobs, &JobBar::said, statusBar(),
            [this](const QString &message) { statusBar()->showMessage(message, messageTime); });
    connect(m_leaving, &BookLeaving::said, statusBar(),
            [this](const QString &message) { statusBar()->showMessage(message, messageTime); });
    connect(statusBar(), &QStatusBar::messageChanged, this, &MainWindow::showStatus);
}

void MainWindow::followWelcome()
{
    connect(m_welcome, &WelcomePage::openWanted, this, [this] { askForFile(false); });
    connect(m_welcome, &WelcomePage::createWanted, this, &MainWindow::askForNewFile);
    connect(m_welcome, &WelcomePage::connectWanted, m_control, &ProfileControl::connectToServer);
    connect(m_welcome, &WelcomePage::editWanted, m_control, &ProfileControl::edit);
    connect(m_welcome, &WelcomePage::removeWanted, m_control, &ProfileControl::remove);
    connect(m_welcome, &WelcomePage::profileWanted, this, [this](const QString &id) {
        if (const std::optional<Profile> profile = m_control->profiles().find(id))
            openProfile(*profile);
    });
}

void MainWindow::addFileMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Book"));
    menu->addAction(tr("&Open a file…"), QKeySequence::Open, this, [this] { askForFile(false); });
    menu->addAction(tr("Open a file only to &read…"), this, [this] { askForFile(true); });
    menu->addAction(tr("&Create a file…"), QKeySequence::New, this, &MainWindow::askForNewFile);
    menu->addAction(tr("Connect to a &server…"), QKeySequence(tr("Ctrl+Shift+O")), m_control,
                    &ProfileControl::connectToServer);
    menu->addSeparator();
    QAction *restore = menu->addAction(tr("Open what was open at the &next start"));
    restore->setCheckable(true);
    restore->setChecked(m_desk.settings.value(restoreSetting, true).toBool());
    connect(restore, &QAction::toggled, this,
            [this](bool isWanted) { m_desk.settings.setValue(restoreSetting, isWanted); });
    menu->addSeparator();
    menu->addAction(tr("C&lose the book"), QKeySequence(tr("Ctrl+W")), this,
                    [this] { leaveBook([this] { closeBook(); }); });
    menu->addAction(tr("&Quit"), QKeySequence(tr("Ctrl+Q")), this, &QWidget::close);
}

void MainWindow::addEditMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Edit"));
    m_undo = menu->addAction(tr("&Undo"), QKeySequence::Undo, this, [this] { m_book->undoHistory().undo(); });
    m_redo = menu->addAction(tr("&Redo"), this, [this] { m_book->undoHistory().redo(); });
    m_redo->setShortcuts({ QKeySequence(tr("Ctrl+Shift+Z")), QKeySequence(tr("Ctrl+Y")) });
    menu->addSeparator();
    menu->addAction(tr("&Find anything…"), QKeySequence(tr("Ctrl+K")), this, &MainWindow::openPalette);
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
    m_narrow = menu->addAction(tr("Only &icons at the left"));
    m_narrow->setShortcut(QKeySequence(tr("Ctrl+B")));
    m_narrow->setCheckable(true);
    connect(m_narrow, &QAction::triggered, this, [this](bool isNarrow) { m_book->sidebar().setCollapsed(isNarrow); });
    showSidebar();
    menu->addSeparator();
    addThemes(menu);
    menu->addSeparator();
    addLanguages(menu->addMenu(tr("Lan&guage")));
}

/// Languages have their own names, so that one finds one's own.
void MainWindow::addLanguages(QMenu *menu)
{
    auto *group = new QActionGroup(this);
    const QString chosen = chosenLanguage(m_desk.settings);
    const auto add = [&](const QString &text, const QString &language) {
        QAction *action = menu->addAction(text, this, [this, language] {
            chooseLanguage(m_desk.settings, language);
            statusBar()->showMessage(tr("The language changes at the next start of Hearthbook."), messageTime);
        });
        action->setCheckable(true);
        action->setChecked(language == chosen);
        group->addAction(action);
    };
    add(tr("As the s&ystem"), {});
    add(u"English"_s, u"en"_s);
    add(u"Deutsch"_s, u"de"_s);
}

void MainWindow::addThemes(QMenu *menu)
{
    auto *modes = new QActionGroup(this);
    const auto add = [&](const QString &text, Theme::Mode mode) {
        QAction *action = menu->addAction(text, this, [this, mode] {
            m_desk.theme.setMode(mode);
            m_desk.settings.setValue(themeSetting, int(mode));
        });
        action->setCheckable(true);
        action->setChecked(m_desk.theme.mode() == mode);
        modes->addAction(action);
    };
    add(tr("As the &system"), Theme::Mode::System);
    add(tr("&Light"), Theme::Mode::Light);
    add(tr("&Dark"), Theme::Mode::Dark);
}

void MainWindow::addHelpMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Help"));
    QAction *sheet = menu->addAction(tr("&Keyboard shortcuts"), this, &MainWindow::showShortcuts);
    sheet->setShortcuts({ QKeySequence(Qt::Key_F1), QKeySequence(tr("Ctrl+?")) });
    menu->addSeparator();
    menu->addAction(tr("&About Hearthbook"), this, &MainWindow::showAbout);
}

void MainWindow::openPalette()
{
    m_palette->open(m_book && m_book->isOpen() ? &m_book->source() : nullptr);
}

void MainWindow::showShortcuts()
{
    for (int page = 0; m_book && page < m_book->pageCount(); ++page)
        m_book->page(page); // one that is not made yet has no actions
    auto *sheet = new ShortcutsDialog(actionsWithKeys(*this), this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
}

void MainWindow::showAbout()
{
    auto *about = new AboutDialog(this);
    about->setAttribute(Qt::WA_DeleteOnClose);
    about->open();
}

void MainWindow::showSidebar()
{
    m_narrow->setEnabled(m_book);
    m_narrow->setChecked(m_book && m_book->sidebar().isCollapsed());
}

void MainWindow::open(const QString &place)
{
    openProfile(m_control->profiles().forPlace(place));
}

void MainWindow::openProfile(const Profile &profile, const TypedKey &typed)
{
    closeBook();
    m_welcome->say({});
    m_control->opened(profile);
    m_book = new BookView(profile, m_makeChannel(profile.place, profile.isReadOnly), m_desk, typed, m_stack);
    m_stack->addWidget(m_book);
    m_stack->setCurrentWidget(m_book);
    followBook();
    setWindowTitle(u"%1 – Hearthbook"_s.arg(m_book->place()));
    m_desk.settings.setValue(profileSetting, profile.id);
    m_desk.settings.setValue(pageSetting, m_book->pageName());
    m_book->focusPage();
}

void MainWindow::followBook()
{
    connect(&m_book->undoHistory(), &UndoHistory::changed, this, &MainWindow::showUndo);
    connect(m_book, &BookView::jobMade, m_jobs, &JobBar::add);
    connect(m_jobs, &JobBar::failed, m_book, &BookView::say);
    connect(m_book, &BookView::pageShown, this,
            [this](const QString &name) { m_desk.settings.setValue(pageSetting, name); });
    connect(m_palette, &Palette::rowWanted, m_book, &BookView::showRow);
    connect(m_book, &BookView::keyKept, m_control, [this] { m_control->keyKept(m_book->profile().id); });
    connect(&m_book->sidebar(), &Sidebar::collapsedChanged, this, &MainWindow::showSidebar);
    showUndo();
    showSidebar();
}

void MainWindow::restoreSession()
{
    const QString id = m_desk.settings.value(profileSetting).toString();
    const QString page = m_desk.settings.value(pageSetting).toString();
    const std::optional<Profile> profile = m_control->profiles().find(id);
    if (!profile || !m_desk.settings.value(restoreSetting, true).toBool())
        return;
    openProfile(*profile);
    m_book->showPage(page);
    m_book->focusPage();
}

void MainWindow::closeBook()
{
    if (!m_book)
        return;
    m_palette->forget();
    delete std::exchange(m_book, nullptr);
    m_desk.settings.remove(profileSetting);
    showUndo();
    showSidebar();
    setWindowTitle(u"Hearthbook"_s);
    showProfiles();
    m_control->refresh();
}

void MainWindow::leaveBook(const std::function<void()> &then)
{
    m_leaving->leave(m_book, then);
}

/// The status bar is there only while it has something to tell.
void MainWindow::showStatus()
{
    statusBar()->setVisible(m_jobs->count() > 0 || !statusBar()->currentMessage().isEmpty());
}

void MainWindow::showProfiles()
{
    m_welcome->setProfiles(m_control->profiles().list());
}

void MainWindow::askForFile(bool isReadOnly)
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a book"), {}, tr("Books (%1)").arg(databases));
    if (!path.isEmpty())
        m_control->openFile(path, isReadOnly);
}

void MainWindow::askForNewFile()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Create a book"), u"home.db"_s,
                                                      tr("Books (%1)").arg(databases));
    if (!path.isEmpty())
        m_control->openFile(path, false);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_desk.settings.setValue(geometrySetting, saveGeometry());
    if (!BookLeaving::isFree(m_book) && !qApp->isSavingSession()) {
        event->ignore();
        leaveBook([this] { close(); });
        return;
    }
    QMainWindow::closeEvent(event);
}

} // namespace hearthbook
