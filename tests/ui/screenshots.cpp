#include "app/localchannel.h"
#include "core/storage/searchindex.h"
#include "tests/support/eventually.h"
#include "ui/bookview.h"
#include "ui/mainwindow.h"
#include "ui/theme.h"

#include <QApplication>
#include <QDir>
#include <QTableView>
#include <QTemporaryDir>

#include <cstdio>

using namespace hearthbook;
using namespace Qt::StringLiterals;

namespace {

std::unique_ptr<Channel> channelTo(const QString &file)
{
    DatabaseOptions options;
    options.path = file;
    options.search = std::make_shared<SearchIndex>();
    return std::make_unique<LocalChannel>(options);
}

QTableView *shownTable(const MainWindow &window)
{
    for (QTableView *table : window.findChildren<QTableView *>()) {
        if (table->isVisible())
            return table;
    }
    return nullptr;
}

bool hasRows(const MainWindow &window)
{
    const QTableView *table = shownTable(window);
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

} // namespace

/// screenshots BOOK FOLDER: every page of the window on a book, in light and in dark, as FOLDER/page-light.png and so on.
int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() != 3)
        qFatal("usage: screenshots BOOK FOLDER");
    const QString &folder = arguments.at(2);
    QDir().mkpath(folder);
    const QTemporaryDir settingsFolder;
    QSettings settings(settingsFolder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    Theme theme;
    MainWindow window(theme, settings, channelTo);
    window.resize(1280, 800);
    window.show();
    for (const auto &[mode, word] :
         { std::pair(Theme::Mode::Light, u"light"_s), std::pair(Theme::Mode::Dark, u"dark"_s) }) {
        theme.setMode(mode);
        window.closeBook();
        save(window, folder, u"welcome-"_s + word);
        window.open(arguments.at(1));
        const QStringList pages { u"devices"_s, u"entities"_s };
        for (int page = 0; page < pages.size(); ++page) {
            window.book()->showPage(page);
            if (!test::eventually([&] { return hasRows(window); }))
                qFatal("no rows on %s", qUtf8Printable(pages.at(page)));
            shownTable(window)->setCurrentIndex(shownTable(window)->model()->index(2, 0));
            save(window, folder, pages.at(page) + u'-' + word);
        }
    }
    return 0;
}
