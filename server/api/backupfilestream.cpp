#include "server/api/backupfilestream.h"

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 pieceBytes = qint64(64) * 1024;

} // namespace

Result<std::shared_ptr<BackupFileStream>> BackupFileStream::open(const QString &path, qint64 bytes,
                                                                 std::unique_ptr<StreamSlot> slot,
                                                                 Clock::duration longest)
{
    std::shared_ptr<BackupFileStream> stream(new BackupFileStream(path, bytes));
    QFile &file = stream->m_file;
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered | QIODevice::ExistingOnly))
        return failure(file.exists() ? ErrorCode::Unavailable : ErrorCode::NotFound,
                       u"The backup cannot be read: %1"_s.arg(file.errorString()));
    stream->m_slot = std::move(slot);
    stream->m_until = Clock::now() + longest;
    return stream;
}

Result<BodyStream::Piece> BackupFileStream::next()
{
    if (Clock::now() >= m_until)
        return failure(ErrorCode::Unavailable, u"A backup was not taken in time"_s);
    const QByteArray bytes = m_file.read(std::min(pieceBytes, m_left));
    if (bytes.isEmpty() && m_file.error() != QFileDevice::NoError)
        return failure(ErrorCode::Unavailable, u"A backup cannot be read: %1"_s.arg(m_file.errorString()));
    m_left -= bytes.size();
    if (m_left > 0 ? bytes.isEmpty() : !m_file.atEnd())
        return failure(ErrorCode::Corrupt, u"A backup does not have the length that its manifest says"_s);
    return Piece { bytes, m_left == 0 };
}

} // namespace hearthbook
