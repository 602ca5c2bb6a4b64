#include "server/api/webhookcreation.h"

#include "core/domain/fielderrors.h"
#include "core/domain/newid.h"
#include "core/webhooks/standardsecret.h"
#include "server/api/etag.h"

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

void writeSecret(JsonWriter &json, const Secret &secret)
{
    json.key("secret").utf8(secret.bytes());
}

/// Caches and proxies must not keep a secret.
Response unkept(JsonWriter &json, const Webhook &webhook, int status)
{
    Response response = taggedResponse(json, etagOf(webhook));
    response.status = status;
    response.headers.set("cache-control", "no-store");
    return response;
}

Error wrongKey()
{
    const QString message = u"An Idempotency-Key has 1 to 255 printable ASCII characters"_s;
    return { ErrorCode::InvalidInput,
             message,
             { { u"value_error"_s, { u"header"_s, u"idempotency-key"_s }, message, QJsonValue(), {} } } };
}

} // namespace

Result<NewWebhook> NewWebhook::make(WebhookSecrets &secrets, WebhookRegistration registration)
{
    NewWebhook made;
    made.webhook = std::move(registration.webhook);
    made.webhook.webhookId = newId().toString(QUuid::WithoutBraces);
    made.secret = std::make_shared<const Secret>(registration.secret ? std::move(*registration.secret)
                                                                     : generateSecret());
    Result<QByteArray> sealed = secrets.seal(made.webhook.webhookId, *made.secret);
    if (!sealed)
        return failure(sealed);
    made.sealed = std::move(*sealed);
    return made;
}

Response creationAnswer(const Webhook &webhook, const Secret &secret)
{
    JsonWriter json(768);
    json.beginObject();
    writeMembers(json, webhook);
    writeSecret(json, secret);
    json.endObject();
    Response response = unkept(json, webhook, 201);
    response.headers.set("location", "/api/webhooks/" + webhook.webhookId.toUtf8());
    return response;
}

Response rotationAnswer(const Webhook &webhook, const std::optional<Timestamp> &previousUntil, const Secret &secret)
{
    JsonWriter json(768);
    json.beginObject();
    writeMembers(json, webhook);
    json.member("previous_secret_until", previousUntil);
    writeSecret(json, secret);
    json.endObject();
    return unkept(json, webhook, 200);
}

Result<IdempotentCreation> IdempotentCreation::read(const Request &request, WebhookSecrets &secrets)
{
    if (!request.headers.contains("idempotency-key"))
        return IdempotentCreation();
    const QByteArray key = request.headers.joined("idempotency-key").trimmed();
    const auto printable = [](char c) { return c > 0x20 && c < 0x7f; };
    if (key.isEmpty() || key.size() > maxIdCharacters || !std::all_of(key.begin(), key.end(), printable))
        return tl::unexpected(wrongKey());
    // Not a plain hash: the body may hold a secret that can be guessed.
    Result<QByteArray> fingerprint = secrets.fingerprint(request.body);
    if (!fingerprint)
        return failure(fingerprint);
    return IdempotentCreation { IdempotentRequest { u"webhooks.create"_s, QString::fromLatin1(key), *fingerprint } };
}

Result<std::optional<Response>> IdempotentCreation::replay(Store &store, WebhookSecrets &secrets) const
{
    const Result<std::optional<QString>> made = request ? store.idempotency().find(*request) : std::optional<QString>();
    if (!made)
        return failure(made);
    if (!*made)
        return std::optional<Response>();
    const Result<std::optional<Webhook>> webhook = store.webhooks().find(**made);
    const Result<std::optional<SealedSecrets>> sealed = store.webhooks().secrets(**made);
    if (!webhook || !sealed)
        return webhook ? failure(sealed) : failure(webhook);
    if (!*webhook || !*sealed)
        return failure(ErrorCode::Conflict, u"The webhook that this Idempotency-Key made is gone"_s);
    if (!(*sealed)->previous.isEmpty())
        return failure(ErrorCode::Conflict, u"The webhook that this Idempotency-Key made has another secret by now"_s);
    const Result<Secret> secret = secrets.open(**made, (*sealed)->sealed);
    if (!secret)
        return failure(secret);
    return std::optional(creationAnswer(**webhook, *secret));
}

Result<void> IdempotentCreation::remember(Store &store, const QString &webhookId) const
{
    return request ? store.idempotency().remember(*request, webhookId) : Result<void>();
}

} // namespace hearthbook
