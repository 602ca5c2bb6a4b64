#pragma once

#include "server/api/streamslot.h"
#include "server/http/bodystream.h"

#include <QFile>

#include <chrono>

namespace hearthbook {

/// The file of a backup as a body. A backup that is removed meanwhile is sent to its end, and so keeps its place on the disk until then.
/// Thread: the connection's.
class BackupFileStream final : public BodyStream
{
public:
    using Clock = std::chrono::steady_clock;

    /// `bytes`: that it must have. A client that has not got all of it after `longest` is cut off. Errors: NotFound, Unavailable.
    static Result<std::shared_ptr<BackupFileStream>> open(const QString &path, qint64 bytes,
                                                          std::unique_ptr<StreamSlot> slot, Clock::duration longest);

    /// Errors: Unavailable, where the time is over or the file cannot be read; Corrupt, where it is not as long as it was.
    Result<Piece> next() override;

private:
    BackupFileStream(const QString &path, qint64 bytes) : m_file(path), m_left(bytes) { }

    std::unique_ptr<StreamSlot> m_slot;
    QFile m_file;
    qint64 m_left; ///< bytes still to be sent
    Clock::time_point m_until;
};

} // namespace hearthbook
