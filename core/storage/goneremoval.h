#pragma once

#include "core/storage/writer.h"

#include <chrono>

namespace hearthbook {

/// Removes devices and entities that have been gone for longer than a time, a few hundred at once, so that no other write waits
/// for long. Each step is one operation of origin "upkeep". Any thread.
class GoneRemoval
{
public:
    /// Rows of one step.
    static constexpr int stepRows = 200;

    /// `retention` 0: nothing is ever removed.
    GoneRemoval(Writer &writer, std::chrono::milliseconds retention, std::function<Timestamp()> now = Timestamp::now)
        : m_writer(writer), m_retention(retention), m_now(std::move(now))
    {
    }

    /// Begins to remove what is due by now; returns at once. What fails is tried again by the next run.
    void run();

private:
    static void step(Writer &writer, const Timestamp &limit);

    Writer &m_writer;
    std::chrono::microseconds m_retention;
    std::function<Timestamp()> m_now;
};

} // namespace hearthbook
