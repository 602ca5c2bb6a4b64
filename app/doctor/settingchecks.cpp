#include "app/doctor/settingchecks.h"

#include "core/settings/listenaddress.h"

#include <QHostAddress>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shortKey = 16;
constexpr qint64 ownFiles = 64; ///< database, logs, other servers

/// A name may be anybody's.
bool isOnlyHere(const Settings &settings)
{
    const QString host = ListenAddress::parse(settings.text(u"server.listen")).value_or(ListenAddress()).host;
    return host == u"localhost"_s || QHostAddress(host).isLoopback();
}

bool isSet(const Settings &settings, QStringView url)
{
    return !settings.url(url).isEmpty();
}

Findings checkOpenness(const Settings &settings)
{
    Findings found;
    const QString listen = settings.text(u"server.listen");
    if (settings.flag(u"server.allow_anonymous"))
        found.push_back(finding(u"drop-in-mode",
                                isOnlyHere(settings) ? u"All programs of this machine may use them"_s
                                                     : u"Whoever reaches %1 may read and write by them"_s.arg(listen)));
    const QString key = settings.secret(u"auth.api_key");
    if (!key.isEmpty() && key.size() < shortKey)
        found.push_back(finding(u"api-key-short", u"It has fewer than %1 characters"_s.arg(shortKey)));
    if (settings.list(u"server.cors_origins").contains(u"*"_s))
        found.push_back(finding(u"cors-any", u"server.cors_origins holds *"_s));
    return found;
}

Findings checkNeeds(const Settings &settings)
{
    Findings found;
    if (settings.text(u"database.read_fallback") == u"influx" && !isSet(settings, u"influxdb.url"))
        found.push_back(finding(u"influxdb-not-set", u"database.read_fallback is influx: the server does not start"_s));
    if (settings.flag(u"influxdb.store_device_history") && !isSet(settings, u"influxdb.url"))
        found.push_back(finding(u"influxdb-not-set", u"influxdb.store_device_history is on: no history is written"_s));
    const bool isAddressed = isSet(settings, u"home_assistant.url") || isSet(settings, u"home_assistant.websocket_url")
        || isSet(settings, u"home_assistant.nabu_casa_url");
    const bool hasToken = !settings.secret(u"home_assistant.token").isEmpty()
        || !settings.secret(u"home_assistant.nabu_casa_token").isEmpty();
    if (isAddressed && !hasToken)
        found.push_back(finding(u"home-assistant-token-missing", u"The book is not kept up to date"_s));
    return found;
}

} // namespace

Findings checkSettings(const Settings &settings)
{
    Findings found = checkOpenness(settings);
    append(found, checkNeeds(settings));
    if (settings.text(u"database.synchronous") == u"OFF")
        found.push_back(finding(u"synchronous-off", u"database.synchronous is OFF"_s));
    if (!settings.flag(u"database.checkpoints"))
        found.push_back(finding(u"checkpoints-off", u"database.checkpoints is off"_s));
    if (settings.text(u"log.level") == u"DEBUG")
        found.push_back(finding(u"debug-log", u"log.level is DEBUG"_s));
    if (!settings.flag(u"backup.schedule"))
        found.push_back(finding(u"backup-schedule-off", u"backup.schedule is off"_s));
    return found;
}

Findings checkListening(const Settings &settings, bool hasKeys)
{
    if (hasKeys || isOnlyHere(settings) || !settings.secret(u"auth.api_key").isEmpty())
        return {};
    return { finding(u"no-api-key", u"It listens on %1"_s.arg(settings.text(u"server.listen"))) };
}

Findings checkFileLimit(qint64 files, qint64 connections)
{
    if (files < 0 || files >= connections + ownFiles)
        return {};
    return { finding(
        u"file-limit-small",
        u"A process may open %1 files here, for up to %2 connections and the server's own"_s.arg(files).arg(
            connections)) };
}

} // namespace hearthbook
