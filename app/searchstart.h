#pragma once

#include "core/storage/databaseoptions.h"

#include <thread>

namespace hearthbook {

/// Reads the index of search beside everything else, so that nobody's first search waits for it. Thread: its owner's.
class SearchStart
{
public:
    explicit SearchStart(DatabaseOptions options) : m_options(std::move(options)) { }
    ~SearchStart() { stop(); }
    Q_DISABLE_COPY_MOVE(SearchStart)

    void start();
    /// Waits for what is being read: less than a second with 100,000 rows.
    void stop();

private:
    DatabaseOptions m_options;
    std::thread m_thread;
};

} // namespace hearthbook
