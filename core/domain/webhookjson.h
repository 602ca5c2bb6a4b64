#pragma once

#include "core/domain/jsondocument.h"
#include "core/domain/webhook.h"
#include "core/domain/wireform.h"

namespace hearthbook {

/// The JSON form of webhooks, on the wire and in the database. The only place that knows it.

/// Writes the members of a row, `webhook_id` first, without the braces: some answers have more to say.
void writeMembers(JsonWriter &json, const Webhook &webhook);
/// The row.
void writeJson(JsonWriter &json, const Webhook &webhook, FieldMask fields = allFields);

template<>
QStringList RecordFields<Webhook>::names();

/// `["device.*"]`, as stored, and back. What another program stored there that is no text is left out.
void writeEvents(JsonWriter &json, const QStringList &events);
QByteArray eventsJson(const QStringList &events);
QStringList readEvents(const QByteArray &json);

/// How deep filters may be nested; SQLite's JSON functions end at 1,000.
inline constexpr int maxFiltersDepth = 64;

/// A change of a webhook by its user. What is absent stays as it is.
struct WebhookPatch
{
    std::optional<QString> url = {}; ///< normalised
    std::optional<QStringList> events = {};
    std::optional<std::optional<QString>> team = {};
    QByteArray filters = {}; ///< a merge patch (RFC 7396), or `null` for none; empty: absent
    std::optional<bool> enabled = {}; ///< to be enabled also ends the reason why it was not
};

/// What `base` becomes. Error: InvalidInput where the filters grow too large.
Result<Webhook> patched(Webhook base, const WebhookPatch &patch);

} // namespace hearthbook
