#include "app/doctor/supportbundle.h"

#include "app/backups.h"
#include "app/commands/configcommand.h"
#include "app/database.h"
#include "app/doctor/doctor.h"
#include "app/doctor/tarfile.h"
#include "app/logging.h"
#include "app/runningserver.h"
#include "app/terminal.h"
#include "app/wholefile.h"
#include "core/domain/jsonwriter.h"
#include "core/storage/backupfile.h"
#include "core/storage/filelock.h"
#include "core/storage/journaldays.h"
#include "core/storage/sqliteversion.h"
#include "core/storage/transaction.h"
#include "server/http/gzip.h"

#include <QFileInfo>
#include <QSysInfo>
#include <QThread>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr auto readMe = R"(Made by `hearthbookd support-bundle`, for somebody who helps.

about.json     versions and the system
doctor.json    what `hearthbookd doctor` found
settings.toml  the settings in force and where each comes from; secrets are masked
database.json  schema, sizes, numbers of rows; no row
backups.json   the backups, by their manifests
metrics.txt    what the running server counts, where it answered

It holds addresses of Home Assistant and InfluxDB and paths of this machine: look before you pass it on.
)";

constexpr int journalDays = 14;

QByteArray about(const Settings &settings, const Result<QByteArray> &metrics)
{
    JsonWriter json(600);
    json.beginObject().member("at", Timestamp::now()).member("hearthbook", QStringLiteral(HEARTHBOOK_VERSION));
    json.member("qt", QString::fromLatin1(qVersion())).member("qt_built_with", QStringLiteral(QT_VERSION_STR));
    json.member("sqlite", sqliteVersion()).member("abi", QSysInfo::buildAbi());
    json.member("system", QSysInfo::prettyProductName())
        .member("kernel", u"%1 %2"_s.arg(QSysInfo::kernelType(), QSysInfo::kernelVersion()))
        .member("architecture", QSysInfo::currentCpuArchitecture())
        .member("cores", QThread::idealThreadCount());
    json.member("server_holds_database", FileLock::isHeld(databaseOptions(settings).path));
    json.member("metrics", metrics ? u"metrics.txt"_s : metrics.error().message);
    return json.endObject().take();
}

void writeFacts(JsonWriter &json, const BookFacts &facts)
{
    json.member("dangling_references", facts.dangling).key("rows").beginObject();
    for (const auto &[table, rows] : facts.counts)
        json.member(table.toLatin1(), rows);
    json.endObject();
}

void writeJournal(JsonWriter &json, Store &store)
{
    const Result<JournalSpan> span = store.journal().span();
    json.key("journal").beginObject();
    if (span)
        json.member("first", span->first).member("last", span->last);
    json.member("last_change", store.journal().lastChange()).key("days").beginArray();
    const auto days = changesOfDays(store.connection(), QDate::currentDate(), journalDays, QTimeZone::systemTimeZone());
    for (const DayChanges &day : days.value_or(std::vector<DayChanges>())) {
        json.beginObject().member("day", day.day.toString(Qt::ISODate)).member("changes", day.changes).endObject();
    }
    json.endArray().endObject();
}

void writeDeliveries(JsonWriter &json, Store &store)
{
    json.key("deliveries").beginObject();
    if (const Result<std::vector<StateCount>> states = store.deliveries().states()) {
        for (const StateCount &one : *states)
            json.member(deliveryStateWord(one.state).toLatin1(), one.count);
    }
    json.endObject();
}

void writeStore(JsonWriter &json, Store &store, bool isCurrent)
{
    const Snapshot snapshot(store.connection());
    if (const Result<DatabaseStatus> status = databaseStatus(store.connection()))
        json.member("journal_mode", status->journalMode)
            .member("bytes", status->fileBytes)
            .member("wal_bytes", status->walBytes);
    const Result<BookFacts> facts = factsOf(store.connection().handle());
    if (facts)
        writeFacts(json, *facts);
    else
        json.member("problem", facts.error().message);
    if (!isCurrent)
        return;
    writeJournal(json, store);
    writeDeliveries(json, store);
}

void writeSchema(JsonWriter &json, const SchemaStatus &schema)
{
    json.member("schema", schema.version).member("schema_of_program", schema.shipped);
    json.key("pending_migrations").beginArray();
    for (const Migration &migration : schema.pending)
        json.value(migration.name);
    json.endArray();
}

QByteArray databaseJson(const Settings &settings)
{
    DatabaseOptions options = databaseOptions(settings);
    options.readOnly = true;
    JsonWriter json(2000);
    json.beginObject().member("is_there", QFileInfo::exists(options.path));
    const Result<SchemaStatus> schema = lookAtSchema(options);
    if (!schema)
        return json.member("problem", schema.error().message).endObject().take();
    writeSchema(json, *schema);
    if (!QFileInfo::exists(options.path))
        return json.endObject().take();
    const Result<std::unique_ptr<Store>> store = Store::open(options);
    if (store)
        writeStore(json, **store, schema->pending.isEmpty());
    else
        json.member("problem", store.error().message);
    return json.endObject().take();
}

QByteArray backupsJson(const Settings &settings)
{
    JsonWriter json(2000);
    json.beginArray();
    for (const Backup &backup : backupFolder(settings, databaseOptions(settings).path).list()) {
        json.beginObject().member("name", backup.name);
        writeMembers(json, backup.manifest);
        json.endObject();
    }
    return json.endArray().take();
}

} // namespace

std::vector<BundleFile> bundleFiles(const Settings &settings)
{
    const Result<QByteArray> metrics = metricsOfServer(settings);
    std::vector<BundleFile> files { { u"README.txt"_s, readMe },
                                    { u"about.json"_s, about(settings, metrics) },
                                    { u"doctor.json"_s, findingsJson(examine(settings)) },
                                    { u"settings.toml"_s, settingLines(settings, true).join(u'\n').toUtf8() + '\n' },
                                    { u"database.json"_s, databaseJson(settings) },
                                    { u"backups.json"_s, backupsJson(settings) } };
    if (metrics)
        files.emplace_back(u"metrics.txt"_s, *metrics);
    for (auto &[name, content] : files)
        content = maskedForLog(QString::fromUtf8(content)).toUtf8();
    return files;
}

int runSupportBundle(const Settings &settings, const QString &output)
{
    setLogLevel(u"ERROR"_s); // what else would be said is among the findings
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QString name = u"hearthbook-support-%1"_s.arg(now.toString(u"yyyyMMdd'T'HHmmss'Z'"));
    TarFile tar(now);
    for (const auto &[file, content] : bundleFiles(settings))
        tar.add(name + u'/' + file, content);
    const QString path = output.isEmpty() ? name + u".tar.gz"_s : output;
    const Result<void> written = writeWholeFile(path, gzipCompress(tar.finished(), 9), false);
    if (!written)
        return reportFailure(written.error());
    printLine(u"%1 holds no secrets; look into it before you pass it on"_s.arg(path));
    return ExitDone;
}

} // namespace hearthbook
