#include "app/serveraccess.h"

#include "app/wholefile.h"
#include "server/auth/keytext.h"

#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>

namespace hearthbook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Q_LOGGING_CATEGORY(lcAccess, "hearthbook.access")

/// With the HTTP threads' look at their streams, twice a second, a key that was revoked elsewhere ends within a second.
constexpr auto lookEvery = 250ms;
constexpr auto usesEvery = 1s;
constexpr qsizetype shortKey = 16;

/// A key of Hearthbook's own that stands in API_KEY for a client, for `discover` say, keeps the scope it has.
QByteArray oldKeyOf(const Settings &settings)
{
    const QByteArray key = settings.secret(u"auth.api_key").toUtf8();
    return keyPrefix(key) ? QByteArray() : key;
}

AccessRules rulesOf(const Settings &settings, const QHostAddress &address)
{
    AccessRules rules;
    rules.wantsKey = !address.isLoopback() || settings.flag(u"auth.enabled");
    rules.isDropIn = settings.flag(u"server.allow_anonymous");
    rules.oldKey = oldKeyOf(settings);
    rules.keyRate = int(settings.integer(u"auth.key_rate"));
    rules.addressRate = int(settings.integer(u"auth.address_rate"));
    return rules;
}

Origin serverOrigin(const QString &what)
{
    return { u"hearthbook"_s, u"upkeep"_s, what };
}

} // namespace

QString madeKeyFile(const QString &database)
{
    return database + u".admin-key"_s;
}

ServerAccess::ServerAccess(const Settings &settings, Readers &readers, Writer &writer)
    : m_settings(settings), m_readers(readers), m_writer(writer), m_look(lookEvery, [this] { look(); }),
      m_uses(usesEvery, [this] { storeUses(); })
{
}

Result<void> ServerAccess::start(Router &router, const QHostAddress &address)
{
    const AccessRules rules = rulesOf(m_settings, address);
    const Result<void> read = refresh();
    const Result<void> made = read && rules.wantsKey && rules.oldKey.isEmpty() && m_keys.isEmpty() ? makeFirstKey()
                                                                                                   : read;
    if (!made)
        return made;
    m_gate = std::make_unique<AccessGate>(m_keys, rules);
    m_gate->setRefresh([this] { std::ignore = refresh(); });
    router.setGate([this](Request &request) { return m_gate->check(request); });
    m_look.start();
    m_uses.start();
    warn(address);
    return {};
}

void ServerAccess::stop()
{
    m_look.stop();
    m_uses.stop();
    Readers::closeLocal();
}

/// What cannot be read leaves everything as it was.
void ServerAccess::look()
{
    const Result<void> read = refresh();
    if (!read && !m_isUnread)
        qCWarning(lcAccess).noquote() << u"The API keys cannot be read: %1"_s.arg(read.error().message);
    m_isUnread = !read;
}

/// Thread: any; each reads with a connection of its own.
Result<void> ServerAccess::refresh()
{
    const Result<Store *> store = m_readers.local();
    if (!store)
        return failure(store);
    const std::lock_guard lock(m_mutex);
    const std::optional<CommitStamp> stamp = (*store)->connection().commitStamp();
    if (stamp && stamp == m_stamp)
        return {};
    const Result<std::vector<ApiKey>> keys = (*store)->apiKeys().list();
    if (!keys)
        return failure(keys);
    m_keys.set(*keys);
    m_stamp = stamp;
    return {};
}

/// The file comes first: a key that nobody can read would lock everybody out.
Result<void> ServerAccess::makeFirstKey()
{
    const NewKey fresh = makeKey();
    const QString file = madeKeyFile(m_readers.options().path);
    const Result<void> written = writeWholeFile(file, fresh.text.toUtf8() + '\n', true);
    if (!written)
        return written;
    ApiKey key { .prefix = fresh.prefix, .name = u"admin"_s, .scope = KeyScope::Admin, .hash = fresh.hash };
    key.createdAt = Timestamp::now();
    key.createdBy = u"hearthbook"_s;
    const Result<void> added = m_writer.submitAndWait(serverOrigin(u"keys.add"_s), [&key](Store &store) {
        store.journal().keep();
        return store.apiKeys().add(key);
    });
    if (!added) {
        QFile::remove(file);
        return added;
    }
    qCWarning(lcAccess).noquote() << u"There was no API key: one for the administrator was made, and is in %1"_s.arg(
        file);
    return refresh();
}

void ServerAccess::storeUses()
{
    const std::vector<Keyring::Use> uses = m_keys.takeUses(Timestamp::now());
    if (uses.empty())
        return;
    Write write;
    write.origin = serverOrigin(u"keys.use"_s);
    write.apply = [uses](Store &store) {
        for (const Keyring::Use &use : uses) {
            if (const Result<void> done = store.apiKeys().noteUse(use.prefix, use.at); !done)
                return done;
        }
        return Result<void>();
    };
    m_writer.submit(std::move(write));
}

void ServerAccess::warn(const QHostAddress &address) const
{
    const QByteArray oldKey = oldKeyOf(m_settings);
    if (!oldKey.isEmpty() && oldKey.size() < shortKey)
        qCWarning(lcAccess, "API_KEY is short, and opens everything: whoever guesses it may do what you may");
    if (!m_settings.flag(u"server.allow_anonymous"))
        return;
    if (address.isLoopback())
        qCWarning(lcAccess,
                  "DATA_API_ALLOW_ANONYMOUS is on: all programs of this machine may use the old routes without a key");
    else
        qCWarning(
            lcAccess,
            "DATA_API_ALLOW_ANONYMOUS is on: whoever reaches this server may read and write by the old routes without a key");
}

} // namespace hearthbook
