#include "server/auth/accessgate.h"

#include "server/auth/keytext.h"
#include "server/auth/presentedkeys.h"
#include "server/http/clientaddress.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int unauthorized = 401;
constexpr int forbidden = 403;
constexpr int tooMany = 429;

Response waitAnswer(const Request &request, const QString &why, int seconds)
{
    Response response = problem(tooMany, why, request);
    response.headers.set("retry-after", QByteArray::number(seconds));
    return response;
}

/// RFC 6750, 3: the reason where a key came, and what would do.
Response deny(const Request &request, int status, const QString &detail, const QByteArray &error)
{
    const QByteArray scope = accessWord(request.route->access).toLatin1();
    Response response = problem(status, detail, request, R"("needed_scope":")" + scope + '"');
    QByteArray challenge = R"(Bearer realm="hearthbook")";
    if (!error.isEmpty())
        challenge += ", error=\"" + error + '"';
    response.headers.set("www-authenticate", challenge + ", scope=\"" + scope + '"');
    return response;
}

} // namespace

AccessGate::AccessGate(const Keyring &keys, const AccessRules &rules, Clock now)
    : m_keys(keys), m_rules(rules), m_now(std::move(now)), m_oldHash(keyHash(rules.oldKey)),
      m_old(std::make_shared<Caller>(u"key:API_KEY"_s, KeyScope::Admin)),
      m_nobody(std::make_shared<Caller>(QString(), std::nullopt)), m_keyRate(rules.keyRate),
      m_addressRate(rules.addressRate)
{
}

bool AccessGate::needsKey() const
{
    return m_rules.wantsKey || !m_rules.oldKey.isEmpty() || !m_keys.isEmpty();
}

std::shared_ptr<const Caller> AccessGate::find(const QByteArray &text) const
{
    if (std::shared_ptr<const Caller> known = m_keys.find(text, m_now()))
        return known;
    if (!m_rules.oldKey.isEmpty() && isSameHash(m_oldHash, keyHash(text)))
        return m_old;
    if (!keyPrefix(text))
        return nullptr;
    m_refresh();
    return m_keys.find(text, m_now());
}

/// A key of ours goes no further: a request that is passed on would give it to the old service.
AccessGate::Asker AccessGate::identify(Request &request) const
{
    Asker asker;
    for (const PresentedKey &key : presentedKeys(request.headers)) {
        if (!key.isThere)
            continue;
        if (std::shared_ptr<const Caller> caller = key.text.isEmpty() ? nullptr : find(key.text)) {
            if (caller != m_old)
                request.headers.remove(key.header);
            return { caller, true };
        }
        asker.hasFailed = true;
    }
    asker.caller = needsKey() ? m_nobody : m_keys.everybody();
    return asker;
}

std::optional<Response> AccessGate::tooOften(const Request &request, const Asker &asker)
{
    if (isLoopbackPeer(request.peer) || request.route->access == Access::Open)
        return std::nullopt;
    const std::optional<int> seconds = asker.isKey ? m_keyRate.take(asker.caller->actor().toUtf8(), m_now())
                                                   : m_addressRate.take(countedAddress(request.peer), m_now());
    if (!seconds)
        return std::nullopt;
    return waitAnswer(request, u"Too many requests"_s, *seconds);
}

Response AccessGate::refuse(const Request &request, const Asker &asker)
{
    const QString scope = accessWord(request.route->access);
    if (asker.caller->scope())
        return deny(
            request, forbidden,
            u"This needs a key with the scope %1; yours is for %2"_s.arg(scope, keyScopeWord(*asker.caller->scope())),
            "insufficient_scope");
    const QByteArray address = countedAddress(request.peer);
    if (const std::optional<int> seconds = m_failures.wait(address, m_now()))
        return waitAnswer(request, u"Too many wrong keys came from this address"_s, *seconds);
    if (!asker.hasFailed)
        return deny(
            request, unauthorized,
            u"Authentication required: a key with the scope %1, as Authorization: Bearer or X-API-Key"_s.arg(scope),
            {});
    m_failures.add(address, m_now());
    return deny(request, unauthorized,
                u"Invalid API key: it is wrong, revoked or expired. This needs one with the scope %1"_s.arg(scope),
                "invalid_token");
}

std::optional<Response> AccessGate::check(Request &request)
{
    const bool isPart = request.caller != nullptr; // of a batch, that was let in
    const Asker asker = isPart ? Asker { request.caller, request.caller != m_nobody } : identify(request);
    request.caller = asker.caller;
    request.actor = asker.caller->actor();
    const bool isOpened = m_rules.isDropIn && request.route->dropIn;
    request.isStranger = !isOpened && !allows(asker.caller->scope(), Access::Read);
    if (!isPart) {
        if (std::optional<Response> answer = tooOften(request, asker))
            return answer;
    }
    if (isOpened || allows(asker.caller->scope(), request.route->access))
        return std::nullopt;
    return refuse(request, asker);
}

} // namespace hearthbook
