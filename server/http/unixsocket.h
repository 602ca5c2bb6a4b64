#pragma once

#include "core/domain/result.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <utility>

namespace hearthbook {

/// A listening Unix socket with its file, which is removed at the end, unless another program has put its own there. Only on Unix. Thread: any.
class UnixSocket
{
public:
    /// Binds `path` and listens, for the program's user and group (0660). The file of a server that is gone is replaced.
    /// Errors: InvalidInput where the path is too long for a socket or something else stands there, which is left alone; Unavailable with
    /// the system's reason, and where another server answers.
    static Result<UnixSocket> listen(const QString &path);

    UnixSocket(UnixSocket &&other) noexcept { *this = std::move(other); }
    UnixSocket &operator=(UnixSocket &&other) noexcept;
    ~UnixSocket();
    Q_DISABLE_COPY(UnixSocket)

    /// The listening descriptor; whoever takes it closes it.
    qintptr release() { return std::exchange(m_descriptor, -1); }

private:
    /// Which file it is, whatever stands at the path later.
    struct Identity
    {
        quint64 device = 0;
        quint64 node = 0;
        bool operator==(const Identity &) const = default;
    };

    UnixSocket() = default;
    static std::optional<Identity> identify(const QByteArray &path);

    QByteArray m_path; ///< absolute
    qintptr m_descriptor = -1;
    std::optional<Identity> m_file;
};

} // namespace hearthbook
