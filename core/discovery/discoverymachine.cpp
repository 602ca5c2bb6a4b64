#include "core/discovery/discoverymachine.h"

#include <QLoggingCategory>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcDiscovery, "hearthbook.discovery")

QString codeOf(LinkFailure::Kind kind)
{
    switch (kind) {
    case LinkFailure::Kind::Unreachable: return u"unreachable"_s;
    case LinkFailure::Kind::Banned: return u"banned"_s;
    case LinkFailure::Kind::Tls: return u"tls"_s;
    case LinkFailure::Kind::Closed: return u"closed"_s;
    case LinkFailure::Kind::TooLarge: return u"too_large"_s;
    }
    return u"unreachable"_s;
}

QString codeOf(SessionEnd::Reason reason)
{
    switch (reason) {
    case SessionEnd::Reason::AuthInvalid: return u"auth_invalid"_s;
    case SessionEnd::Reason::NoAnswer: return u"no_answer"_s;
    case SessionEnd::Reason::Protocol: return u"protocol"_s;
    case SessionEnd::Reason::Refused: return u"refused"_s;
    }
    return u"protocol"_s;
}

} // namespace

DiscoveryMachine::DiscoveryMachine(Options options, DiscoveryPort &port)
    : m_listingInterval(options.listingInterval), m_schedule(options.mostRetries, std::move(options.random)),
      m_port(port)
{
    for (Endpoint &endpoint : options.endpoints)
        m_candidates.push_back({ .endpoint = std::move(endpoint) });
}

void DiscoveryMachine::start(Moment now)
{
    if (!m_candidates.empty())
        connectFrom(0, now);
}

void DiscoveryMachine::trigger(Moment now)
{
    if (m_session) {
        m_session->listSoon(now);
        return deal(now);
    }
    if (m_candidates.empty() || m_state == DiscoveryState::Connecting)
        return;
    for (Candidate &candidate : m_candidates)
        candidate = { .endpoint = candidate.endpoint };
    m_schedule.reset();
    connectFrom(0, now);
}

void DiscoveryMachine::stop()
{
    m_session.reset();
    m_port.close();
    m_deadline.reset();
    if (m_state != DiscoveryState::Disabled)
        m_state = DiscoveryState::Stopped;
}

/// The first address from `first` on that may be tried; where there is none the round is over.
void DiscoveryMachine::connectFrom(std::size_t first, Moment now)
{
    for (std::size_t i = first; i < m_candidates.size(); ++i) {
        if (!m_candidates[i].isUsable(now))
            continue;
        m_at = i;
        m_state = DiscoveryState::Connecting;
        m_deadline = now + connectTimeout;
        return m_port.open(m_candidates[i].endpoint);
    }
    endRound(now);
}

void DiscoveryMachine::endRound(Moment now)
{
    m_deadline.reset();
    const auto isRefused = [](const Candidate &candidate) { return candidate.refusal.has_value(); };
    if (const auto refused = std::ranges::find_if(m_candidates, isRefused); refused != m_candidates.end())
        m_error = refused->refusal;
    if (std::ranges::all_of(m_candidates, isRefused)) {
        m_state = DiscoveryState::AuthInvalid;
        return;
    }
    const std::optional<std::chrono::milliseconds> wait = m_schedule.next();
    if (!wait) {
        m_state = DiscoveryState::Stopped;
        return;
    }
    std::optional<Moment> usable;
    for (const Candidate &candidate : m_candidates) {
        if (!candidate.refusal)
            usable = earlier(usable, candidate.bannedUntil.value_or(now));
    }
    m_state = DiscoveryState::Waiting;
    m_deadline = std::max(now + *wait, usable.value_or(now));
}

void DiscoveryMachine::opened(Moment now)
{
    m_session = std::make_unique<RegistrySession>(m_candidates[m_at].endpoint.token, m_listingInterval, now);
    m_listedSince.reset();
}

void DiscoveryMachine::received(const QByteArray &frame, Moment now)
{
    if (!m_session)
        return;
    m_session->received(frame, now);
    deal(now);
}

