#pragma once

#include <QString>

#include <CLI/CLI.hpp>

namespace hearthbook {

/// An option, or an argument without dashes, whose text is put into `to`, which outlives the parsing.
inline CLI::Option *addText(CLI::App &app, const std::string &name, QString &to, const std::string &summary)
{
    return app.add_option_function<std::string>(
        name, [&to](const std::string &text) { to = QString::fromStdString(text); }, summary);
}

} // namespace hearthbook
