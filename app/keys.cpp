#include "app/keys.h"

#include "app/database.h"
#include "app/terminal.h"
#include "core/storage/operation.h"
#include "server/auth/keytext.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Origin originOf(const QString &what)
{
    return { commandActor(), u"command-line"_s, what };
}

QString dayOf(const std::optional<Timestamp> &time, const QString &otherwise)
{
    return time ? time->toDateTime().toString(u"yyyy-MM-dd HH:mm"_s) : otherwise;
}

QString stateOf(const ApiKey &key)
{
    if (key.revokedAt)
        return u"revoked "_s + dayOf(key.revokedAt, {});
    if (!key.isUsable(Timestamp::now()))
        return u"expired "_s + dayOf(key.expiresAt, {});
    return key.expiresAt ? u"until "_s + dayOf(key.expiresAt, {}) : u"active"_s;
}

} // namespace

int runKeysAdd(const Settings &settings, const KeyRequest &request)
{
    const Result<OpenedStore> opened = openBesideServer(settings);
    if (!opened)
        return reportFailure(opened.error());
    const NewKey fresh = makeKey();
    ApiKey key { .prefix = fresh.prefix, .name = request.name, .scope = request.scope, .hash = fresh.hash };
    key.createdAt = Timestamp::now();
    key.createdBy = commandActor();
    key.expiresAt = request.expiresAt;
    Store &store = *opened->store;
    const Result<void> added = runOperation(store, originOf(u"keys.add"_s), [&] {
        store.journal().keep();
        return store.apiKeys().add(key);
    });
    if (!added)
        return reportFailure(added.error());
    printLine(u"made %1, scope %2, %3; it is shown this once:"_s.arg(key.name, keyScopeWord(key.scope), stateOf(key)));
    printLine(fresh.text);
    return ExitDone;
}

int runKeysList(const Settings &settings)
{
    const Result<OpenedStore> opened = openForLooking(settings);
    const Result<std::vector<ApiKey>> keys = opened ? opened->store->apiKeys().list() : failure(opened);
    if (!keys)
        return reportFailure(keys.error());
    if (keys->empty())
        printLine(u"no keys"_s);
    for (const ApiKey &key : *keys)
        printLine(u"%1  %2  %3  used %4  %5"_s.arg(key.prefix, keyScopeWord(key.scope).leftJustified(6),
                                                   stateOf(key).leftJustified(24),
                                                   dayOf(key.lastUsedAt, u"never"_s).leftJustified(16), key.name));
    return ExitDone;
}

int runKeysRevoke(const Settings &settings, const QString &prefixOrName)
{
    const Result<OpenedStore> opened = openBesideServer(settings);
    if (!opened)
        return reportFailure(opened.error());
    Store &store = *opened->store;
    ApiKey key;
    const Result<void> revoked = runOperation(store, originOf(u"keys.revoke"_s), [&]() -> Result<void> {
        Result<ApiKey> done = store.apiKeys().revoke(prefixOrName, Timestamp::now());
        if (!done)
            return failure(done);
        key = std::move(*done);
        store.journal().keep();
        return {};
    });
    if (!revoked)
        return reportFailure(revoked.error());
    printLine(u"revoked %1 (%2, scope %3)"_s.arg(key.name, key.prefix, keyScopeWord(key.scope)));
    return ExitDone;
}

} // namespace hearthbook
