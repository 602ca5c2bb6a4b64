#pragma once

#include "core/discovery/commandledger.h"
#include "core/discovery/moment.h"
#include "core/discovery/pingwatch.h"
#include "core/discovery/quiettime.h"
#include "core/discovery/servermessage.h"

#include <QByteArrayList>

namespace hearthbook {

/// Why a session wants its connection closed.
struct SessionEnd
{
    enum class Reason {
        AuthInvalid, ///< the token is refused
        NoAnswer,    ///< nothing came in time
        Protocol,    ///< what came makes no sense
        Refused      ///< a list is not given without which there is no listing
    };

    Reason reason = Reason::Protocol;
    QString message = {}; ///< one sentence
};

/// A command that Home Assistant refused, and that is done without.
struct CommandRefusal
{
    QByteArray command = {};
    QString reason = {};
};

/// What a session wants done.
struct SessionOutput
{
    QByteArrayList messages = {}; ///< to be sent, in this order
    std::optional<RegistryLists> listing = {}; ///< complete; answer with stored() or notStored()
    std::vector<CommandRefusal> refusals = {};
    std::optional<SessionEnd> end = {};
};

/// The conversation of one connection: gives the token, subscribes to the registries' events, then lists; afterwards lists
/// again when there were events or much time has passed. Knows no socket and no clock: it is told what arrived and when,
/// and take() tells what is to be done.
class RegistrySession
{
public:
    static constexpr std::chrono::milliseconds authTimeout = std::chrono::seconds(10);
    /// For all answers of a listing: a large one takes its time over a slow line, and nothing shows that it is coming.
    static constexpr std::chrono::milliseconds answerTimeout = std::chrono::seconds(120);
    static constexpr std::chrono::milliseconds storeAgain = std::chrono::seconds(30);

    enum class State {
        Authenticating,
        Subscribing,
        Listing,
        Storing, ///< the listing is being written
        Following
    };

    /// `listingInterval`: longest time between two listings.
    RegistrySession(QString token, std::chrono::milliseconds listingInterval, Moment now);

    /// A text frame arrived.
    void received(const QByteArray &frame, Moment now);
    /// A frame of bytes arrived, which nobody sends here.
    void receivedBytes();
    /// Time has passed.
    void advance(Moment now);
    /// List again; at once where nothing else is under way.
    void listSoon(Moment now);
    /// The listing that was taken is in the book, or refused there for good.
    void stored(Moment now);
    /// The listing that was taken could not be written; it is asked for again after a while.
    void notStored(Moment now);

    /// What is to be done since the last call.
    SessionOutput take() { return std::exchange(m_output, {}); }
    /// When to call advance().
    std::optional<Moment> deadline() const;
    State state() const { return m_state; }

private:
    void handle(const ServerMessage &message, Moment now);
    void authenticated(Moment now);
    void answered(const ServerMessage &message, Moment now);
    bool repeated(const ServerMessage &message, const SentCommand &command);
    void subscribed(const ServerMessage &message, const SentCommand &command, Moment now);
    void listed(const ServerMessage &message, const SentCommand &command, Moment now);
    void beginListing(Moment now);
    void finish(SessionEnd::Reason reason, const QString &message);
    void send(const SentCommand &command) { m_output.messages += m_ledger.issue(command); }

    QString m_token;
    std::chrono::milliseconds m_listingInterval;
    State m_state = State::Authenticating;
    Moment m_asked; ///< since when something is waited for
    Moment m_nextListing;
    CommandLedger m_ledger;
    PingWatch m_ping;
    QuietTime m_quiet;
    RegistryLists m_lists;
    int m_repetitions = 0;
    SessionOutput m_output;
};

} // namespace hearthbook
