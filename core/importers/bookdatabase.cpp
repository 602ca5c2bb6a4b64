#include "core/importers/bookdatabase.h"

#include "core/importers/bookfile.h"
#include "core/storage/bookexport.h"
#include "core/storage/foreignwork.h"
#include "core/storage/migrator.h"

#include <QFileInfo>
#include <QTemporaryDir>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Result<QByteArray> exported(Connection &connection, qint64 most)
{
    Result<std::unique_ptr<BookExport>> book = BookExport::begin(connection, {});
    if (!book)
        return failure(book);
    QByteArray text;
    for (;;) {
        const Result<QByteArray> piece = (*book)->next();
        if (!piece || piece->isEmpty())
            return piece ? Result<QByteArray>(text) : piece;
        text += *piece;
        if (text.size() > most)
            return failure(ErrorCode::TooLarge, u"The file holds far more than its size says"_s);
    }
}

/// The book's rows as an export, over a copy that may be migrated.
Result<QByteArray> textOf(const ForeignDatabase &database, const QString &copy)
{
    DatabaseOptions options;
    options.path = copy;
    const Result<void> copied = database.copyTo(copy);
    const Result<void> tamed = copied ? removeForeignLogic(copy) : copied;
    const Result<QList<Migration>> migrations = tamed ? shippedMigrations() : failure(tamed);
    const qint64 size = QFileInfo(copy).size();
    const Result<std::unique_ptr<Connection>> connection = migrations ? Connection::open(options) : failure(migrations);
    if (!connection)
        return failure(connection);
    const ForeignWork bounded((*connection)->handle());
    const Result<SchemaStatus> migrated = Migrator(**connection, *migrations).apply();
    return migrated ? exported(**connection, ForeignWork::mostText(size)) : failure(migrated);
}

} // namespace

ImportPlan readBookDatabase(const ForeignDatabase &database, const WebhookTools &tools)
{
    const QTemporaryDir folder;
    if (!folder.isValid())
        return unreadablePlan(u"There is no place for a copy of the file: %1"_s.arg(folder.errorString()));
    const QString copy = folder.filePath(u"book.db"_s);
    const Result<QByteArray> text = textOf(database, copy);
    if (!text)
        return unreadablePlan(QString(text.error().message).replace(copy, u"that is imported"_s));
    ImportPlan plan = readBookFile(*text, tools);
    for (BookEntry &entry : plan.book)
        entry.line = 0;
    for (ImportEntry &left : plan.left)
        left.id.clear();
    return plan;
}

} // namespace hearthbook
