#pragma once

#include <QByteArrayList>
#include <QHash>
#include <QSet>
#include <QWebSocket>
#include <QWebSocketServer>

#include <vector>

namespace hearthbook::test {

/// What a scripted Home Assistant does, and what goes wrong there.
struct HomeScript
{
    QByteArray token = "TOKEN";                  ///< another one is refused
    QHash<QByteArray, QByteArray> results = {};  ///< command -> JSON; another command is unknown
    QHash<QByteArray, QByteArray> errors = {};   ///< command -> code of the failure, instead of a result
    bool banned = false;         ///< 403 instead of the upgrade
    bool greets = true;          ///< says auth_required by itself, else only greet() does
    bool answersAuth = true;     ///< else the token is left without an answer
    bool pongs = true;
    bool coalesces = true;       ///< knows supported_features
    bool backwards = false;      ///< the lists come in reverse order, with events between them
    bool bytes = false;          ///< sends bytes where text belongs
    bool eventsEarly = false;    ///< an event after each subscription, before anything is listed
    int reusedIds = 0;           ///< so many commands are told that their id was used
    int dropAtList = 0;          ///< the n-th list command of a connection ends it; 0: none
    int silentAtList = 0;        ///< no answer from the n-th list command on; 0: never
    QByteArray frameAtList = {}; ///< sent as it is in place of the first list's result
    QString certificate = {};    ///< speaks TLS and shows it; see certificateFile()
};

/// A home with these listings, and no areas, labels, config entries or splits.
HomeScript homeOf(const QByteArray &devices, const QByteArray &entities);

/// Home Assistant's WebSocket API on a free port of 127.0.0.1, as far as registries go: the token first, ids that must
/// grow, subscriptions, lists, coalesced frames. Home Assistant's own client takes it for a real one (tests/judges). Thread:
/// one with an event loop, the object's own.
class ScriptedHomeAssistant : public QObject
{
    Q_OBJECT

public:
    explicit ScriptedHomeAssistant(HomeScript script = {}, quint16 port = 0);
    ~ScriptedHomeAssistant() override;

    quint16 port() const { return m_server.serverPort(); }
    HomeScript &script() { return m_script; }

    /// Shows another certificate from now on, where it speaks TLS.
    void setCertificate(const QString &name);
    /// Says auth_required to those who wait for it.
    void greet();
    /// Tells those who subscribed to it of an event.
    void tell(const QByteArray &event, const QByteArray &data = "{}");
    /// Ends all connections.
    void drop();

    int connections() const { return m_connections; } ///< so far
    int open() const { return int(m_peers.size()); }
    /// How often a command arrived.
    int count(const QByteArray &command) const;
    /// Types of all messages that arrived, in order.
    const QByteArrayList &received() const { return m_received; }

private:
    struct Peer;

    void accept();
    void handle(Peer &peer, const QByteArray &text);
    void authenticate(Peer &peer, const QJsonObject &message);
    void command(Peer &peer, const QJsonObject &message);
    void subscribe(Peer &peer, const QJsonObject &message);
    void unsubscribe(Peer &peer, qint64 id, qint64 subscription);
    void list(Peer &peer, qint64 id, const QByteArray &type);
    void answer(Peer &peer, qint64 id, const QByteArray &result);
    void refuse(Peer &peer, qint64 id, const QByteArray &code);
    void queue(Peer &peer, const QByteArray &message);
    void flush(Peer &peer);
    void sendEvent(Peer &peer, const QByteArray &event, const QByteArray &data);
    Peer *peerOf(const QWebSocket *socket);

    HomeScript m_script;
    QWebSocketServer m_server;
    std::vector<std::unique_ptr<Peer>> m_peers;
    QByteArrayList m_received;
    int m_connections = 0;
};

} // namespace hearthbook::test
