#pragma once

#include "core/storage/bookexport.h"
#include "server/api/streamslot.h"
#include "server/http/bodystream.h"

#include <chrono>

namespace hearthbook {

/// The weak ETag of an export at what the connection sees; see bookVersion(). Call it in a snapshot.
Result<QByteArray> exportEtag(Connection &connection, const BookSelection &selection);

/// A book as a body, over a connection of its own: its read transaction keeps what was written since in the WAL, and so it must
/// come to an end. Thread: the connection's.
class ExportStream final : public BodyStream
{
public:
    using Clock = std::chrono::steady_clock;

    /// Opens the database to read from it. A client that has not got all of it after `longest` is cut off. Errors: those of
    /// Connection::open() and BookExport::begin().
    static Result<std::shared_ptr<ExportStream>> open(const DatabaseOptions &options, const BookSelection &selection,
                                                      std::unique_ptr<StreamSlot> slot, Clock::duration longest);

    /// Weak, of the state that is sent: see bookVersion().
    const QByteArray &etag() const { return m_etag; }

    Result<Piece> next() override;
    bool canBePacked() const override { return true; }

private:
    ExportStream() = default;

    std::unique_ptr<StreamSlot> m_slot;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<BookExport> m_book; ///< goes before its connection
    QByteArray m_etag;
    Clock::time_point m_until;
};

} // namespace hearthbook
