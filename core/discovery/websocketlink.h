#pragma once

#include "core/discovery/discoverymachine.h"

#include <QObject>
#include <QWebSocket>

namespace hearthbook {

/// One WebSocket at a time, from opening to its end. Thread: one with an event loop, the object's own.
class WebSocketLink : public QObject
{
    Q_OBJECT

public:
    /// Largest message and frame that is taken; Qt's own limit is 2 GiB.
    static constexpr quint64 mostBytes = quint64(64) << 20;

    explicit WebSocketLink(QObject *parent = nullptr) : QObject(parent) { }
    ~WebSocketLink() override;

    /// Ends what there was, silently. opened() or closed() follows.
    void open(const Endpoint &endpoint);
    void send(const QByteArray &text);
    /// Silently: closed() does not follow.
    void close();

Q_SIGNALS:
    void opened();
    void received(const QByteArray &text);
    void receivedBytes();
    /// Once, where it did not open or the other side ended it.
    void closed(const hearthbook::LinkFailure &failure);

private:
    void connectSocket();
    bool trust(const QString &caFile);
    void fail();
    void failWith(const LinkFailure &why);
    LinkFailure failure() const;

    QWebSocket *m_socket = nullptr;
    QString m_certificateProblem;
    bool m_wasOpen = false;
};

} // namespace hearthbook
