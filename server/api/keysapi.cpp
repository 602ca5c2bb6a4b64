#include "server/api/keysapi.h"

#include "server/api/etag.h"
#include "server/api/handlers.h"
#include "server/api/jsonbody.h"
#include "server/api/keybody.h"
#include "server/auth/keytext.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

QString statusWord(const ApiKey &key, const Timestamp &now)
{
    if (key.revokedAt)
        return u"revoked"_s;
    return key.isUsable(now) ? u"active"_s : u"expired"_s;
}

/// All but the hash.
void writeMembers(JsonWriter &json, const ApiKey &key)
{
    json.member("prefix", key.prefix).member("name", key.name).member("scope", keyScopeWord(key.scope));
    json.member("status", statusWord(key, Timestamp::now()));
    json.member("created_at", key.createdAt).member("created_by", key.createdBy);
    json.member("expires_at", key.expiresAt).member("last_used_at", key.lastUsedAt);
    json.member("revoked_at", key.revokedAt);
}

QByteArray etagOf(const ApiKey &key)
{
    return contentEtag(QString(key.prefix + statusWord(key, Timestamp::now())).toUtf8());
}

Result<Response> list(Store &store, const Request &)
{
    const Result<std::vector<ApiKey>> keys = store.apiKeys().list();
    if (!keys)
        return failure(keys);
    JsonWriter json(256 + qsizetype(keys->size()) * 320);
    json.beginObject().key("keys").beginArray();
    for (const ApiKey &key : *keys) {
        writeMembers(json.beginObject(), key);
        json.endObject();
    }
    json.endArray().member("count", qint64(keys->size())).endObject();
    return taggedResponse(json, contentEtag(json.text()));
}

Response made(const ApiKey &key, const QString &text)
{
    JsonWriter json(512);
    writeMembers(json.beginObject(), key);
    json.member("key", text).endObject();
    Response response = taggedResponse(json, etagOf(key));
    response.status = 201;
    response.headers.set("location", "/api/keys/" + key.prefix.toLatin1());
    response.headers.set("cache-control", "no-store"); // caches and proxies must not keep it
    return response;
}

Result<Transact> making(const Request &request)
{
    Result<ApiKey> wish = readKeyWish(request);
    if (!wish)
        return failure(wish);
    ApiKey key = std::move(*wish);
    const NewKey fresh = makeKey();
    key.prefix = fresh.prefix;
    key.hash = fresh.hash;
    key.createdBy = actorOf(request);
    return Transact([key, text = fresh.text](Store &store) mutable -> Result<Response> {
        key.createdAt = Timestamp::now();
        const Result<void> added = store.apiKeys().add(key);
        return added ? Result<Response>(made(key, text)) : failure(added);
    });
}

Result<Transact> revoking(const Request &request)
{
    return Transact([prefix = request.parameter("prefix")](Store &store) -> Result<Response> {
        const Result<std::optional<ApiKey>> known = store.apiKeys().find(prefix);
        if (!known)
            return failure(known);
        if (!*known)
            return failure(ErrorCode::NotFound, u"There is no key %1"_s.arg(prefix));
        const Result<ApiKey> revoked = store.apiKeys().revoke(prefix, Timestamp::now());
        if (!revoked)
            return failure(revoked);
        JsonWriter json(512);
        writeMembers(json.beginObject(), *revoked);
        return taggedResponse(json.endObject(), etagOf(*revoked));
    });
}

} // namespace

void addKeysApi(Router &router, ApiContext &context)
{
    router.add({ .method = Method::Get,
                 .path = u"/api/keys"_s,
                 .access = Access::Admin,
                 .summary = u"The API keys, without what makes them keys; revoked ones too"_s,
                 .handler = reading(context.readers, Keep::Nothing, list),
                 .tag = u"Keys"_s,
                 .answers = { { 200, u"KeyList"_s } } });
    router.add({ .method = Method::Post,
                 .path = u"/api/keys"_s,
                 .access = Access::Admin,
                 .summary = u"Makes an API key, and gives it this once"_s,
                 .handler = writing(context.writer, u"keys.add"_s, Rows::Few, making),
                 .bodyTypes = anyBodyType(),
                 .tag = u"Keys"_s,
                 .journalled = true,
                 .body = u"KeyWish"_s,
                 .answers = { { 201, u"NewKey"_s }, { 409 } } });
    router.add({ .method = Method::Delete,
                 .path = u"/api/keys/{prefix}"_s,
                 .access = Access::Admin,
                 .summary = u"Revokes a key, for good and within a second"_s,
                 .handler = writing(context.writer, u"keys.revoke"_s, Rows::Few, revoking),
                 .tag = u"Keys"_s,
                 .journalled = true,
                 .answers = { { 200, u"Key"_s }, { 404 } } });
}

} // namespace hearthbook
