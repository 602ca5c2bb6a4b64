#pragma once

#include "core/source/channel.h"
#include "ui/recentplaces.h"

#include <QMainWindow>

#include <functional>

class QStackedWidget;

namespace hearthbook {

class BookView;
class JobBar;
class Theme;
class WelcomePage;

/// Makes the way to a book: `place` is the path of a file or the address of a server.
using ChannelMaker = std::function<std::unique_ptr<Channel>(const QString &place)>;

/// The window of the desktop program: its menus, and the welcome page or the book that is open. Thread: GUI.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// What is passed outlives the window.
    MainWindow(Theme &theme, QSettings &settings, ChannelMaker makeChannel, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Closes the book that is open, and opens another.
    void open(const QString &place);
    void closeBook();
    BookView *book() const { return m_book; }

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void addFileMenu();
    void addEditMenu();
    void addViewMenu();
    void askForFile();
    void askForNewFile();
    void askForServer();
    void showRecent();
    void showUndo();
    void showStatus();

    Theme &m_theme;
    QSettings &m_settings;
    RecentPlaces m_recent;
    ChannelMaker m_makeChannel;
    QStackedWidget *m_stack;
    WelcomePage *m_welcome;
    JobBar *m_jobs;
    BookView *m_book = nullptr;
    QAction *m_undo = nullptr;
    QAction *m_redo = nullptr;
};

} // namespace hearthbook
