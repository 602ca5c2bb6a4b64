#include "app/doctor/finding.h"

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

using enum Severity;

std::vector<FindingKind> databaseKinds()
{
    return {
        { u"database-missing"_s, Note, u"There is no database yet"_s,
          u"The first start makes it; where there should be one, check database.url and the working directory"_s },
        { u"database-unreadable"_s, Error, u"The database cannot be opened"_s,
          u"See what is told; a damaged file is replaced by hearthbookd backup restore"_s },
        { u"database-damaged"_s, Error, u"SQLite's check of the file found damage"_s,
          u"Stop the server, keep the file, and bring a backup back with hearthbookd backup restore"_s },
        { u"database-network-filesystem"_s, Error, u"The database lies on a network file system"_s,
          u"Move it to a disk of this machine: locks and shared memory do not hold over a network, and the file gets damaged"_s },
        { u"database-unwritable"_s, Error, u"This user may not write the database or its folder"_s,
          u"Run the doctor as the service's user; else give that user the file and its folder (chown, chmod u+w)"_s },
        { u"database-readable-by-others"_s, Warning, u"Other users may read the database or a backup"_s,
          u"Take the right from them: chmod go-rwx on the file"_s },
        { u"database-foreign-owner"_s, Error, u"Files beside the database belong to another user than the database"_s,
          u"Give them to its owner (chown); run admin commands as the service's user, not as root"_s },
        { u"wal-grown"_s, Warning, u"The write-ahead log has grown large"_s,
          u"End programs that keep a read open for long; a restart of the server moves the log into the file"_s },
        { u"disk-nearly-full"_s, Warning, u"Little space is left where the database lies"_s,
          u"Make room: a migration and each backup need as much space as the database has"_s },
        { u"disk-full"_s, Error, u"No space is left where the database lies"_s,
          u"Make room at once: nothing can be stored"_s },
        { u"schema-behind"_s, Warning, u"The schema is older than this program"_s,
          u"The next start of the server brings it up to date, after a copy; or run hearthbookd migrate"_s },
        { u"schema-ahead"_s, Error, u"A newer program has written the database"_s,
          u"Install that version of Hearthbook again, or bring a backup back that this one made"_s },
        { u"schema-changed"_s, Error, u"The schema is not what the migrations made"_s,
          u"Bring a backup back; hearthbookd migrate status tells what differs"_s },
        { u"database-other-process"_s, Note, u"Another program has the database open"_s,
          u"Nothing to do where it is meant so; end it before files are moved or restored by hand"_s },
        { u"delivery-backlog"_s, Warning, u"Webhook deliveries pile up"_s,
          u"See GET /api/webhooks/ID/deliveries for why; disable webhooks whose receiver is gone"_s },
    };
}

std::vector<FindingKind> keyKinds()
{
    return {
        { u"webhook-key-missing"_s, Error, u"The key of the webhook secrets is missing or wrong"_s,
          u"Bring the key file back from where it was saved, or set webhooks.key_path; without it the secrets must be set anew"_s },
        { u"key-file-exposed"_s, Error, u"Other users may read a key file"_s,
          u"Take the right from them: chmod 600 on the file; then replace the key"_s },
        { u"tls-certificate-unusable"_s, Error, u"The TLS certificate or its key cannot be used"_s,
          u"Mend what is told, then reload the server (systemctl reload hearthbookd); run the doctor as the service's user"_s },
        { u"tls-certificate-refused"_s, Error, u"Clients refuse the TLS certificate"_s,
          u"Renew it and reload the server (systemctl reload hearthbookd); check the clock of this machine"_s },
        { u"tls-certificate-ending"_s, Warning, u"The TLS certificate ends soon"_s,
          u"Renew it and reload the server (systemctl reload hearthbookd); where something renews it by itself, see why it did not"_s },
        { u"admin-key-left"_s, Note, u"The key that the first start made still lies beside the database"_s,
          u"Take it over into a password store and remove the file"_s },
        { u"no-api-key"_s, Note, u"Other machines reach the server, and there is no API key yet"_s,
          u"The next start makes one for the administrator and leaves it beside the database; hearthbookd keys add makes more"_s },
        { u"api-key-short"_s, Warning, u"The old API key is short"_s,
          u"Set a longer API_KEY: whoever guesses it may do everything"_s },
        { u"drop-in-mode"_s, Warning, u"The routes of the old services answer without a key"_s,
          u"Give the old clients a key, then turn server.allow_anonymous off (DATA_API_ALLOW_ANONYMOUS)"_s },
        { u"cors-any"_s, Warning, u"Any web page may ask the server"_s,
          u"Name the pages that may in server.cors_origins instead of *"_s },
    };
}

