#pragma once

#include "core/storage/writer.h"

#include <chrono>

namespace hearthbook {

/// How much of the journal is kept; 0: no bound.
struct JournalRetention
{
    std::chrono::milliseconds age { 0 };
    qint64 rows = 0;
};

/// Removes what the retention no longer keeps of the journal, a few hundred rows at once, so that no other write waits for
/// long. Any thread.
class JournalCare
{
public:
    /// Rows of one step.
    static constexpr int stepRows = 500;

    /// `needed`: what came after that seq must stay, as a live stream has not been told of it; nothing: nobody needs any.
    JournalCare(Writer &writer, JournalRetention retention, std::function<std::optional<qint64>()> needed,
                std::function<Timestamp()> now = Timestamp::now)
        : m_writer(writer), m_retention(retention), m_needed(std::move(needed)), m_now(std::move(now))
    {
    }

    /// Begins to remove what is due by now; returns at once. What fails is tried again by the next run.
    void run();

private:
    void step(const std::optional<Timestamp> &since);

    Writer &m_writer;
    JournalRetention m_retention;
    std::function<std::optional<qint64>()> m_needed;
    std::function<Timestamp()> m_now;
};

} // namespace hearthbook
