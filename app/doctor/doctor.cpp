#include "app/doctor/doctor.h"

#include "app/backups.h"
#include "app/database.h"
#include "app/doctor/backupchecks.h"
#include "app/doctor/certificatechecks.h"
#include "app/doctor/connectionchecks.h"
#include "app/doctor/databasechecks.h"
#include "app/doctor/filechecks.h"
#include "app/doctor/settingchecks.h"
#include "app/influx.h"
#include "app/logging.h"
#include "app/process.h"
#include "app/serveraccess.h"
#include "app/terminal.h"
#include "app/webhooks.h"
#include "core/discovery/endpoint.h"
#include "core/domain/jsonwriter.h"
#include "core/storage/writingrights.h"

#include <QFileInfo>
#include <QStorageInfo>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Findings lookAtFiles(const Settings &settings, const QString &database)
{
    const QStorageInfo disk(existingFolder(QFileInfo(database).path()));
    Findings found = checkFileSystem(database, disk.fileSystemType());
    append(found, checkRights(database));
    append(found, checkTlsKey(settings.text(u"server.tls_key")));
    append(found, checkCertificate(settings, QDateTime::currentDateTimeUtc()));
    append(found, checkKeyFiles(webhookKeyFile(settings, database), madeKeyFile(database)));
    append(found, checkWal(QFileInfo(database + u"-wal"_s).size()));
    append(found, checkSpace(disk.rootPath(), disk.bytesAvailable(), QFileInfo(database).size()));
    append(found, checkProcesses(database));
    const BackupFolder backups = backupFolder(settings, database);
    append(found, checkBackupFolder(backups, database));
    append(found, checkFileLimit(openFileLimit(), settings.integer(u"server.connection_limit")));
    return found;
}

/// What only a book of this program's schema can tell.
Findings lookAtRows(const Settings &settings, Store &store, const QString &database)
{
    const Timestamp now = Timestamp::now();
    Findings found = checkJournalClock(store.journal().lastChange(), now);
    append(found, checkBacklog(store.deliveries(), now));
    WebhookSecrets secrets(store.connection().options(), webhookKeyFile(settings, database));
    append(found, checkWebhookKey(secrets, store.webhooks()));
    if (const Result<std::vector<ApiKey>> keys = store.apiKeys().list())
        append(found, checkListening(settings, !keys->empty()));
    append(found, checkBackups(backupFolder(settings, database).list(), now));
    return found;
}

Findings lookAtDatabase(const Settings &settings)
{
    DatabaseOptions options = databaseOptions(settings);
    options.readOnly = true;
    if (!QFileInfo::exists(options.path)) {
        Findings found { finding(u"database-missing", u"%1 is not there"_s.arg(options.path)) };
        append(found, checkListening(settings, false));
        return found;
    }
    const Result<SchemaStatus> schema = lookAtSchema(options);
    Findings found = checkSchema(schema);
    if (!schema)
        return found;
    const Result<std::unique_ptr<Store>> store = Store::open(options);
    if (!store) {
        found.push_back(finding(u"database-unreadable", store.error().message));
        return found;
    }
    const Findings damage = checkIntegrity((*store)->connection());
    append(found, damage);
    if (damage.empty() && schema->pending.isEmpty())
        append(found, lookAtRows(settings, **store, options.path));
    return found;
}

QUrl asHttp(QUrl url)
{
    url.setScheme(url.scheme() == u"wss"_s ? u"https"_s : u"http"_s);
    url.setPath(u"/"_s);
    return url;
}

Findings lookOutside(const Settings &settings)
{
    Findings found = checkHomeAssistant(settings);
    if (const Result<std::vector<Endpoint>> all = endpoints(settings); all && found.empty()) {
        const QUrl url = asHttp(all->front().url);
        append(found, checkClock(u"Home Assistant"_s, clockOf(url), Timestamp::now()));
    }
    const InfluxOptions influx = influxOptions(settings);
    const Findings silence = checkInflux(influx);
    append(found, silence);
    if (influx.isSetUp() && silence.empty())
        append(found, checkClock(u"InfluxDB"_s, clockOf(influx.url), Timestamp::now()));
    return found;
}

std::ptrdiff_t count(const Findings &findings, Severity severity)
{
    return std::ranges::count_if(findings, [severity](const Finding &one) { return one.kind->severity == severity; });
}

QString summary(const Findings &findings)
{
    return u"errors: %1, warnings: %2, notes: %3"_s.arg(count(findings, Severity::Error))
        .arg(count(findings, Severity::Warning))
        .arg(count(findings, Severity::Note));
}

} // namespace

Findings examine(const Settings &settings)
{
    Findings found = checkSettings(settings);
    append(found, lookAtFiles(settings, databaseOptions(settings).path));
    append(found, lookAtDatabase(settings));
    append(found, lookOutside(settings));
    for (Finding &one : found)
        one.found = maskedForLog(one.found);
    std::ranges::stable_sort(found, std::ranges::greater(), [](const Finding &one) { return one.kind->severity; });
    return found;
}

QByteArray findingsJson(const Findings &findings)
{
    JsonWriter json(1000);
    json.beginObject().member("version", QStringLiteral(HEARTHBOOK_VERSION)).member("at", Timestamp::now());
    json.member("errors", qint64(count(findings, Severity::Error)));
    json.member("warnings", qint64(count(findings, Severity::Warning)));
    json.member("notes", qint64(count(findings, Severity::Note))).key("findings").beginArray();
    for (const Finding &one : findings) {
        json.beginObject().member("code", one.kind->code).member("severity", severityWord(one.kind->severity));
        json.member("meaning", one.kind->meaning).member("found", one.found).member("remedy", one.kind->remedy);
        json.endObject();
    }
    return json.endArray().endObject().take();
}

int runDoctor(const Settings &settings, bool asJson)
{
    setLogLevel(u"ERROR"_s); // what else would be said is among the findings
    const Findings findings = examine(settings);
    if (asJson) {
        printVerbatim(QString::fromUtf8(findingsJson(findings)));
    } else {
        for (const Finding &one : findings) {
            printLine(u"%1 %2: %3"_s.arg(severityWord(one.kind->severity).leftJustified(7), one.kind->code,
                                         one.kind->meaning));
            printLine(u"        %1."_s.arg(one.found));
            printLine(u"        %1."_s.arg(one.kind->remedy));
        }
        printLine(findings.empty() ? u"Nothing is wrong."_s : summary(findings));
    }
    return count(findings, Severity::Error) > 0 ? ExitFailed : ExitDone;
}

} // namespace hearthbook
