#include "tests/support/bookwindow.h"
#include "tests/support/files.h"
#include "ui/models/rowmodel.h"
#include "ui/widgets/groupchoice.h"
#include "ui/widgets/grouptree.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

using namespace hearthbook;
using namespace Qt::StringLiterals;

namespace {

bool hasRows(const MainWindow &window)
{
    const QTableView *table = test::shown<QTableView>(window);
    return table && table->model()->rowCount() > 0 && !table->model()->index(0, 0).data().toString().isEmpty();
}

/// Everything that the window has asked for has come, and is painted.
void settle()
{
    test::eventually([] { return false; }, 400);
}

void save(MainWindow &window, const QString &folder, const QString &name)
{
    settle();
    const QString file = folder + u'/' + name + u".png"_s;
    if (!window.grab().save(file))
        qFatal("cannot write %s", qUtf8Printable(file));
    std::printf("%s\n", qUtf8Printable(file));
}

/// A device with something to tell: firmware comes, and it moves.
void makeHistory(test::TestBook &book, const QModelIndex &device)
{
    QJsonObject row { { u"id"_s, device.data(RowModel::KeyRole).toString() }, { u"name"_s, device.data().toString() } };
    for (const auto &[field, value] :
         { std::pair(u"sw_version"_s, u"DSM 7.2.2-72806 Update 3"_s), std::pair(u"sw_version"_s, u"DSM 7.3-81180"_s),
           std::pair(u"area_id"_s, u"keller"_s) }) {
        row.insert(field, value);
        book.feed("devices", QJsonDocument(QJsonArray { row }).toJson());
    }
}

/// The tabs of the chosen row beside the first.
void saveTabs(MainWindow &window, const QString &folder, const QString &name, const QString &word)
{
    auto *tabs = test::shown<QTabWidget>(window);
    for (int tab = 1; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        save(window, folder, u"%1-%2-%3"_s.arg(name, tabs->tabText(tab).toLower(), word));
    }
    tabs->setCurrentIndex(0);
}

/// Devices by area: an area is open, and in it a device.
void saveGroups(MainWindow &window, const QString &folder, const QString &word)
{
    auto *choice = test::shown<GroupChoice>(window);
    choice->choose(u"area_id"_s);
    if (!test::eventually([&] { return test::shown<QTreeView>(window) && test::shown<GroupTree>(window); }))
        qFatal("no groups");
    auto *tree = test::shown<GroupTree>(window);
    settle(); // until the areas have their names
    const QModelIndex area = tree->model()->index(0, 0);
    tree->expand(area);
    if (!test::eventually([&] { return tree->model()->rowCount(area) > 0; }))
        qFatal("no devices in %s", qPrintable(area.data().toString()));
    tree->setCurrentIndex(tree->model()->index(0, 0, area));
    tree->setFocus();
    tree->expand(tree->currentIndex());
    save(window, folder, u"devices-grouped-"_s + word);
    choice->choose({});
    test::eventually([&] { return hasRows(window); });
}

} // namespace

/// screenshots DEMO FOLDER: every page of the window on the demo home, in light and in dark, as FOLDER/page-light.png and so on.
int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() != 3)
        qFatal("usage: screenshots DEMO FOLDER");
    const QString &folder = arguments.at(2);
    QDir().mkpath(folder);
    const QTemporaryDir settingsFolder;
    QSettings settings(settingsFolder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    Theme theme;
    test::TestBook book(test::TestBook::File);
    for (const QByteArray what : { "devices", "entities" })
        book.feed(what, readFile(arguments.at(1) + u'/' + QString::fromLatin1(what) + u".json"_s));
    MainWindow window(theme, settings, channelTo);
    window.resize(1440, 860);
    window.show();
    for (const auto &[mode, word] :
         { std::pair(Theme::Mode::Light, u"light"_s), std::pair(Theme::Mode::Dark, u"dark"_s) }) {
        theme.setMode(mode);
        window.closeBook();
        save(window, folder, u"welcome-"_s + word);
        window.open(book.place());
        const QStringList pages { u"devices"_s, u"entities"_s, u"areas"_s };
        for (int page = 0; page < pages.size(); ++page) {
            window.book()->showPage(page);
            if (!test::eventually([&] { return hasRows(window); }))
                qFatal("no rows on %s", qUtf8Printable(pages.at(page)));
            test::shown<QTableView>(window)->setCurrentIndex(
                test::shown<QTableView>(window)->model()->index(page == 0 ? 14 : 2, 0));
            if (page == 0 && mode == Theme::Mode::Light)
                makeHistory(book, test::shown<QTableView>(window)->currentIndex());
            save(window, folder, pages.at(page) + u'-' + word);
            saveTabs(window, folder, pages.at(page), word);
            if (page == 0)
                saveGroups(window, folder, word);
        }
    }
    return 0;
}
