#pragma once

#include <QByteArray>
#include <QIODevice>

namespace hearthbook {

/// A request's body that can be sent once: Qt posts again by itself where a connection ends without an answer, unless the
/// body cannot be taken back. To go with DoNotBufferUploadDataAttribute and a Content-Length, else Qt keeps a copy that
/// can. Thread: that of the request.
class OneTimeBody : public QIODevice
{
    Q_OBJECT

public:
    explicit OneTimeBody(QByteArray body, QObject *parent = nullptr);

    bool isSequential() const override { return true; }
    bool reset() override { return false; }
    qint64 bytesAvailable() const override;

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    const QByteArray m_body;
    qint64 m_read = 0;
};

} // namespace hearthbook