std::vector<FindingKind> backupKinds()
{
    return {
        { u"backup-missing"_s, Warning, u"There is no verified backup"_s, u"Run hearthbookd backup create"_s },
        { u"backup-old"_s, Warning, u"The newest verified backup is old"_s,
          u"Turn backup.schedule on and see the log for why none was made; hearthbookd backup create makes one now"_s },
        { u"backup-unusable"_s, Warning, u"A backup cannot be used"_s,
          u"Make another one, then remove it; several point to a failing disk"_s },
        { u"backup-schedule-off"_s, Note, u"The server makes no backups by itself"_s,
          u"Turn backup.schedule on, unless something else makes them"_s },
        { u"backup-folder-unwritable"_s, Error, u"No backup can be written"_s,
          u"Give the service's user the folder, or set backup.folder"_s },
        { u"backup-same-disk"_s, Note, u"The backups lie on the disk of the database"_s,
          u"Set backup.folder to another disk, or copy the backups elsewhere"_s },
    };
}

std::vector<FindingKind> outsideKinds()
{
    return {
        { u"home-assistant-unreachable"_s, Warning, u"Home Assistant does not answer"_s,
          u"Check home_assistant.url, the network and whether Home Assistant runs"_s },
        { u"home-assistant-refused"_s, Error, u"Home Assistant refuses the token"_s,
          u"Make a new long-lived access token in Home Assistant and set HA_TOKEN"_s },
        { u"home-assistant-token-missing"_s, Error, u"Home Assistant has an address but no token"_s,
          u"Make a long-lived access token in Home Assistant and set HA_TOKEN"_s },
        { u"influxdb-unreachable"_s, Warning, u"InfluxDB does not answer"_s,
          u"Check influxdb.url, the network and whether InfluxDB runs"_s },
        { u"influxdb-refused"_s, Error, u"InfluxDB refuses the token, or the user and password"_s,
          u"Set INFLUXDB_TOKEN to a token that may read the bucket"_s },
        { u"influxdb-bucket-missing"_s, Error, u"InfluxDB has no such bucket, database or organisation"_s,
          u"Check influxdb.bucket and influxdb.org"_s },
        { u"influxdb-not-set"_s, Error, u"A setting needs InfluxDB, and none is set up"_s,
          u"Set influxdb.url, or turn the setting off that needs it"_s },
        { u"clock-off"_s, Warning, u"The clock of this machine is wrong"_s,
          u"Let a time service set it (systemd-timesyncd, chrony): the journal and signatures rely on it"_s },
        { u"file-limit-small"_s, Warning, u"Fewer files may be open than connections"_s,
          u"Raise the bound (ulimit -n, LimitNOFILE in the unit), or lower server.connection_limit"_s },
        { u"synchronous-off"_s, Warning, u"SQLite does not wait for the disk"_s,
          u"Set database.synchronous to NORMAL: a power cut may damage the file"_s },
        { u"checkpoints-off"_s, Note, u"The server leaves the write-ahead log to another program"_s,
          u"Nothing to do where one does so, as Litestream; else turn database.checkpoints on"_s },
        { u"debug-log"_s, Note, u"The log tells everything"_s, u"Set log.level to INFO once the fault is found"_s },
    };
}

} // namespace

QString severityWord(Severity severity)
{
    switch (severity) {
    case Note: return u"note"_s;
    case Warning: return u"warning"_s;
    case Error: break;
    }
    return u"error"_s;
}

const std::vector<FindingKind> &findingKinds()
{
    static const std::vector<FindingKind> all = [] {
        std::vector<FindingKind> joined;
        for (const auto &part : { databaseKinds(), keyKinds(), backupKinds(), outsideKinds() })
            joined.insert(joined.end(), part.begin(), part.end());
        return joined;
    }();
    return all;
}

void append(Findings &to, const Findings &more)
{
    to.insert(to.end(), more.begin(), more.end());
}

Finding finding(QStringView code, const QString &found)
{
    const auto &all = findingKinds();
    const auto kind = std::ranges::find_if(all, [code](const FindingKind &one) { return one.code == code; });
    if (kind == all.end())
        qFatal("there is no finding %s", qPrintable(code.toString()));
    return { &*kind, found };
}

} // namespace hearthbook
