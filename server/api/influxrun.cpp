#include "server/api/influxrun.h"

#include "core/domain/jsonwriter.h"
#include "server/api/importsapi.h"

#include <QLoggingCategory>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcImport, "hearthbook.import")

QString wordOf(ImportWatch::Step step)
{
    switch (step) {
    case ImportWatch::Step::Reading: return u"reading"_s;
    case ImportWatch::Step::Writing: return u"writing"_s;
    case ImportWatch::Step::Comparing: return u"comparing"_s;
    }
    return {};
}

void writeError(JsonWriter &json, const std::optional<Error> &error)
{
    json.key("error");
    if (error)
        json.beginObject().member("code", errorWord(error->code)).member("message", error->message).endObject();
    else
        json.null();
}

} // namespace

InfluxRun::InfluxRun(QString id, const InfluxOrder &order)
    : m_id(std::move(id)), m_place(influxPlace(order.influx)), m_actor(order.actor), m_isDryRun(order.dryRun)
{
}

bool InfluxRun::isEnded() const
{
    const std::lock_guard lock(m_mutex);
    return m_end.has_value();
}

void InfluxRun::work(const InfluxOptions &influx, const InfluxSource &source, Writer &writer, Readers &readers)
{
    End end;
    {
        InfluxImport import(influx, source, m_watch);
        end = run(import, writer, readers);
    }
    Readers::closeLocal();
    end.at = Timestamp::now();
    if (end.error && !m_watch.isCancelled())
        qCWarning(lcImport).noquote() << u"The import from %1: %2"_s.arg(m_place, end.error->message);
    const std::lock_guard lock(m_mutex);
    m_end = std::move(end);
}

InfluxRun::End InfluxRun::run(InfluxImport &import, Writer &writer, Readers &readers)
{
    End end;
    if (const Result<void> read = import.read(); !read) {
        end.error = read.error();
        return end;
    }
    Result<FinishedImport> written = write(import, writer);
    if (!written) {
        end.error = written.error();
        return end;
    }
    end.import = std::move(*written);
    if (m_isDryRun || m_watch.isCancelled())
        return end;
    if (const Result<void> compared = compare(import, readers, end.import->report); !compared && !m_watch.isCancelled())
        end.error = compared.error();
    return end;
}

Result<FinishedImport> InfluxRun::write(const InfluxImport &import, Writer &writer)
{
    Result<FinishedImport> finished;
    Write write;
    write.origin = importOrigin(m_actor, u"influx"_s);
    write.bulk = true;
    write.apply = [&](Store &store) -> Result<void> {
        if (!m_watch.beginWriting())
            return failure(ErrorCode::Unavailable, u"The import was cancelled"_s);
        finished = import.run(store, m_isDryRun ? ImportMode::Keep : ImportMode::Write);
        return finished ? Result<void>() : failure(finished);
    };
    const Result<void> committed = writer.submitAndWait(std::move(write));
    return committed ? finished : failure(committed);
}

Result<void> InfluxRun::compare(InfluxImport &import, Readers &readers, ImportReport &report)
{
    const Result<void> read = import.readAgain();
    if (!read)
        return read;
    const Result<Store *> store = readers.local();
    return store ? import.compare(**store, report) : failure(store);
}

QString InfluxRun::stateOf(const std::optional<End> &end) const
{
    if (!end)
        return u"running"_s;
    if (end->import)
        return u"done"_s;
    return m_watch.isCancelled() ? u"cancelled"_s : u"failed"_s;
}

QByteArray InfluxRun::toJson() const
{
    std::optional<End> end;
    {
        const std::lock_guard lock(m_mutex);
        end = m_end;
    }
    const ImportWatch::Progress progress = m_watch.progress();
    JsonWriter json(1024);
    json.beginObject()
        .member("id", m_id)
        .member("kind", u"influx"_s)
        .member("source", m_place)
        .member("actor", m_actor);
    json.member("dry_run", m_isDryRun).member("state", stateOf(end)).member("step", wordOf(progress.step));
    json.key("measurement").value(progress.measurement.isEmpty() ? std::nullopt : std::optional(progress.measurement));
    json.member("rows", progress.rows).member("started_at", m_started);
    json.member("ended_at", end ? std::optional(end->at) : std::nullopt).key("report");
    if (end && end->import)
        json.raw(importReportWithId(*end->import));
    else
        json.null();
    writeError(json, end ? end->error : std::nullopt);
    return json.endObject().take();
}

} // namespace hearthbook
