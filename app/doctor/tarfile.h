#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace hearthbook {

/// Small files in one, in the form of tar (POSIX.1-2001, ustar): regular files of mode 0600.
class TarFile
{
public:
    explicit TarFile(QDateTime time) : m_time(std::move(time)) { }

    /// `name`: ASCII, at most 100 bytes, with slashes between folders.
    void add(const QString &name, const QByteArray &content);

    /// The whole archive, with its end.
    QByteArray finished() const;

private:
    QDateTime m_time;
    QByteArray m_bytes;
};

} // namespace hearthbook
