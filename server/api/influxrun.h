#pragma once

#include "core/importers/influximport.h"
#include "core/storage/writer.h"
#include "server/api/readers.h"

#include <mutex>

namespace hearthbook {

/// What a client wants to be imported from InfluxDB. Never log it: it holds secrets.
struct InfluxOrder
{
    InfluxOptions influx = {};
    InfluxSource source = {};
    bool dryRun = false;
    QString actor = {};
};

/// One import from InfluxDB that a client began, and what came of it. Its secrets go with its reading. Thread: any, but for work().
class InfluxRun
{
public:
    InfluxRun(QString id, const InfluxOrder &order);

    const QString &id() const { return m_id; }
    bool isEnded() const;
    /// Nothing is written, unless it is being written already.
    void cancel() { m_watch.cancel(); }

    /// Does it; takes as long as it takes. Once, in a thread of its own, whose connection is closed afterwards.
    void work(const InfluxOptions &influx, const InfluxSource &source, Writer &writer, Readers &readers);

    /// `{id, kind, source, actor, dry_run, state, step, measurement, rows, started_at, ended_at, report, error}`.
    QByteArray toJson() const;

private:
    struct End
    {
        Timestamp at = {};
        std::optional<FinishedImport> import = {}; ///< nothing was written, or looked at, without it
        std::optional<Error> error = {};
    };

    End run(InfluxImport &import, Writer &writer, Readers &readers);
    Result<FinishedImport> write(const InfluxImport &import, Writer &writer);
    Result<void> compare(InfluxImport &import, Readers &readers, ImportReport &report);
    QString stateOf(const std::optional<End> &end) const;

    const QString m_id;
    const QString m_place;
    const QString m_actor;
    const bool m_isDryRun;
    const Timestamp m_started = Timestamp::now();
    ImportWatch m_watch;
    mutable std::mutex m_mutex;
    std::optional<End> m_end;
};

} // namespace hearthbook
