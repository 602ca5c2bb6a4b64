#include "core/webhooks/payload.h"

#include "core/domain/jsondocument.h"
#include "core/domain/jsonwriter.h"
#include "core/webhooks/pythonjson.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

QString naiveIsoTime(Timestamp time)
{
    const QString text = time.toString();
    return text.first(time.microseconds % 1'000'000 == 0 ? 19 : 26);
}

QByteArray standardPayload(const QString &event, Timestamp at, QByteArrayView data)
{
    JsonWriter json(data.size() + 128);
    json.beginObject().member("type", event).member("timestamp", at).key("data").raw(data).endObject();
    return json.take();
}

Result<QByteArray> gamePayload(SignatureScheme scheme, const QString &event, Timestamp at, const QByteArray &payload)
{
    Result<PythonJson> game = PythonJson::parse(payload);
    if (!game)
        return failure(game);
    if (!game->isObject())
        return tl::unexpected(typeError(u"dict_type"_s, u"Input should be a valid dictionary"_s));
    const QString timestamp = u"timestamp"_s;
    switch (scheme) {
    case SignatureScheme::Standard: return standardPayload(event, at, payload.trimmed());
    case SignatureScheme::SportsData:
        game->setMember(timestamp, PythonJson::ofString(naiveIsoTime(at)));
        game->setMember(u"event_type"_s, PythonJson::ofString(event));
        break;
    case SignatureScheme::DataApi:
        if (!game->member(timestamp))
            game->setMember(timestamp, PythonJson::ofString(naiveIsoTime(at)));
        break;
    }
    return game->dumps(PythonJson::Layout::Compact);
}

} // namespace hearthbook
