#include "app/exportbook.h"

#include "app/exitcodes.h"
#include "app/terminal.h"
#include "app/wholefile.h"
#include "core/storage/bookexport.h"

#include <QFile>

#include <cstdio>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

BookSelection selectionOf(WebhookSecrets &secrets, const ExportRequest &request)
{
    BookSelection selection { request.format, request.kinds, {} };
    if (request.withSecrets) {
        selection.openSecret = [&secrets](const QString &id, const QByteArray &sealed) {
            return secrets.open(id, sealed).map([](const Secret &secret) { return secret.bytes().toByteArray(); });
        };
    }
    return selection;
}

Result<void> writeAll(BookExport &book, QFile &file)
{
    for (;;) {
        const Result<QByteArray> piece = book.next();
        if (!piece)
            return failure(piece);
        if (file.write(*piece) != piece->size() || (piece->isEmpty() && !file.flush()))
            return failure(ErrorCode::Unavailable, file.errorString());
        if (piece->isEmpty())
            return {};
    }
}

Result<void> writeFile(BookExport &book, const ExportRequest &request)
{
    return makeWholeFile(request.file, request.force, [&book](const QString &path) -> Result<void> {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return failure(ErrorCode::Unavailable, file.errorString());
        return writeAll(book, file);
    });
}

Result<void> writeOut(BookExport &book)
{
    QFile out;
    if (!out.open(stdout, QIODevice::WriteOnly))
        return failure(ErrorCode::Unavailable, out.errorString());
    const Result<void> written = writeAll(book, out);
    return written
        ? written
        : failure(written.error().code, u"Standard output cannot be written: %1"_s.arg(written.error().message));
}

QString summary(const BookExport &book)
{
    QStringList parts;
    for (const auto &[kind, count] : book.counts())
        parts += u"%1 %2"_s.arg(count).arg(QString::fromLatin1(kind->plural));
    return parts.join(u", "_s);
}

} // namespace

int exportBook(Connection &connection, WebhookSecrets &secrets, const ExportRequest &request)
{
    const Result<std::unique_ptr<BookExport>> book = BookExport::begin(connection, selectionOf(secrets, request));
    if (!book)
        return reportFailure(book.error());
    const bool toFile = request.file != u"-";
    const Result<void> written = toFile ? writeFile(**book, request) : writeOut(**book);
    if (!written)
        return reportFailure(written.error(), ExitFailed);
    if (toFile)
        printLine(u"exported %1 to %2"_s.arg(summary(**book), request.file));
    return ExitDone;
}

} // namespace hearthbook
