#include "tests/support/scriptedhomeassistant.h"

#include "tests/support/certificates.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>
#include <QWebSocketCorsAuthenticator>

#include <algorithm>

namespace hearthbook::test {

using namespace Qt::StringLiterals;

namespace {

const QByteArray deviceList = "config/device_registry/list";
constexpr int listCommands = 6;

QByteArray textOf(const QJsonObject &message, const QString &key)
{
    return message[key].toString().toUtf8();
}

} // namespace

HomeScript homeOf(const QByteArray &devices, const QByteArray &entities)
{
    HomeScript script;
    script.results = { { deviceList, devices },
                       { "config/entity_registry/list", entities },
                       { "config/area_registry/list", "[]" },
                       { "config/label_registry/list", "[]" },
                       { "config_entries/get", "[]" },
                       { "config/device_registry/list_composite_splits", "{}" } };
    return script;
}

/// One connection.
struct ScriptedHomeAssistant::Peer
{
    QWebSocket *socket = nullptr;
    bool authenticated = false;
    bool coalesces = false;
    qint64 lastId = 0;
    int lists = 0;
    QHash<QByteArray, qint64> subscriptions = {}; ///< event -> id
    QByteArrayList waiting = {};  ///< to be sent in the next turn
    QByteArrayList answers = {};  ///< kept to be turned around
};

ScriptedHomeAssistant::ScriptedHomeAssistant(HomeScript script, quint16 port)
    : m_script(std::move(script)),
      m_server(u"scripted"_s,
               m_script.certificate.isEmpty() ? QWebSocketServer::NonSecureMode : QWebSocketServer::SecureMode)
{
    m_server.setParent(this);
    if (!m_script.certificate.isEmpty())
        setCertificate(m_script.certificate);
    connect(&m_server, &QWebSocketServer::originAuthenticationRequired, this, [this](QWebSocketCorsAuthenticator *who) {
        if (m_script.banned)
            ++m_connections;
        who->setAllowed(!m_script.banned);
    });
    connect(&m_server, &QWebSocketServer::newConnection, this, &ScriptedHomeAssistant::accept);
    if (!m_server.listen(QHostAddress::LocalHost, port))
        qFatal("the scripted Home Assistant cannot listen");
}

ScriptedHomeAssistant::~ScriptedHomeAssistant()
{
    for (const auto &peer : m_peers)
        peer->socket->disconnect(this);
}

void ScriptedHomeAssistant::setCertificate(const QString &name)
{
    m_script.certificate = name;
    m_server.setSslConfiguration(tlsOf(name));
}

void ScriptedHomeAssistant::accept()
{
    QWebSocket *socket = m_server.nextPendingConnection();
    socket->setParent(this);
    ++m_connections;
    m_peers.push_back(std::make_unique<Peer>(Peer { .socket = socket }));
    connect(socket, &QWebSocket::textMessageReceived, this, [this, socket](const QString &text) {
        if (Peer *peer = peerOf(socket))
            handle(*peer, text.toUtf8());
    });
    connect(socket, &QWebSocket::disconnected, this, [this, socket] {
        std::erase_if(m_peers, [socket](const auto &peer) { return peer->socket == socket; });
        socket->deleteLater();
    });
    if (m_script.greets)
        greet();
}

void ScriptedHomeAssistant::greet()
{
    for (const auto &peer : m_peers) {
        if (!peer->authenticated)
            peer->socket->sendTextMessage(uR"({"type":"auth_required","ha_version":"2025.10.4"})"_s);
    }
}

void ScriptedHomeAssistant::handle(Peer &peer, const QByteArray &text)
{
    const QJsonObject message = QJsonDocument::fromJson(text).object();
    m_received += textOf(message, u"type"_s);
    if (!peer.authenticated)
        authenticate(peer, message);
    else
        command(peer, message);
}

void ScriptedHomeAssistant::authenticate(Peer &peer, const QJsonObject &message)
{
    if (!m_script.answersAuth)
        return;
    const bool right = textOf(message, u"type"_s) == "auth" && textOf(message, u"access_token"_s) == m_script.token;
    peer.authenticated = right;
    if (right) {
        peer.socket->sendTextMessage(uR"({"type":"auth_ok","ha_version":"2025.10.4"})"_s);
        return;
    }
    peer.socket->sendTextMessage(uR"({"type":"auth_invalid","message":"Invalid access token or password"})"_s);
    peer.socket->close();
}

void ScriptedHomeAssistant::command(Peer &peer, const QJsonObject &message)
{
    const QByteArray type = textOf(message, u"type"_s);
    const qint64 id = message[u"id"_s].toInteger();
    if (id <= peer.lastId || m_script.reusedIds > 0) {
        m_script.reusedIds = std::max(0, m_script.reusedIds - 1);
        return refuse(peer, id, "id_reuse");
    }
    peer.lastId = id;
    if (type == "ping") {
        if (m_script.pongs)
            queue(peer, R"({"id":)" + QByteArray::number(id) + R"(,"type":"pong"})");
        return;
    }
    if (type == "supported_features" && m_script.coalesces) {
        peer.coalesces = message[u"features"_s][u"coalesce_messages"_s].toInt() == 1;
        return answer(peer, id, "null");
    }
    if (type == "subscribe_events")
        return subscribe(peer, message);
    if (type == "unsubscribe_events")
        return unsubscribe(peer, id, message[u"subscription"_s].toInteger());
    list(peer, id, type);
}

void ScriptedHomeAssistant::subscribe(Peer &peer, const QJsonObject &message)
{
    const QByteArray event = textOf(message, u"event_type"_s);
    const qint64 id = message[u"id"_s].toInteger();
    m_received.last() += ' ' + event;
    if (m_script.errors.contains(event))
        return refuse(peer, id, m_script.errors[event]);
    peer.subscriptions.insert(event, id);
    answer(peer, id, "null");
    if (m_script.eventsEarly)
        sendEvent(peer, event, "{}");
}

void ScriptedHomeAssistant::unsubscribe(Peer &peer, qint64 id, qint64 subscription)
{
    if (peer.subscriptions.removeIf([subscription](auto it) { return it.value() == subscription; }) > 0)
        answer(peer, id, "null");
    else
        refuse(peer, id, "not_found");
}

void ScriptedHomeAssistant::list(Peer &peer, qint64 id, const QByteArray &type)
{
    ++peer.lists;
    if (m_script.dropAtList > 0 && peer.lists == m_script.dropAtList) {
        m_script.dropAtList = 0;
        peer.socket->abort();
        return;
    }
    if (m_script.silentAtList > 0 && peer.lists >= m_script.silentAtList)
        return;
    if (peer.lists == 1 && !m_script.frameAtList.isEmpty()) {
        peer.socket->sendTextMessage(QString::fromUtf8(std::exchange(m_script.frameAtList, {})));
        return;
    }
    if (m_script.errors.contains(type))
        refuse(peer, id, m_script.errors[type]);
    else if (m_script.results.contains(type))
        answer(peer, id, m_script.results[type]);
    else
        refuse(peer, id, "unknown_command");
}

void ScriptedHomeAssistant::answer(Peer &peer, qint64 id, const QByteArray &result)
{
    queue(peer, R"({"id":)" + QByteArray::number(id) + R"(,"type":"result","success":true,"result":)" + result + '}');
}

void ScriptedHomeAssistant::refuse(Peer &peer, qint64 id, const QByteArray &code)
{
    queue(peer,
          R"({"id":)" + QByteArray::number(id) + R"(,"type":"result","success":false,"error":{"code":")" + code
              + R"(","message":")" + (code == "id_reuse" ? "Identifier values have to increase." : "Not here.")
              + R"("}})");
}

