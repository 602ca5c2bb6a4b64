#pragma once

#include "app/upkeep.h"
#include "core/settings/settings.h"
#include "core/storage/writer.h"
#include "server/api/readers.h"
#include "server/auth/accessgate.h"

#include <QHostAddress>

#include <mutex>

namespace hearthbook {

/// Where a server leaves the key that it made at its first start: beside the database.
QString madeKeyFile(const QString &database);

/// Who may ask a running server: the keys of its file, kept up to date whoever changes them, and the gate before its routes.
/// Thread: the one that made it, unless said otherwise.
class ServerAccess
{
public:
    /// The references outlive it.
    ServerAccess(const Settings &settings, Readers &readers, Writer &writer);

    /// Reads the keys and guards the router from now on. Where other machines reach `address`, or ENABLE_AUTH asks for keys, and
    /// there never was one, it makes an admin key and leaves it in madeKeyFile(). Errors: those of reading and writing; then
    /// nobody may be served.
    Result<void> start(Router &router, const QHostAddress &address);

    /// No more looks at the file. Before the writer stops.
    void stop();

    /// Whether a key is asked for. Thread: any.
    bool needsKey() const { return m_gate && m_gate->needsKey(); }

private:
    void look();
    Result<void> refresh();
    Result<void> makeFirstKey();
    void storeUses();
    void warn(const QHostAddress &address) const;

    const Settings &m_settings;
    Readers &m_readers;
    Writer &m_writer;
    Keyring m_keys;
    std::unique_ptr<AccessGate> m_gate;
    std::mutex m_mutex; ///< of the stamp, and of reading in order
    std::optional<CommitStamp> m_stamp;
    bool m_isUnread = false; ///< the last look failed
    Upkeep m_look;
    Upkeep m_uses;
};

} // namespace hearthbook
