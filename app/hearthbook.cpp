#include "app/bookplace.h"
#include "app/channelto.h"
#include "app/childserver.h"
#include "ui/desksettings.h"
#include "ui/keychain.h"
#include "ui/language.h"
#include "ui/mainwindow.h"
#include "ui/theme.h"

#include <QApplication>
#include <QStandardPaths>

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>
#include <optional>

namespace {

constexpr int usageError = 2;

/// Help and version without a display. Qt's own options (-platform, -style) are taken out by QApplication later, so
/// nothing is refused here. The exit code where the program is done.
std::optional<int> answerWithoutDisplay(CLI::App &program, int argc, char **argv)
{
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return program.exit(error) == 0 ? 0 : usageError;
    }
    return std::nullopt;
}

} // namespace

/// The desktop program.
int main(int argc, char **argv)
{
    CLI::App program("The desktop program of Hearthbook, the book of a smart home.", "hearthbook");
    program.set_version_flag("--version", "hearthbook " HEARTHBOOK_VERSION, "Print the version and exit");
    program.set_help_flag("-h,--help", "Print this help and exit");
    program.footer(
        "An argument is the book to open: the path of a file (file:///home/anna/home.db and sqlite:///home.db too), or a server's address\n(http://host:8006).\nQt's own options, such as -platform and -style, are understood too.");
    program.allow_extras();
    if (const std::optional<int> code = answerWithoutDisplay(program, argc, argv))
        return *code;

    const QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("hearthbook"));
    QApplication::setApplicationDisplayName(QStringLiteral("Hearthbook"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/hearthbook.svg")));
    QApplication::setDesktopFileName(
        QStringLiteral("org.hearthbook.Hearthbook")); // by which a Wayland desktop finds icon and entry
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() > 2 || (arguments.size() == 2 && arguments.at(1).startsWith(u'-'))) {
        std::fprintf(stderr, "hearthbook: unknown argument %s; try 'hearthbook --help'\n",
                     qPrintable(arguments.last()));
        return usageError;
    }
    const hearthbook::Result<QString> place = arguments.size() == 2 ? hearthbook::bookPlace(arguments.at(1))
                                                                    : QString();
    if (!place) {
        std::fprintf(stderr, "hearthbook: %s\n", qUtf8Printable(place.error().message));
        return usageError;
    }
    hearthbook::DeskSettings settings(
        std::make_unique<QSettings>(QStringLiteral("hearthbook"), QStringLiteral("desktop")));
    hearthbook::installLanguage(hearthbook::chosenLanguage(settings));
    hearthbook::Theme theme;
    hearthbook::Keychain keys;
    const hearthbook::Desk desk { theme, settings, keys,
                                  QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
                                      + QStringLiteral("/drafts"),
                                  hearthbook::serverOn };
    hearthbook::MainWindow window(desk, hearthbook::channelTo);
    if (arguments.size() == 2)
        window.open(*place);
    else
        window.restoreSession();
    window.show();
    return QApplication::exec();
}
