#include "app/terminal.h"

#include "app/logging.h"
#include "app/plainline.h"

#include <cstdio>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

void write(const QString &text, std::FILE *stream)
{
    const QByteArray bytes = text.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
    std::fflush(stream);
}

} // namespace

void printLine(const QString &text)
{
    write(plainLine(text), stdout);
}

void printVerbatim(const QString &text)
{
    write(text, stdout);
}

void printError(const QString &text)
{
    QString line = maskedForLog(text);
    for (const QChar lineEnd : { u'\r', u'\n' })
        line.replace(lineEnd, u' ');
    write(u"hearthbookd: "_s + plainLine(line), stderr);
}

int reportFailure(const Error &error)
{
    return reportFailure(error, exitCode(error.code));
}

int reportFailure(const Error &error, ExitCode code)
{
    printError(error.message);
    return code;
}

} // namespace hearthbook
