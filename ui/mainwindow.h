#pragma once

#include "core/source/channel.h"
#include "ui/desk.h"
#include "ui/profile.h"
#include "ui/typedkey.h"

#include <QMainWindow>

#include <functional>

class QMenu;
class QStackedWidget;

namespace hearthbook {

class BookLeaving;
class BookView;
class JobBar;
class Palette;
class ProfileControl;
class WelcomePage;

/// Makes the way to a book: `place` is the path of a file, which is not changed at all where `isReadOnly`, or the address of a server.
using ChannelMaker = std::function<std::unique_ptr<Channel>(const QString &place, bool isReadOnly)>;

/// The window of the desktop program: its menus, and the welcome page or the book that is open. Thread: GUI.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// What the desk names outlives the window.
    MainWindow(const Desk &desk, ChannelMaker makeChannel, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Closes the book that is open, and opens another: by the profile of its place that was open last, or a new one.
    void open(const QString &place);
    void openProfile(const Profile &profile, const TypedKey &typed = {});
    /// Opens what was open when the program ended, at the same page, unless the user does not want that.
    void restoreSession();
    void closeBook();
    BookView *book() const { return m_book; }

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void followWelcome();
    void addFileMenu();
    void addEditMenu();
    void addViewMenu();
    void addHelpMenu();
    void addThemes(QMenu *menu);
    void addLanguages(QMenu *menu);
    void leaveBook(const std::function<void()> &then);
    void askForFile(bool isReadOnly);
    void askForNewFile();
    void followBook();
    void showProfiles();
    void openPalette();
    void showShortcuts();
    void showAbout();
    void showUndo();
    void showSidebar();
    void showStatus();
    void addStatus();

    const Desk m_desk;
    ChannelMaker m_makeChannel;
    ProfileControl *m_control;
    BookLeaving *m_leaving;
    QStackedWidget *m_stack;
    WelcomePage *m_welcome;
    JobBar *m_jobs;
    Palette *m_palette;
    BookView *m_book = nullptr;
    QAction *m_undo = nullptr;
    QAction *m_redo = nullptr;
    QAction *m_narrow = nullptr;
};

} // namespace hearthbook
