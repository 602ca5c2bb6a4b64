#pragma once

#include "core/influx/influxkind.h"

#include <chrono>
#include <mutex>
#include <optional>

namespace hearthbook {

/// What is known of InfluxDB, shared by the clients of several threads. Thread-safe.
class InfluxStatus
{
public:
    struct Numbers
    {
        bool connected = false;          ///< the last thing that was asked of it was answered, and allowed
        qint64 queryCount = 0;           ///< since the program started; writes and pings do not count
        double averageQueryTimeMs = 0;   ///< of those that were answered
        double successRate = 100;        ///< percent; 100 where nothing was asked
    };

    Numbers numbers() const;

    /// Nothing: it is to be asked, again or for the first time.
    std::optional<InfluxKind> kind() const;
    void setKind(InfluxKind kind);
    void forgetKind();

    void setConnected(bool connected);
    /// A query ended.
    void countQuery(bool answered, std::chrono::milliseconds took);

private:
    mutable std::mutex m_mutex;
    std::optional<InfluxKind> m_kind;
    bool m_connected = false;
    qint64 m_queries = 0;
    qint64 m_answered = 0;
    std::chrono::milliseconds m_time { 0 };
};

} // namespace hearthbook
