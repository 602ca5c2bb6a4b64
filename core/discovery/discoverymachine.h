#pragma once

#include "core/discovery/discoverystatus.h"
#include "core/discovery/endpoint.h"
#include "core/discovery/reconnectschedule.h"
#include "core/discovery/registrysession.h"

#include <QSet>

namespace hearthbook {

/// How a connection failed below the session.
struct LinkFailure
{
    enum class Kind {
        Unreachable, ///< no such name, nobody there, not the WebSocket API
        Banned,      ///< 403: too many wrong tokens came from this address
        Tls,         ///< the certificate is not trusted, or no TLS is spoken there
        Closed,      ///< by the other side
        TooLarge     ///< a message over the limit
    };

    Kind kind = Kind::Unreachable;
    QString message = {};
};

/// What the machine works with: a connection, of which there is one at most, and a book.
class DiscoveryPort
{
public:
    virtual ~DiscoveryPort() = default;

    /// Answer with opened() or closed(), later.
    virtual void open(const Endpoint &endpoint) = 0;
    virtual void send(const QByteArray &text) = 0;
    /// Nothing of the connection is reported after this.
    virtual void close() = 0;
    /// Answer with stored(), later.
    virtual void store(RegistryLists lists) = 0;

protected:
    DiscoveryPort() = default;
    Q_DISABLE_COPY_MOVE(DiscoveryPort)
};

/// Keeps a connection to Home Assistant and the book up to date: tries the addresses in turn, waits ever longer between
/// rounds, and stops asking where the token is refused, since repeated failures ban this machine. Knows no socket and no
/// clock.
class DiscoveryMachine
{
public:
    static constexpr std::chrono::milliseconds connectTimeout = std::chrono::seconds(20);
    /// A ban is lifted by hand only.
    static constexpr std::chrono::milliseconds banWait = std::chrono::hours(1);

    struct Options
    {
        std::vector<Endpoint> endpoints = {};
        std::chrono::milliseconds listingInterval = std::chrono::minutes(15);
        qint64 mostRetries = -1; ///< after a failed round; -1: no bound
        std::function<double()> random = {}; ///< from 0 to below 1, evenly
    };

    DiscoveryMachine(Options options, DiscoveryPort &port);

    void start(Moment now);
    /// Lists at once; where there is no connection, makes one, whatever was wrong.
    void trigger(Moment now);
    void stop();

    void opened(Moment now);
    void received(const QByteArray &frame, Moment now);
    void receivedBytes(Moment now);
    void closed(const LinkFailure &failure, Moment now);
    /// What became of the lists handed to store().
    void stored(const Result<void> &result, Moment now);
    /// Time has passed.
    void advance(Moment now);

    /// When to call advance().
    std::optional<Moment> deadline() const;
    DiscoveryState state() const;
    /// While Waiting.
    std::optional<Moment> nextRetry() const;
    /// What went wrong last, or that an address refuses the token, which only its owner can mend; nothing once a listing is in
    /// the book.
    const std::optional<DiscoveryError> &error() const { return m_error; }
    /// Of the error, where there is no connection; else of the endpoint that is connected or was tried last. Without credentials.
    QString address() const;

private:
    struct Candidate
    {
        Endpoint endpoint = {};
        std::optional<DiscoveryError> refusal = {}; ///< of its token
        std::optional<Moment> bannedUntil = {};

        bool isUsable(Moment now) const { return !refusal && (!bannedUntil || *bannedUntil <= now); }
    };

    void connectFrom(std::size_t first, Moment now);
    void deal(Moment now);
    void ended(const SessionEnd &end, Moment now);
    void fail(const QString &code, const QString &message, Moment now);
    void endRound(Moment now);
    void warnOf(const CommandRefusal &refusal);

    std::vector<Candidate> m_candidates;
    std::chrono::milliseconds m_listingInterval;
    ReconnectSchedule m_schedule;
    DiscoveryPort &m_port;
    DiscoveryState m_state = DiscoveryState::Disabled; ///< while there is no session
    std::size_t m_at = 0; ///< the candidate that is tried or connected
    std::optional<Moment> m_deadline; ///< of Connecting and Waiting
    std::optional<Moment> m_listedSince; ///< when this connection brought its first listing
    std::unique_ptr<RegistrySession> m_session;
    std::optional<DiscoveryError> m_error;
    QSet<QByteArray> m_warned;
};

} // namespace hearthbook
