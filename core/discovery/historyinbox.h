#pragma once

#include "core/discovery/registrypart.h"
#include "core/domain/timestamp.h"

#include <QString>

#include <mutex>

namespace hearthbook {

/// A listing whose points are to be written.
struct HistorySnapshot
{
    RegistryLists lists = {};
    Timestamp time = {}; ///< of the listing
};

/// What became of the history.
struct HistoryStatus
{
    qint64 written = 0;  ///< snapshots, whole
    qint64 lost = 0;     ///< snapshots that a newer one replaced, or of which InfluxDB refused points
    qint64 failures = 0; ///< tries that failed
    std::optional<Timestamp> lastWritten = {}; ///< time of the newest snapshot that was written whole
    std::optional<QString> error = {}; ///< why it is behind, one sentence without secrets; nothing where it is not
};

/// Where the newest snapshot waits to be written: there is one at most, however long InfluxDB is away. Any thread.
class HistoryInbox
{
public:
    /// Replaces the one that waits. True where there was none.
    bool put(HistorySnapshot snapshot);
    std::optional<HistorySnapshot> take();

    HistoryStatus status() const;
    void noteWritten(Timestamp time);
    /// True where it is the first since the last success.
    bool noteFailure(const QString &message);
    void noteLost();

private:
    mutable std::mutex m_mutex;
    std::optional<HistorySnapshot> m_waiting;
    HistoryStatus m_status;
};

} // namespace hearthbook
