#pragma once

#include "core/domain/change.h"
#include "core/storage/connection.h"
#include "core/storage/searchtexts.h"

#include <mutex>

namespace hearthbook {

/// Names and ids of all devices and entities, in memory, for `q=`: shared by the connections of a process to one file, made
/// by the first search, and brought up to date from the journal by each further one (docs/adr/0015). Thread: any.
class SearchIndex
{
public:
    struct Texts
    {
        std::shared_ptr<const SearchTexts> rows = {};
        bool isExact = false; ///< else the caller's snapshot is older than the texts
    };

    static bool covers(const QByteArray &kind) { return kind == "device" || kind == "entity"; }

    /// The texts of a covered kind. Call it in a snapshot: they are no older. Errors: Busy, Corrupt.
    Result<Texts> textsOf(Connection &connection, const QByteArray &kind);

    /// Reads what has changed, so that the next search need not. Errors: Busy, Corrupt.
    Result<void> follow(Connection &connection);

private:
    struct State
    {
        JournalSpan span = {}; ///< of the snapshot that it was read in
        qint64 schema = 0; ///< likewise: raised where a whole file was copied over this one, which may keep the epoch
        std::shared_ptr<const SearchTexts> devices = {};
        std::shared_ptr<const SearchTexts> entities = {};
    };

    using SharedState = std::shared_ptr<const State>;

    Result<SharedState> stateFor(Connection &connection, const JournalSpan &span);
    static Result<SharedState> read(Connection &connection, const JournalSpan &span, qint64 schema);
    static Result<SharedState> advanced(Connection &connection, const State &state, const JournalSpan &span);

    std::mutex m_mutex; ///< held while reading: who waits needs what is read
    SharedState m_state;
};

} // namespace hearthbook
