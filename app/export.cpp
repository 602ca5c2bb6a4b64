#include "app/export.h"

#include "app/database.h"
#include "app/exitcodes.h"
#include "app/exportbook.h"
#include "app/terminal.h"
#include "app/webhooks.h"
#include "app/wholefile.h"
#include "core/importers/oldwebhookjson.h"
#include "core/storage/legacyexport.h"
#include "core/storage/transaction.h"
#include "core/webhooks/webhooksecrets.h"

#include <QFileInfo>
#include <QStringDecoder>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// The secret in plain text. Error: NotFound where it has none, or none that is text; Unavailable and Corrupt of the key.
Result<QByteArray> plainSecret(Store &store, WebhookSecrets &secrets, const QString &id)
{
    const Result<std::optional<SealedSecrets>> sealed = store.webhooks().secrets(id);
    if (!sealed)
        return failure(sealed);
    if (!*sealed)
        return failure(ErrorCode::NotFound, u"it has no secret"_s);
    const Result<Secret> opened = secrets.open(id, (*sealed)->sealed);
    if (!opened)
        return failure(opened);
    QStringDecoder decoder(QStringDecoder::Utf8);
    std::ignore = QString(decoder(opened->bytes()));
    if (decoder.hasError())
        return failure(ErrorCode::NotFound, u"its secret is no text"_s);
    return opened->bytes().toByteArray();
}

int exportWebhooks(Store &store, WebhookSecrets &secrets, const ExportRequest &request)
{
    const Snapshot snapshot(store.connection());
    const Result<std::vector<Webhook>> webhooks = store.webhooks().all();
    if (!webhooks)
        return reportFailure(webhooks.error());
    std::vector<WebhookEntry> entries;
    for (const Webhook &webhook : *webhooks) {
        const Result<QByteArray> secret = plainSecret(store, secrets, webhook.webhookId);
        if (secret)
            entries.push_back({ webhook, *secret });
        else if (secret.error().code == ErrorCode::NotFound)
            printLine(u"rejected %1: %2"_s.arg(webhook.webhookId, secret.error().message));
        else
            return reportFailure(secret.error(), ExitFailed);
    }
    const Result<void> written = writeWholeFile(request.file, oldWebhooksJson(entries) + '\n', request.force);
    if (!written)
        return reportFailure(written.error(), ExitFailed);
    printLine(u"exported %1 webhooks to %2"_s.arg(entries.size()).arg(request.file));
    return entries.size() == webhooks->size() ? ExitDone : ExitSomeRejected;
}

int exportDatabase(Store &store, const ExportRequest &request)
{
    LegacyCounts counts;
    const Result<void> written = makeWholeFile(request.file, request.force, [&](const QString &path) -> Result<void> {
        const Result<LegacyCounts> made = exportLegacyDatabase(store.connection(), path);
        if (!made)
            return failure(made);
        counts = *made;
        return {};
    });
    if (!written)
        return reportFailure(written.error(), ExitFailed);
    printLine(u"exported %1 devices, %2 entities and the teams of %3 users to %4"_s.arg(counts.devices)
                  .arg(counts.entities)
                  .arg(counts.users)
                  .arg(request.file));
    return ExitDone;
}

} // namespace

int runExportCommand(const Settings &settings, const ExportRequest &request)
{
    const DatabaseOptions database = databaseOptions(settings);
    if (!QFileInfo::exists(database.path))
        return reportFailure({ ErrorCode::Unavailable, u"There is no database %1"_s.arg(database.path), {} },
                             ExitDatabaseUnusable);
    const QString key = webhookKeyFile(settings, database.path);
    const bool toFile = request.kind != ExportKind::Book || request.file != u"-";
    for (const QString &own : { database.path, key }) {
        if (toFile && QFileInfo::exists(own) && isSameFile(own, request.file))
            return reportFailure({ ErrorCode::Conflict, u"%1 is Hearthbook's own file"_s.arg(request.file), {} },
                                 ExitFailed);
    }
    const Result<OpenedStore> opened = openForLooking(settings);
    if (!opened)
        return reportFailure(opened.error(), ExitDatabaseUnusable);
    WebhookSecrets secrets(opened->store->connection().options(), key);
    switch (request.kind) {
    case ExportKind::WebhooksJson: return exportWebhooks(*opened->store, secrets, request);
    case ExportKind::DataApiDatabase: return exportDatabase(*opened->store, request);
    case ExportKind::Book: return exportBook(opened->store->connection(), secrets, request);
    }
    return ExitFailed;
}

} // namespace hearthbook
