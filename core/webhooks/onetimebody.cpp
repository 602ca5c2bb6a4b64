#include "core/webhooks/onetimebody.h"

#include <algorithm>

namespace hearthbook {

OneTimeBody::OneTimeBody(QByteArray body, QObject *parent) : QIODevice(parent), m_body(std::move(body))
{
    open(ReadOnly | Unbuffered);
}

qint64 OneTimeBody::bytesAvailable() const
{
    return m_body.size() - m_read + QIODevice::bytesAvailable();
}

qint64 OneTimeBody::readData(char *data, qint64 most)
{
    const qint64 size = std::min(most, m_body.size() - m_read);
    std::copy_n(m_body.constData() + m_read, size, data);
    m_read += size;
    return size;
}

} // namespace hearthbook
