#pragma once

#include "server/auth/failedkeys.h"
#include "server/auth/keyring.h"
#include "server/auth/ratelimiter.h"
#include "server/http/router.h"

#include <functional>

namespace hearthbook {

/// What the settings say of access.
struct AccessRules
{
    bool wantsKey = true;    ///< also while there is none: other machines reach the listener, or that was asked for
    bool isDropIn = false;   ///< the routes of the old services need none (Route::dropIn)
    QByteArray
        oldKey = {}; ///< API_KEY of old installations, of scope admin: with it all routes of the old service were open
    int keyRate = 0; ///< requests a minute with one key; 0: no bound
    int addressRate = 0; ///< likewise of one address without a key
};

/// Decides on every request before its body is read: who asks, and whether he may. The one place that does. Thread: any.
class AccessGate
{
public:
    using Clock = std::function<Timestamp()>;

    /// `keys` outlives it.
    AccessGate(const Keyring &keys, const AccessRules &rules, Clock now = &Timestamp::now);

    /// What was not known of a key may have been stored a moment ago: called before an unknown key is refused.
    void setRefresh(std::function<void()> refresh) { m_refresh = std::move(refresh); }

    /// A Router::Gate. 401 without a usable key, 403 where the key is for less, 429 after too many wrong keys or requests.
    std::optional<Response> check(Request &request);

    /// Whether a request without a key is refused now, but for routes that are open.
    bool needsKey() const;

private:
    struct Asker
    {
        std::shared_ptr<const Caller> caller = {};
        bool isKey = false; ///< by a key, which its bucket counts
        bool hasFailed = false; ///< brought keys, none of which is one
    };

    Asker identify(Request &request) const;
    std::shared_ptr<const Caller> find(const QByteArray &text) const;
    std::optional<Response> tooOften(const Request &request, const Asker &asker);
    Response refuse(const Request &request, const Asker &asker);

    const Keyring &m_keys;
    AccessRules m_rules;
    Clock m_now;
    std::function<void()> m_refresh = [] { };
    QByteArray m_oldHash;
    std::shared_ptr<const Caller> m_old;
    std::shared_ptr<const Caller> m_nobody;
    FailedKeys m_failures;
    RateLimiter m_keyRate;
    RateLimiter m_addressRate;
};

} // namespace hearthbook
