#pragma once

#include "core/discovery/historyinbox.h"
#include "core/discovery/historypoints.h"
#include "core/discovery/reconnectschedule.h"
#include "core/influx/influxclient.h"

#include <QTimer>

namespace hearthbook {

/// Writes the snapshots of an inbox to InfluxDB, one after another, in pieces. Where that fails it waits ever longer, as
/// after a lost connection, and tries the newest one again; points that InfluxDB refuses are not sent twice. Failures
/// are logged when they begin. Thread: one with an event loop, the object's own.
class HistoryLoop : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype pieceLines = 5000;

    struct Context
    {
        InfluxOptions options = {};
        std::function<double()> random = {}; ///< from 0 to below 1, evenly
        /// Told after each try at a snapshot how it went; optional.
        std::function<void(const Result<void> &)> tried = {};
    };

    /// `status` and `inbox` outlive this.
    HistoryLoop(Context context, InfluxStatus &status, HistoryInbox &inbox);
    ~HistoryLoop() override;

    /// There may be a snapshot in the inbox.
    void look();
    /// Breaks off what is under way; writes nothing more.
    void stop();

private:
    void begin();
    void writePiece();
    void ended();
    void failed(const Error &error);
    void noteFailure(const Error &error);
    void tell(const Result<void> &result);

    Context m_context;
    InfluxStatus &m_status;
    HistoryInbox &m_inbox;
    std::unique_ptr<InfluxClient> m_client; ///< made in the loop's thread
    ReconnectSchedule m_schedule;
    QTimer m_retry;
    std::optional<HistorySnapshot> m_snapshot; ///< that is being written, or waits for the next try
    std::unique_ptr<HistoryPoints> m_points; ///< what is left of it, while it is being written
    Result<void> m_refused = {}; ///< points of it that were
    bool m_stopped = false;
};

} // namespace hearthbook
