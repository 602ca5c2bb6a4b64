#pragma once

#include "core/domain/result.h"
#include "core/domain/timestamp.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace hearthbook {

/// How a delivery is headed, signed and laid out. A webhook registered through an old face keeps that service's way.
enum class SignatureScheme {
    Standard,   ///< Standard Webhooks 1.0: webhook-id, webhook-timestamp, webhook-signature
    SportsData, ///< the old sports-data service: X-Webhook-Signature
    DataApi     ///< the old data-api: X-Signature over the payload with sorted keys
};

/// The word of the database and the API: "standard", "sports-data", "data-api".
QString schemeWord(SignatureScheme scheme);
/// Reads schemeWord(); nothing where the word is unknown.
std::optional<SignatureScheme> schemeOf(QStringView word);

/// Which rooms and domains a webhook wants to hear of. An empty list lets everything through.
struct WebhookFilters
{
    QStringList areaIds = {};
    QStringList domains = {};
    QByteArray json = "{}"; ///< the object as it was sent, compact: keys that nobody knows are kept

    /// Reads {"area_id": […], "domain": […]}; null is no filter, a single string a list of one, what is no string in a
    /// list is passed over. Errors: InvalidInput where the text is no JSON object.
    static Result<WebhookFilters> fromJson(const QByteArray &text);

    bool operator==(const WebhookFilters &) const = default;
};

/// A subscription: where to send which events. Its secret is not part of it: see core/webhooks/secretbox.h.
struct Webhook
{
    QString webhookId = {};
    QString url = {}; ///< normalised; may hold a user and a password, see redactedUrl()
    QStringList events = {}; ///< globs, as "device.*"; what an empty list means: see wants()
    std::optional<QString> team = {}; ///< as it was sent; of game events only those of this team
    WebhookFilters filters = {};
    SignatureScheme scheme = SignatureScheme::Standard;
    bool enabled = true;
    std::optional<QString> disabledReason = {}; ///< a sentence, where Hearthbook disabled it itself
    Timestamp createdAt = {};
    Timestamp updatedAt = {};
    qint64 revision = 0; ///< grows by one with every change, counters apart; the ETag

    // Counters: not journalled, no part of the revision.
    qint64 totalCalls = 0; ///< deliveries that succeeded, as the old service counted
    qint64 failedCalls = 0; ///< deliveries given up
    std::optional<Timestamp> lastSuccess = {};
    std::optional<Timestamp> lastFailure = {};
    std::optional<Timestamp> failingSince = {}; ///< first failed attempt after the last success
};

enum class DeliveryState {
    Pending, ///< to be sent at nextAttemptAt
    Delivered,
    Failed ///< given up
};

/// The word of the database and the API: "pending", "delivered", "failed".
QString deliveryStateWord(DeliveryState state);
/// Reads deliveryStateWord(); nothing where the word is unknown.
std::optional<DeliveryState> deliveryStateOf(QStringView word);

/// One event on its way to one webhook. The payload is made once: all attempts send the same.
struct Delivery
{
    QString deliveryId = {}; ///< the receiver's webhook-id, the same for all attempts
    QString webhookId = {};
    QString event = {};
    QByteArray payload = {}; ///< JSON object in the form of the webhook's scheme, see payload.h
    DeliveryState state = DeliveryState::Pending;
    int attempts = 0; ///< made so far
    std::optional<Timestamp> nextAttemptAt = {};
    std::optional<qint64> seq = {}; ///< the journal row that it tells of
    Timestamp createdAt = {};
    std::optional<Timestamp> finishedAt = {};
};

/// Most bytes of an answer that an attempt keeps.
inline constexpr qsizetype maxAnswerBytes = 4096;

/// One try to deliver.
struct Attempt
{
    QString deliveryId = {};
    int number = 1; ///< 1 is the first
    Timestamp at = {};
    qint64 durationMs = 0;
    std::optional<int> status = {}; ///< of HTTP; nothing where no answer came
    std::optional<QString> error = {}; ///< what went wrong in a word: "timeout", "refused", "tls", "forbidden_target"
    QByteArray answer = {}; ///< its first maxAnswerBytes; for admins only
};

} // namespace hearthbook
