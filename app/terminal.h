#pragma once

#include "app/exitcodes.h"

#include <QString>

namespace hearthbook {

/// Writes `text` and a line end to standard output, as UTF-8, and flushes it.
void printLine(const QString &text);

/// Writes `hearthbookd: text` to standard error as one line; line ends within become spaces, secrets are masked.
void printError(const QString &text);

/// Prints the error and gives the exit code that belongs to it.
int reportFailure(const Error &error);

/// Prints the error and gives `code`, where the command knows better than the error what it means.
int reportFailure(const Error &error, ExitCode code);

} // namespace hearthbook
