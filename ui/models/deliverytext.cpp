#include "ui/models/deliverytext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hearthbook::Delivery)
};

/// The words of Attempt::error.
QString troubleText(const QString &error)
{
    const QHash<QString, QString> sentences {
        { u"timeout"_s, Words::tr("No answer came within 15 seconds.") },
        { u"refused"_s, Words::tr("Nobody listens there: the connection was refused.") },
        { u"closed"_s, Words::tr("The receiver hung up without an answer.") },
        { u"tls"_s, Words::tr("No encrypted connection came about: the certificate was not accepted.") },
        { u"no HTTP"_s, Words::tr("What answers there does not speak HTTP.") },
        { u"forbidden_target"_s, Words::tr("The address is one that deliveries may not go to.") },
        { u"unresolved"_s, Words::tr("The name has no address: it is not known, or no name server answered.") },
        { u"url"_s, Words::tr("The URL cannot be used.") },
        { u"header"_s, Words::tr("The event's name does not fit in a header.") },
        { u"secret"_s, Words::tr("The secret could not be read, so nothing was sent. Look after the key file.") },
        { u"network"_s, Words::tr("The network failed on the way.") },
    };
    return sentences.value(error, error);
}

QByteArray secondsOf(const QString &time)
{
    return QByteArray::number(QDateTime::fromString(time, Qt::ISODateWithMs).toSecsSinceEpoch());
}

} // namespace

StateLook deliveryLook(const QJsonObject &delivery)
{
    const QString state = delivery[u"state"].toString();
    if (state == u"delivered"_s)
        return { Shade::Good, u"good"_s, Words::tr("Delivered") };
    if (state == u"failed"_s)
        return { Shade::Bad, u"bad"_s, Words::tr("Given up"), Words::tr("It was tried as often as is tried at all.") };
    if (delivery[u"attempts"].toArray().isEmpty())
        return { Shade::Idle, u"waiting"_s, Words::tr("Waiting"), Words::tr("It was not tried yet.") };
    return { Shade::Attention, u"attention"_s, Words::tr("Not arrived"), Words::tr("It is tried again.") };
}

QString attemptText(const QJsonObject &attempt)
{
    if (!attempt[u"status"].isDouble())
        return troubleText(attempt[u"error"].toString());
    return Words::tr("Answered with %1 after %2 ms.")
        .arg(attempt[u"status"].toInt())
        .arg(QLocale().toString(attempt[u"duration_ms"].toInteger()));
}

qint64 lastDuration(const QJsonObject &delivery)
{
    const QJsonArray attempts = delivery[u"attempts"].toArray();
    return attempts.isEmpty() ? -1 : attempts.last()[u"duration_ms"].toInteger();
}

QString requestHeaders(const QJsonObject &webhook, const QJsonObject &delivery, const QJsonObject &attempt)
{
    const QString scheme = webhook[u"scheme"].toString();
    const QString event = delivery[u"event"].toString();
    const QString at = attempt[u"at"].toString();
    QStringList lines { u"POST "_s + webhook[u"url"].toString(), u"Content-Type: application/json"_s };
    if (scheme == u"standard"_s) {
        lines += u"webhook-id: "_s + delivery[u"delivery_id"].toString();
        lines += u"webhook-timestamp: "_s + QString::fromLatin1(secondsOf(at));
        lines += u"webhook-signature: v1,…"_s;
    } else if (scheme == u"sports-data"_s) {
        lines += u"X-Webhook-ID: "_s + webhook[u"webhook_id"].toString();
        lines += u"X-Webhook-Event: "_s + event;
        lines += u"X-Webhook-Signature: …"_s;
    } else {
        lines += u"X-Event-Type: "_s + event;
        lines += u"X-Signature: …"_s;
    }
    return lines.join(u'\n');
}

QString readableJson(const QString &text)
{
    const QJsonDocument json = QJsonDocument::fromJson(text.toUtf8());
    return json.isNull() ? text : QString::fromUtf8(json.toJson()).trimmed();
}

} // namespace hearthbook
