#include "server/api/rotationapi.h"

#include "core/webhooks/standardsecret.h"
#include "server/api/handlers.h"
#include "server/api/jsonbody.h"
#include "server/api/precondition.h"
#include "server/api/webhookcreation.h"
#include "server/api/webhookrow.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// After a rotation both secrets sign for a day.
constexpr qint64 graceTime = qint64(24) * 3600 * 1'000'000;

/// A new secret on its way into a row.
struct Rotation
{
    QString webhookId = {};
    Precondition condition;
    bool isChosen = false; ///< by the client
    std::shared_ptr<const Secret> secret = {};
    QByteArray sealed = {};
};

Result<Response> rotate(Store &store, const Rotation &rotation)
{
    const Result<Webhook> stored = wantedWebhook(store, rotation.webhookId);
    if (!stored)
        return failure(stored);
    if (std::optional<Response> refused = rotation.condition.refusal(*stored, webhookChanged(*stored)))
        return *refused;
    // What the server made is good enough for every scheme.
    const Result<void> checked = rotation.isChosen ? checkSecret(stored->scheme, *rotation.secret) : Result<void>();
    if (!checked)
        return failure(checked);
    const Timestamp until { Timestamp::now().microseconds + graceTime };
    const Result<void> rotated = store.webhooks().rotateSecret(rotation.webhookId, rotation.sealed, until);
    const Result<void> noted = rotated ? store.journal().note(u"webhook"_s, rotation.webhookId) : rotated;
    const Result<std::optional<SealedSecrets>> secrets = noted ? store.webhooks().secrets(rotation.webhookId)
                                                               : failure(noted);
    if (!secrets)
        return failure(secrets);
    return rotationAnswer(*stored, *secrets ? (*secrets)->previousUntil : std::nullopt, *rotation.secret);
}

WriteHandler rotating(ApiContext &context)
{
    return [&context](const Request &request) -> Result<Transact> {
        Result<std::optional<Secret>> chosen = readNewSecret(request);
        if (!chosen)
            return failure(chosen);
        Rotation rotation { request.parameter("webhook_id"), Precondition(request), chosen->has_value() };
        rotation.secret = std::make_shared<const Secret>(*chosen ? std::move(**chosen) : generateSecret());
        Result<QByteArray> sealed = context.secrets.seal(rotation.webhookId, *rotation.secret);
        if (!sealed)
            return failure(sealed);
        rotation.sealed = std::move(*sealed);
        return Transact([rotation = std::move(rotation)](Store &store) { return rotate(store, rotation); });
    };
}

} // namespace

void addRotationApi(Router &router, ApiContext &context)
{
    router.add({ .method = Method::Post,
                 .path = u"/api/webhooks/{webhook_id}/rotate-secret"_s,
                 .access = Access::Write,
                 .summary = u"Gives a new secret, this once; the former one signs beside it for 24 hours"_s,
                 .handler = writing(context.writer, u"webhooks.rotate_secret"_s, Rows::Few, rotating(context)),
                 .bodyTypes = anyBodyType(),
                 .tag = u"Webhooks"_s,
                 .conditional = true,
                 .journalled = true,
                 .body = u"NewSecret"_s,
                 .bodyOptional = true,
                 .answers = { { 200, u"RotatedWebhook"_s }, { 404 } } });
}

} // namespace hearthbook