void ScriptedHomeAssistant::queue(Peer &peer, const QByteArray &message)
{
    if (m_script.backwards && peer.lists > 0 && peer.lists <= listCommands && message.contains("\"result\"")) {
        peer.answers.prepend(message);
        if (peer.answers.size() < listCommands)
            return;
        for (const QByteArray &late : std::exchange(peer.answers, {})) {
            peer.waiting += late;
            if (peer.subscriptions.contains("device_registry_updated"))
                sendEvent(peer, "device_registry_updated", "{}");
        }
        return flush(peer);
    }
    peer.waiting += message;
    QTimer::singleShot(0, this, [this, socket = peer.socket] {
        if (Peer *there = peerOf(socket))
            flush(*there);
    });
}

/// What waits goes out as one frame where the other side can read that.
void ScriptedHomeAssistant::flush(Peer &peer)
{
    QByteArrayList messages = std::exchange(peer.waiting, {});
    if (peer.coalesces && messages.size() > 1)
        messages = { '[' + messages.join(',') + ']' };
    for (const QByteArray &message : messages) {
        if (m_script.bytes)
            peer.socket->sendBinaryMessage(message);
        else
            peer.socket->sendTextMessage(QString::fromUtf8(message));
    }
}

void ScriptedHomeAssistant::sendEvent(Peer &peer, const QByteArray &event, const QByteArray &data)
{
    peer.waiting += R"({"id":)" + QByteArray::number(peer.subscriptions.value(event))
        + R"(,"type":"event","event":{"event_type":")" + event + R"(","data":)" + data
        + R"(,"origin":"LOCAL","time_fired":"2025-11-01T10:00:00.123456+00:00","context":)"
        + R"({"id":"01K8Z7Q2J3N4P5R6S7T8V9W0X1","parent_id":null,"user_id":null}}})";
}

void ScriptedHomeAssistant::tell(const QByteArray &event, const QByteArray &data)
{
    for (const auto &peer : m_peers) {
        if (!peer->subscriptions.contains(event))
            continue;
        sendEvent(*peer, event, data);
        flush(*peer);
    }
}

void ScriptedHomeAssistant::drop()
{
    QList<QWebSocket *> sockets;
    for (const auto &peer : m_peers)
        sockets += peer->socket;
    for (QWebSocket *socket : sockets)
        socket->abort();
}

int ScriptedHomeAssistant::count(const QByteArray &command) const
{
    return int(m_received.count(command));
}

ScriptedHomeAssistant::Peer *ScriptedHomeAssistant::peerOf(const QWebSocket *socket)
{
    const auto it = std::ranges::find_if(m_peers, [socket](const auto &peer) { return peer->socket == socket; });
    return it == m_peers.end() ? nullptr : it->get();
}

} // namespace hearthbook::test
