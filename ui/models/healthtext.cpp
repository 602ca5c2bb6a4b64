#include "ui/models/healthtext.h"

#include "core/source/sentences.h"
#include "ui/models/column.h"
#include "ui/plaintext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hearthbook::HealthText)
};

StateLook good(const QString &word, const QStringList &why)
{
    return { Shade::Good, u"good"_s, word, why.join(u' ') };
}

StateLook attention(const QString &word, const QStringList &why)
{
    return { Shade::Attention, u"attention"_s, word, why.join(u' ') };
}

StateLook bad(const QString &word, const QStringList &why)
{
    return { Shade::Bad, u"refused"_s, word, why.join(u' ') };
}

StateLook idle(const QString &word, const QStringList &why)
{
    return { Shade::Idle, u"waiting"_s, word, why.join(u' ') };
}

StateLook notRead()
{
    return idle(Words::tr("Not known"), { Words::tr("It was not read yet.") });
}

StateLook knownToServers(const QStringList &more = {})
{
    return idle(Words::tr("Not known"), QStringList { Words::tr("Known while a server runs on this file.") } + more);
}

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

/// What a server tells of why, as a sentence.
QString reasonOf(const QJsonObject &error)
{
    const QString reason = oneLine(sentenceText(error.value(u"message").toString())).trimmed();
    return reason.isEmpty() || reason.endsWith(u'.') ? reason : reason + u'.';
}

QStringList listingText(const Overview &overview)
{
    const QString read = overview.discovery.value(u"last_run").toString();
    if (!read.isEmpty())
        return { Words::tr("Last read %1.").arg(sinceText(read)) };
    if (!overview.lastListing.isEmpty())
        return { Words::tr("It last changed something here %1.").arg(sinceText(overview.lastListing)) };
    return {};
}

QString lackText(const QJsonObject &kind, const QString &text)
{
    return text.arg(QLocale().toString(kind.value(u"missing").toInteger()),
                    QLocale().toString(kind.value(u"present").toInteger()));
}

} // namespace

QString heldText(const QJsonObject &held)
{
    const QJsonObject removals = held.value(u"removals").toObject();
    const auto lacks = [&removals](const QString &kind) { return removals.value(kind)[u"missing"].toInteger() > 0; };
    const QString devices = lackText(removals.value(u"devices").toObject(), Words::tr("%1 of %2 devices"));
    const QString entities = lackText(removals.value(u"entities").toObject(), Words::tr("%1 of %2 entities"));
    if (lacks(u"devices"_s) && lacks(u"entities"_s))
        return Words::tr("%1 and %2").arg(devices, entities);
    if (lacks(u"devices"_s) || lacks(u"entities"_s))
        return lacks(u"devices"_s) ? devices : entities;
    return Words::tr("%n row(s)", nullptr, int(held.value(u"would_remove").toInteger()));
}

StateLook databaseLook(const Overview &overview, const BookSort &book)
{
    const QJsonObject sqlite = overview.health.value(u"dependencies")[u"sqlite"].toObject();
    if (sqlite.isEmpty())
        return notRead();
    if (sqlite.value(u"status").toString() != u"healthy")
        return bad(Words::tr("Cannot be read"), { oneLine(sqlite.value(u"connection").toString()) });
    QStringList why { Words::tr("%1 holds %2.")
                          .arg(book.isServer ? Words::tr("The server's file") : oneLine(book.place.section(u'/', -1)),
                               sizeText(sqlite.value(u"database_size_bytes").toInteger())) };
    if (const qint64 wal = sqlite.value(u"wal_size_bytes").toInteger(); wal > 0)
        why += Words::tr("%1 more wait beside it to be moved in.").arg(sizeText(wal));
    why += Words::tr("Schema %1, SQLite %2.")
               .arg(sqlite.value(u"schema_version").toInteger())
               .arg(oneLine(sqlite.value(u"version").toString()));
    if (const QString last = sqlite.value(u"last_write").toString(); !last.isEmpty())
        why += Words::tr("Last change %1.").arg(sinceText(last));
    why += Words::tr("It was not checked page by page.");
    return good(book.isReadOnly ? Words::tr("Can be read; only reading") : Words::tr("Can be read and written"), why);
}

StateLook homeAssistantLook(const Overview &overview, const BookSort &book)
{
    const QJsonObject &discovery = overview.discovery;
    const QString state = discovery.value(u"state").toString();
    if (state.isEmpty())
        return notRead();
    const QJsonObject error = discovery.value(u"error").toObject();
    if (const QJsonObject held = discovery.value(u"held").toObject(); !held.isEmpty())
        return attention(Words::tr("A listing waits for you"),
                         { Words::tr("It lacks %1 that are known here, so it was not taken.").arg(heldText(held)) });
    if (state == u"disabled")
        return !book.isServer
            ? knownToServers(listingText(overview))
            : idle(Words::tr("Not connected"), { Words::tr("The server has no address or no token of it.") });
    QStringList why = listingText(overview);
    if (const QString address = oneLine(discovery.value(u"address").toString()); !address.isEmpty())
        why.prepend(address + u'.');
    if (state == u"following")
        return good(Words::tr("Connected"), why);
    if (state == u"connecting" || state == u"listing")
        return idle(state == u"listing" ? Words::tr("Being read") : Words::tr("Connecting"), why);
    why.prepend(reasonOf(error));
    if (state == u"auth_invalid")
        return bad(Words::tr("Token refused"), why);
    return state == u"waiting" ? attention(Words::tr("Not reachable, tried again"), why)
                               : attention(Words::tr("Stopped"), why);
}