void DiscoveryMachine::receivedBytes(Moment now)
{
    if (!m_session)
        return;
    m_session->receivedBytes();
    deal(now);
}

void DiscoveryMachine::closed(const LinkFailure &failure, Moment now)
{
    if (failure.kind == LinkFailure::Kind::Banned)
        m_candidates[m_at].bannedUntil = now + banWait;
    fail(codeOf(failure.kind), failure.message, now);
}

void DiscoveryMachine::stored(const Result<void> &result, Moment now)
{
    if (!result)
        m_error = DiscoveryError { .code = u"storage"_s, .message = result.error().message };
    else if (m_session)
        m_error.reset();
    if (!m_session)
        return;
    if (result)
        m_session->stored(now);
    else
        m_session->notStored(now);
    deal(now);
}

void DiscoveryMachine::advance(Moment now)
{
    if (m_session) {
        m_session->advance(now);
        return deal(now);
    }
    if (!isDue(m_deadline, now))
        return;
    if (m_state == DiscoveryState::Connecting)
        fail(codeOf(LinkFailure::Kind::Unreachable), u"Home Assistant does not answer"_s, now);
    else
        connectFrom(0, now);
}

/// Does what the session wants.
void DiscoveryMachine::deal(Moment now)
{
    SessionOutput output = m_session->take();
    for (const CommandRefusal &refusal : output.refusals)
        warnOf(refusal);
    for (const QByteArray &message : output.messages)
        m_port.send(message);
    if (output.listing) {
        if (!m_listedSince)
            m_listedSince = now;
        m_port.store(std::move(*output.listing));
    }
    if (output.end)
        ended(*output.end, now);
}

void DiscoveryMachine::ended(const SessionEnd &end, Moment now)
{
    if (end.reason == SessionEnd::Reason::AuthInvalid)
        m_candidates[m_at].refusal = DiscoveryError { codeOf(end.reason), end.message,
                                                      m_candidates[m_at].endpoint.name() };
    fail(codeOf(end.reason), end.message, now);
}

void DiscoveryMachine::fail(const QString &code, const QString &message, Moment now)
{
    const bool wasStable = m_listedSince && now - *m_listedSince >= ReconnectSchedule::stable;
    m_listedSince.reset();
    m_session.reset();
    m_port.close();
    m_error = DiscoveryError { code, message, m_candidates[m_at].endpoint.name() };
    if (!wasStable)
        return connectFrom(m_at + 1, now);
    // Home Assistant restarts, say: no reason for the second address, and the own one comes first again.
    m_schedule.reset();
    endRound(now);
}

void DiscoveryMachine::warnOf(const CommandRefusal &refusal)
{
    if (m_warned.contains(refusal.command))
        return;
    m_warned.insert(refusal.command);
    qCWarning(lcDiscovery, "Home Assistant does not know or allow %s, done without: %s", refusal.command.constData(),
              qPrintable(refusal.reason));
}

std::optional<Moment> DiscoveryMachine::deadline() const
{
    return m_session ? m_session->deadline() : m_deadline;
}

DiscoveryState DiscoveryMachine::state() const
{
    if (!m_session)
        return m_state;
    switch (m_session->state()) {
    case RegistrySession::State::Authenticating:
    case RegistrySession::State::Subscribing: return DiscoveryState::Connecting;
    case RegistrySession::State::Listing:
    case RegistrySession::State::Storing: return DiscoveryState::Listing;
    case RegistrySession::State::Following: return DiscoveryState::Following;
    }
    return m_state;
}

QString DiscoveryMachine::address() const
{
    if (!m_session && m_error && !m_error->address.isEmpty())
        return m_error->address;
    return m_candidates.empty() ? QString() : m_candidates[m_at].endpoint.name();
}

std::optional<Moment> DiscoveryMachine::nextRetry() const
{
    return state() == DiscoveryState::Waiting ? m_deadline : std::nullopt;
}

} // namespace hearthbook
