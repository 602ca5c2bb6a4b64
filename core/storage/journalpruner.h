#pragma once

#include "core/domain/timestamp.h"
#include "core/storage/connection.h"

#include <limits>
#include <optional>

namespace hearthbook {

/// What is to be left of the journal.
struct JournalBounds
{
    std::optional<Timestamp> since = {}; ///< what is older may go
    qint64 rows = 0;                     ///< what is beyond so many of the newest may go; 0: however many there are
    qint64 needed = std::numeric_limits<qint64>::max(); ///< what came after this seq must stay
};

/// Removes the oldest part of the journal. The newest row stays, and so does what history and webhooks have not read
/// yet. Thread: the writer's.
class JournalPruner
{
public:
    explicit JournalPruner(Connection &connection) : m_connection(connection) { }

    /// Removes at most `most` changes and as many operations of which nothing is left, in the caller's transaction. Gives how
    /// many went of that which went most: `most` means that there may be more. Errors: as for any write.
    Result<int> step(const JournalBounds &bounds, int most);

private:
    Result<int> removeChanges(const JournalBounds &bounds, int most);
    Result<int> removeOperations(const JournalBounds &bounds, int most);

    Connection &m_connection;
};

} // namespace hearthbook
