#include "core/importers/oldwebhookjson.h"

#include <QByteArrayList>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

QByteArray escaped(char16_t unit)
{
    switch (unit) {
    case u'"': return "\\\"";
    case u'\\': return "\\\\";
    case u'\n': return "\\n";
    case u'\r': return "\\r";
    case u'\t': return "\\t";
    case u'\b': return "\\b";
    case u'\f': return "\\f";
    default: break;
    }
    if (unit >= 0x20 && unit < 0x7f)
        return QByteArray(1, char(unit));
    return "\\u" + QByteArray::number(uint(unit), 16).rightJustified(4, '0');
}

QByteArray quoted(QStringView text)
{
    QByteArray out = "\"";
    for (const QChar unit : text)
        out += escaped(unit.unicode());
    return out + '"';
}

QByteArray orNull(const std::optional<QString> &text)
{
    return text ? quoted(*text) : "null"_ba;
}

/// As datetime.isoformat(): no zone, and no fraction where it is zero.
QByteArray time(const Timestamp &moment)
{
    constexpr qsizetype whole = 19;
    constexpr qsizetype withFraction = 26;
    const QString text = moment.toString();
    return quoted(text.first(moment.microseconds % 1'000'000 == 0 ? whole : withFraction));
}

QByteArray time(const std::optional<Timestamp> &moment)
{
    return moment ? time(*moment) : "null"_ba;
}

QByteArray list(const QStringList &items)
{
    if (items.isEmpty())
        return "[]";
    QByteArrayList lines;
    for (const QString &item : items)
        lines += "      " + quoted(item);
    return "[\n" + lines.join(",\n") + "\n    ]";
}

QByteArray entryOf(const WebhookEntry &entry)
{
    const Webhook &webhook = entry.webhook;
    QByteArrayList members;
    const auto add = [&members](const char *key, const QByteArray &value) {
        members += QByteArray("    \"") + key + "\": " + value;
    };
    add("url", quoted(webhook.url));
    add("events", list(webhook.events));
    add("secret", quoted(QString::fromUtf8(entry.secret)));
    add("team", orNull(webhook.team));
    add("created_at", time(webhook.createdAt));
    add("total_calls", QByteArray::number(webhook.totalCalls));
    add("failed_calls", QByteArray::number(webhook.failedCalls));
    add("last_success", time(webhook.lastSuccess));
    add("last_failure", time(webhook.lastFailure));
    add("enabled", webhook.enabled ? "true" : "false");
    return "  " + quoted(webhook.webhookId) + ": {\n" + members.join(",\n") + "\n  }";
}

} // namespace

QByteArray oldWebhooksJson(const std::vector<WebhookEntry> &webhooks)
{
    if (webhooks.empty())
        return "{}";
    QByteArrayList entries;
    for (const WebhookEntry &entry : webhooks)
        entries += entryOf(entry);
    return "{\n" + entries.join(",\n") + "\n}";
}

} // namespace hearthbook
