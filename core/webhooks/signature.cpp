#include "core/webhooks/signature.h"

#include "core/domain/jsondocument.h"
#include "core/domain/textrules.h"
#include "core/webhooks/hmac.h"
#include "core/webhooks/payload.h"
#include "core/webhooks/pythonjson.h"
#include "core/webhooks/standardsecret.h"

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

const QByteArray ourAgent = "Hearthbook/" HEARTHBOOK_VERSION;

/// Letters, digits and signs of ASCII: nothing that ends or splits a header.
bool fitsHeader(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
}

Result<void> check(const Signing &signing)
{
    if (signing.secrets.empty())
        return failure(ErrorCode::Unavailable, u"Webhook %1 has no secret to sign with"_s.arg(signing.webhookId));
    // An imported webhook keeps its id, whatever characters that has: they go as UTF-8, as from the old service.
    const bool fits = fitsHeader(signing.deliveryId) && fitsHeader(signing.event)
        && idProblem(signing.webhookId.toStdString()).isEmpty();
    if (!fits)
        return failure(ErrorCode::InvalidInput, u"An id or event name cannot stand in a header"_s);
    return {};
}

SignedRequest signStandard(const Signing &signing)
{
    const QByteArray id = signing.deliveryId.toLatin1();
    const QByteArray time = QByteArray::number(signing.at.seconds());
    const QByteArray text = id + '.' + time + '.' + signing.payload;
    QByteArray signatures;
    for (const Secret &secret : signing.secrets) {
        const Secret key = standardKey(secret);
        signatures += (signatures.isEmpty() ? "v1," : " v1,") + hmacSha256(key, text).toBase64();
    }
    return { { { "Content-Type", "application/json" },
               { "User-Agent", ourAgent },
               { "webhook-id", id },
               { "webhook-timestamp", time },
               { "webhook-signature", signatures } },
             signing.payload };
}

QByteArray timestampOf(const PythonJson &payload, Timestamp otherwise)
{
    const PythonJson *time = payload.member(u"timestamp"_s);
    const bool usable = time && fitsHeader(time->string());
    return (usable ? time->string() : naiveIsoTime(otherwise)).toLatin1();
}

SignedRequest signSportsData(const Signing &signing, const PythonJson &payload)
{
    const QByteArray body = payload.dumps(PythonJson::Layout::Compact);
    return { { { "Content-Type", "application/json" },
               { "X-Webhook-Signature", hmacSha256(signing.secrets.front(), body).toHex() },
               { "X-Webhook-Event", signing.event.toLatin1() },
               { "X-Webhook-Timestamp", timestampOf(payload, signing.at) },
               { "X-Webhook-ID", signing.webhookId.toUtf8() },
               { "User-Agent", "SportsDataService/2.0" } },
             body };
}

SignedRequest signDataApi(const Signing &signing, const PythonJson &payload)
{
    const QByteArray text = payload.dumps(PythonJson::Layout::Spaced, PythonJson::Keys::Sorted);
    return { { { "Content-Type", "application/json" },
               { "X-Signature", hmacSha256(signing.secrets.front(), text).toHex() },
               { "X-Event-Type", signing.event.toLatin1() },
               { "User-Agent", ourAgent } },
             payload.dumps(PythonJson::Layout::Spaced) };
}

} // namespace

Result<SignedRequest> signRequest(const Signing &signing)
{
    const Result<void> checked = check(signing);
    if (!checked)
        return failure(checked);
    if (signing.scheme == SignatureScheme::Standard)
        return signStandard(signing);
    const Result<PythonJson> payload = PythonJson::parse(signing.payload);
    if (!payload)
        return failure(payload);
    if (!payload->isObject())
        return tl::unexpected(typeError(u"dict_type"_s, u"Input should be a valid dictionary"_s));
    return signing.scheme == SignatureScheme::SportsData ? signSportsData(signing, *payload)
                                                         : signDataApi(signing, *payload);
}

} // namespace hearthbook
