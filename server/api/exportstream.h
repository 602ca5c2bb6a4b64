#pragma once

#include "core/storage/bookexport.h"
#include "server/http/bodystream.h"

#include <atomic>
#include <chrono>

namespace hearthbook {

/// One of the exports that go on at the same time, for as long as this lives.
class ExportSlot
{
public:
    /// Nothing where `most` go on already.
    static std::unique_ptr<ExportSlot> take(std::shared_ptr<std::atomic<int>> taken, int most);
    ~ExportSlot() { --*m_taken; }
    Q_DISABLE_COPY_MOVE(ExportSlot)

private:
    explicit ExportSlot(std::shared_ptr<std::atomic<int>> taken) : m_taken(std::move(taken)) { }

    std::shared_ptr<std::atomic<int>> m_taken;
};

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
                                                      std::unique_ptr<ExportSlot> slot, Clock::duration longest);

    /// Weak, of the state that is sent: see bookVersion().
    const QByteArray &etag() const { return m_etag; }

    Result<Piece> next() override;
    bool canBePacked() const override { return true; }

private:
    ExportStream() = default;

    std::unique_ptr<ExportSlot> m_slot;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<BookExport> m_book; ///< goes before its connection
    QByteArray m_etag;
    Clock::time_point m_until;
};

} // namespace hearthbook
