#include "ui/models/webhooktext.h"

#include "core/source/sentences.h"
#include "ui/models/column.h"
#include "ui/plaintext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QUrl>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 hour = 3600;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hearthbook::Webhook)
};

QDateTime timeOf(const QJsonObject &row, QStringView field)
{
    return QDateTime::fromString(row.value(field).toString(), Qt::ISODateWithMs);
}

StateLook failing(const QJsonObject &webhook, const QDateTime &since)
{
    const QString why = Words::tr("Nothing has arrived since %1.").arg(sinceText(webhook[u"failing_since"].toString()));
    const bool isLong = since.secsTo(QDateTime::currentDateTimeUtc()) >= hour;
    if (isLong)
        return { Shade::Bad, u"bad"_s, Words::tr("Failing"), why };
    return { Shade::Attention, u"attention"_s, Words::tr("Trouble"), why };
}

} // namespace

StateLook webhookLook(const QJsonObject &webhook)
{
    if (!webhook[u"enabled"].toBool()) {
        const QString reason = sentenceText(webhook[u"disabled_reason"].toString());
        if (!reason.isEmpty())
            return { Shade::Bad, u"bad"_s, Words::tr("Stopped"), reason };
        return { Shade::Idle, u"paused"_s, Words::tr("Paused"), Words::tr("It is switched off: nothing is sent.") };
    }
    if (const QDateTime since = timeOf(webhook, u"failing_since"); since.isValid())
        return failing(webhook, since);
    const QDateTime success = timeOf(webhook, u"last_success");
    if (!success.isValid())
        return { Shade::Idle, u"waiting"_s, Words::tr("Unused"), Words::tr("Nothing was sent so far.") };
    return { Shade::Good, u"good"_s, Words::tr("Working"),
             Words::tr("%n deliveries arrived.", nullptr, webhook[u"total_calls"].toInt()) };
}

QString eventsText(const QJsonObject &webhook)
{
    QStringList events;
    for (const auto &event : webhook[u"events"].toArray())
        events += oneLine(event.toString());
    if (!events.isEmpty())
        return events.join(u", "_s);
    return webhook[u"scheme"].toString() == u"standard"_s ? Words::tr("All events") : Words::tr("No events");
}

QString lastDelivery(const QJsonObject &webhook)
{
    const QDateTime success = timeOf(webhook, u"last_success");
    const QDateTime failure = timeOf(webhook, u"last_failure");
    const bool isFailure = failure.isValid() && (!success.isValid() || failure > success);
    return webhook[isFailure ? u"last_failure" : u"last_success"].toString();
}

QString webhookName(const QJsonObject &webhook)
{
    const QUrl url(webhook[u"url"].toString());
    return oneLine(url.isValid() && !url.host().isEmpty() ? url.host() : webhook[u"url"].toString());
}

} // namespace hearthbook