StateLook influxLook(const Overview &overview, const BookSort &book)
{
    const QJsonObject influx = overview.health.value(u"dependencies")[u"influxdb"].toObject();
    if (influx.isEmpty())
        return notRead();
    if (!book.isServer)
        return knownToServers();
    const QString url = oneLine(influx.value(u"url").toString());
    if (url.isEmpty())
        return idle(Words::tr("Not set up"), { Words::tr("Events and scores are read from it where it is.") });
    if (influx.value(u"status").toString() != u"connected")
        return bad(Words::tr("Not reachable"), { url + u'.', Words::tr("What is read from it is missing meanwhile.") });
    return good(Words::tr("Connected"),
                { url + u'.',
                  Words::tr("Questions since the server's start: %1, %2 ms on average.")
                      .arg(QLocale().toString(influx.value(u"query_count").toInteger()),
                           QLocale().toString(influx.value(u"avg_query_time_ms").toDouble(), 'f', 0)) });
}

StateLook webhooksLook(const Overview &overview, const BookSort &book)
{
    if (overview.health.isEmpty())
        return notRead();
    if (overview.webhooks.empty())
        return idle(Words::tr("None"), { Words::tr("Nobody is told when something changes.") });
    const auto count = [&overview](const auto &holds) {
        return int(std::count_if(overview.webhooks.begin(), overview.webhooks.end(), holds));
    };
    const int disabled = count([](const QJsonObject &row) { return !row.value(u"enabled").toBool(); });
    const int failing = count(
        [](const QJsonObject &row) { return row.value(u"enabled").toBool() && !row.value(u"failing_since").isNull(); });
    const int all = int(overview.webhooks.size());
    QStringList numbers { Words::tr("%n in all", nullptr, all) };
    if (failing > 0)
        numbers += Words::tr("%n failing", nullptr, failing);
    if (disabled > 0)
        numbers += Words::tr("%n disabled", nullptr, disabled);
    QStringList why { numbers.join(u", "_s) + u'.' };
    if (failing > 0)
        why += Words::tr("What could not be sent waits and is tried again.");
    if (!book.isServer)
        why += Words::tr("They are called while a server runs on this file.");
    if (overview.health.value(u"webhook_secrets")[u"status"].toString() == u"unavailable")
        return bad(Words::tr("Secrets cannot be read"),
                   why << reasonOf({ { u"message"_s, overview.health.value(u"webhook_secrets")[u"reason"] } }));
    if (failing > 0)
        return attention(Words::tr("%n failing", nullptr, failing), why);
    return disabled == all ? idle(Words::tr("All disabled"), why) : good(Words::tr("No failures"), why);
}

StateLook backupLook(const Overview &overview, const BookSort &book)
{
    if (overview.health.isEmpty())
        return notRead();
    const QJsonObject backups = overview.health.value(u"backups").toObject();
    if (backups.isEmpty())
        return idle(Words::tr("Not known"), { Words::tr("This server is older than backups.") });
    const QString schedule = backups.value(u"scheduled").toBool() ? Words::tr("The server makes one every day.")
        : book.isServer                                           ? Words::tr("The server makes none by itself.")
                        : Words::tr("None is made by itself while no server runs on this file.");
    const QJsonObject last = backups.value(u"last").toObject();
    QStringList why;
    if (!last.isEmpty())
        why += Words::tr("Made %1, %2, and checked.")
                   .arg(sinceText(last.value(u"created_at").toString()), sizeText(last.value(u"bytes").toInteger()));
    if (const qint64 count = backups.value(u"count").toInteger(); count > 1)
        why += Words::tr("%n are there.", nullptr, int(count));
    if (const QString problem = oneLine(backups.value(u"problem").toString()); !problem.isEmpty())
        return bad(Words::tr("The last one failed"), QStringList { problem + u'.' } + why);
    why += schedule;
    if (last.isEmpty())
        return attention(Words::tr("None yet"), why);
    const QDateTime made = QDateTime::fromString(last.value(u"created_at").toString(), Qt::ISODateWithMs);
    constexpr int oldDays = 7;
    if (made.isValid() && made.daysTo(QDateTime::currentDateTimeUtc()) > oldDays)
        return attention(Words::tr("More than a week old"), why);
    return good(Words::tr("Whole"), why);
}

} // namespace hearthbook
