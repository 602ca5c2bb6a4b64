#include "core/importers/influxregistry.h"

#include "core/importers/registrypoints.h"
#include "core/settings/quantity.h"

#include <QEventLoop>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// One after the other, until the first that fails.
class Reading
{
public:
    Reading(InfluxClient &client, const InfluxSource &source, ImportWatch &watch)
        : m_client(client), m_source(source), m_watch(watch)
    {
    }

    /// An older bucket that is not there, or that this user may not see, holds nothing.
    Result<void> read(const QString &olderBucket, NewestPoints &points)
    {
        m_watch.beginMeasurement(QString::fromStdString(points.measurement().name));
        Result<void> read = ask(m_source.bucket, points);
        if (!read || !m_source.olderBuckets || olderBucket.isEmpty() || olderBucket == m_source.bucket)
            return read;
        Result<void> older = ask(olderBucket, points);
        const bool isAbsent = !older
            && (older.error().code == ErrorCode::NotFound || older.error().code == ErrorCode::Forbidden);
        return isAbsent ? Result<void>() : older;
    }

private:
    Result<void> ask(const QString &bucket, NewestPoints &points)
    {
        QEventLoop loop;
        QObject::connect(&m_watch, &ImportWatch::cancelled, &loop, &QEventLoop::quit);
        std::optional<Result<void>> answer;
        const TakeInfluxRow take = [this, &points](const InfluxRow &row) -> Result<bool> {
            m_watch.countRow();
            points.take(row);
            return true;
        };
        if (m_watch.isCancelled())
            return cancelled();
        InfluxCall *call = m_client.query(
            lastPoints(points.measurement(), bucket, m_source.since.value_or(Timestamp())), take,
            [&](const Result<void> &result) {
                answer = result;
                loop.quit();
            });
        loop.exec();
        if (!answer)
            call->cancel();
        return answer ? *answer : cancelled();
    }

    static Result<void> cancelled() { return failure(ErrorCode::Unavailable, u"The import was cancelled"_s); }

    InfluxClient &m_client;
    const InfluxSource &m_source;
    ImportWatch &m_watch;
};

} // namespace

InfluxSource InfluxSource::reachingBack(const QString &bucket, std::chrono::milliseconds time)
{
    InfluxSource source { .bucket = bucket };
    if (time.count() > 0)
        source.since = Timestamp { Timestamp::now().microseconds - std::chrono::microseconds(time).count() };
    return source;
}

std::optional<std::chrono::milliseconds> InfluxSource::timeOf(const QString &text)
{
    constexpr qint64 most = qint64(36'500) * 24 * 60 * 60 * 1000;
    const std::optional<qint64> time = parseDuration(text);
    if (!time || *time <= 0 || *time > most || !text.back().isLetter())
        return std::nullopt;
    return std::chrono::milliseconds(*time);
}

Result<ImportPlan> readInfluxRegistry(InfluxClient &client, const InfluxSource &source, ImportWatch &watch)
{
    RegistryPoints points;
    Reading reading(client, source, watch);
    Result<void> read = reading.read({}, points.integrations());
    if (read)
        read = reading.read(u"devices"_s, points.devices());
    if (read)
        read = reading.read(u"entities"_s, points.entities());
    return read ? points.plan() : failure(read);
}

Error influxAdvice(Error error, const InfluxSource &source)
{
    switch (error.code) {
    case ErrorCode::NotFound:
        error.message += u"; check INFLUXDB_BUCKET (it is \"%1\") and INFLUXDB_ORG"_s.arg(source.bucket);
        break;
    case ErrorCode::Forbidden:
        error.message += u"; check INFLUXDB_TOKEN, or INFLUXDB_USERNAME and INFLUXDB_PASSWORD"_s;
        break;
    case ErrorCode::TooLarge: error.message += u"; check influxdb.body_limit"_s; break;
    default: error.message += u"; check INFLUXDB_URL, or where it is slow raise influxdb.answer_timeout"_s;
    }
    return error;
}

} // namespace hearthbook
