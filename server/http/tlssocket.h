#pragma once

#include <QSslSocket>

namespace hearthbook {

/// A server's side of a TLS connection. Its client speaks first: before a handshake begins, the first byte tells whether he means one.
/// Thread: the connection's.
class TlsSocket final : public QSslSocket
{
    Q_OBJECT

public:
    TlsSocket(const QSslConfiguration &tls, QObject *parent);

    /// Waits for the client, who has been connected. Then one of the signals comes, or disconnected().
    void begin();

    /// Whether the client has said anything.
    bool hasBegun() const { return mode() != UnencryptedMode || bytesAvailable() > 0; }

    /// Bytes that the system did not take yet, encrypted or still to be.
    qint64 unsent() const { return bytesToWrite() + encryptedBytesToWrite(); }

Q_SIGNALS:
    /// The handshake is done: what is read and written from now on is encrypted on the wire.
    void opened();

    /// The client does not speak TLS. Nothing was read, and what is written goes out as it is.
    void metPlainText();

private:
    void look();
    void fail();
};

} // namespace hearthbook
