#include "ui/mainwindow.h"

#include <QApplication>

#include <CLI/CLI.hpp>

#include <cstdio>
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
    program.footer("Qt's own options, such as -platform and -style, are understood too.");
    program.allow_extras();
    if (const std::optional<int> code = answerWithoutDisplay(program, argc, argv))
        return *code;

    const QApplication application(argc, argv);
    if (QApplication::arguments().size() > 1) {
        std::fprintf(stderr, "hearthbook: unknown argument %s; try 'hearthbook --help'\n",
                     qPrintable(QApplication::arguments().at(1)));
        return usageError;
    }
    QApplication::setApplicationDisplayName(QStringLiteral("Hearthbook"));
    hearthbook::MainWindow window;
    window.show();
    return QApplication::exec();
}
