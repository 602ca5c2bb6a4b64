#pragma once

#include "core/domain/error.h"
#include "core/domain/timestamp.h"

#include <atomic>
#include <chrono>
#include <mutex>
#include <optional>

namespace hearthbook {

/// What is wrong with a database.
struct DatabaseTrouble
{
    Error error = {};
    Timestamp since = {};
};

/// How the database of one process fares, as its writes and reads met it; /health tells it. Each change is one line of the
/// log. Thread: any.
class DatabaseState
{
public:
    /// What any statement met; only damage counts.
    void met(const Error &error);
    /// A write could not be stored: a full disk, no right to write, another program that holds the database.
    void writeFailed(const Error &error);
    /// A write was stored: what kept the others from it is over, unless it was met within the last second: a full disk has room for
    /// small writes between large ones. Damage and lost files stay.
    void writeStored();
    /// Others lie where the opened files were. Over with filesFound().
    void filesLost(const Error &error);
    void filesFound();

    /// The disk is full, say: reading goes on, and the next write may succeed.
    std::optional<DatabaseTrouble> writeTrouble() const;
    /// Damage, or files that are not there any more: nothing may be written, and what is read may be old.
    std::optional<DatabaseTrouble> lost() const;
    /// What a client is told of an error that it met: of damage one sentence, as Unavailable; others as they are.
    Error told(const Error &error) const;
    bool hasWriteTrouble() const { return m_hasWriteTrouble; }
    bool areFilesLost() const { return m_areFilesLost; }

private:
    mutable std::mutex m_mutex;
    std::chrono::steady_clock::time_point m_lastFailure;
    std::optional<DatabaseTrouble> m_write;
    std::optional<DatabaseTrouble> m_damage;
    std::optional<DatabaseTrouble> m_files;
    std::atomic<bool> m_hasWriteTrouble = false;
    std::atomic<bool> m_areFilesLost = false;
};

} // namespace hearthbook
