#pragma once

#include "tests/support/settingsfile.h"
#include "tests/support/testbook.h"
#include "ui/bookview.h"
#include "ui/desksettings.h"
#include "ui/mainwindow.h"
#include "ui/nokeyring.h"
#include "ui/theme.h"

#include <QApplication>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>

namespace hearthbook::test {

/// The first widget of its class that can be seen, or none.
template<typename Widget>
Widget *shown(const QWidget &parent)
{
    for (Widget *widget : parent.findChildren<Widget *>()) {
        if (widget->isVisible())
            return widget;
    }
    return nullptr;
}

/// What a window works with, in a folder of its own, and without a keyring unless one is given.
class TestDesk
{
public:
    explicit TestDesk(KeyStore *keys = nullptr) : m_keys(keys ? *keys : m_none) { }

    Desk desk() { return { m_theme, m_settings, m_keys, draftFolder() }; }
    Theme &theme() { return m_theme; }
    DeskSettings &settings() { return m_settings; }
    QString folder() const { return m_folder.path(); }
    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString settingsPath() const { return path(QStringLiteral("settings.ini")); }
    QString draftFolder() const { return path(QStringLiteral("drafts")); }

private:
    Theme m_theme;
    QTemporaryDir m_folder;
    DeskSettings m_settings { settingsFile(settingsPath()) };
    NoKeyring m_none;
    KeyStore &m_keys;
};

/// The real window with a book open in it at its devices, and a row of its table chosen by key.
class BookWindow
{
public:
    explicit BookWindow(const TestBook &book)
    {
        m_window.show();
        m_window.open(book.place());
        m_window.book()->showPage(QStringLiteral("devices"));
        if (!eventually([this] { return table() && table()->model()->index(0, 0).data().isValid(); }))
            qFatal("no rows");
    }

    MainWindow *operator->() { return &m_window; }
    MainWindow &window() { return m_window; }
    const TestDesk &desk() const { return m_desk; }
    QTableView *table() const { return shown<QTableView>(m_window); }

    /// As a person does: one of the first page, by the arrow keys.
    void chooseRow(int row)
    {
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_PageUp);
        for (int i = 0; i < row; ++i)
            QTest::keyClick(table(), Qt::Key_Down);
    }

    /// A tab of the details, by the arrow keys.
    QWidget *showTab(const QString &text)
    {
        auto *tabs = shown<QTabWidget>(m_window);
        tabs->tabBar()->setFocus();
        QTest::keyClick(tabs->tabBar(), Qt::Key_Home);
        for (int i = 0; i < tabs->count() && tabs->tabText(tabs->currentIndex()) != text; ++i)
            QTest::keyClick(tabs->tabBar(), Qt::Key_Right);
        return tabs->currentWidget();
    }

private:
    TestDesk m_desk;
    MainWindow m_window { m_desk.desk(), channelTo };
};

} // namespace hearthbook::test
