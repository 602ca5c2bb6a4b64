#pragma once

#include "app/exitcodes.h"

#include <QString>

namespace hearthbook {

/// Writes `text`, as plainLine() makes it, and a line end to standard output, as UTF-8, and flushes it.
void printLine(const QString &text);

/// The same with a text of several lines, or one for programs: not a character of it is changed.
void printVerbatim(const QString &text);

/// Writes `hearthbookd: text` to standard error as one line; line ends within become spaces, other control characters are escaped,
/// secrets are masked.
void printError(const QString &text);

/// Prints the error and gives the exit code that belongs to it.
int reportFailure(const Error &error);

/// Prints the error and gives `code`, where the command knows better than the error what it means.
int reportFailure(const Error &error, ExitCode code);

} // namespace hearthbook
