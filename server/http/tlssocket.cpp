#include "server/http/tlssocket.h"

#include <QLoggingCategory>

namespace hearthbook {

namespace {

Q_LOGGING_CATEGORY(lcTls, "hearthbook.http.tls")

constexpr char handshakeRecord = 22; ///< RFC 8446, 5.1: what a client begins with

} // namespace

TlsSocket::TlsSocket(const QSslConfiguration &tls, QObject *parent) : QSslSocket(parent)
{
    setSslConfiguration(tls);
}

void TlsSocket::begin()
{
    connect(this, &QSslSocket::readyRead, this, &TlsSocket::look);
    if (bytesAvailable() > 0)
        look();
}

void TlsSocket::look()
{
    char first = 0;
    if (peek(&first, 1) != 1)
        return;
    disconnect(this, &QSslSocket::readyRead, this, &TlsSocket::look);
    if (first != handshakeRecord) {
        Q_EMIT metPlainText();
        return;
    }
    connect(this, &QSslSocket::errorOccurred, this, &TlsSocket::fail);
    connect(this, &QSslSocket::encrypted, this, [this] {
        disconnect(this, &QSslSocket::errorOccurred, this, &TlsSocket::fail);
        Q_EMIT opened();
    });
    startServerEncryption();
}

/// Nobody but the client can do anything about it; one that scans ports is not worth more.
void TlsSocket::fail()
{
    qCDebug(lcTls).noquote() << "No TLS with" << peerAddress().toString() << ':' << errorString();
    abort();
}

} // namespace hearthbook
