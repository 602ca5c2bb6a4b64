#pragma once

#include <QTcpServer>

#include <functional>

namespace hearthbook {

/// A listening socket that hands descriptors out instead of making sockets of them.
class Acceptor final : public QTcpServer
{
    Q_OBJECT

public:
    explicit Acceptor(std::function<void(qintptr)> take, QObject *parent = nullptr);

protected:
    void incomingConnection(qintptr descriptor) override { m_take(descriptor); }

private:
    std::function<void(qintptr)> m_take;
};

} // namespace hearthbook
