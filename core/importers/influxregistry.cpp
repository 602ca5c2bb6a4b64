#include "core/importers/influxregistry.h"

#include "core/importers/registrypoints.h"

#include <QEventLoop>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Result<void> askAndWait(InfluxClient &client, const InfluxQuery &query, NewestPoints &points)
{
    QEventLoop loop;
    Result<void> answer;
    client.query(query, takingRows(&points, &NewestPoints::take), [&](const Result<void> &result) {
        answer = result;
        loop.quit();
    });
    loop.exec();
    return answer;
}

/// An older bucket that is not there, or that this user may not see, holds nothing.
Result<void> readMeasurement(InfluxClient &client, const InfluxSource &source, const QString &olderBucket,
                             NewestPoints &points)
{
    const Timestamp since = source.since.value_or(Timestamp());
    const Result<void> read = askAndWait(client, lastPoints(points.measurement(), source.bucket, since), points);
    if (!read || !source.olderBuckets || olderBucket.isEmpty() || olderBucket == source.bucket)
        return read;
    const Result<void> older = askAndWait(client, lastPoints(points.measurement(), olderBucket, since), points);
    const bool isAbsent = !older
        && (older.error().code == ErrorCode::NotFound || older.error().code == ErrorCode::Forbidden);
    return isAbsent ? Result<void>() : older;
}

} // namespace

Result<ImportPlan> readInfluxRegistry(InfluxClient &client, const InfluxSource &source)
{
    RegistryPoints points;
    Result<void> read = readMeasurement(client, source, {}, points.integrations());
    if (read)
        read = readMeasurement(client, source, u"devices"_s, points.devices());
    if (read)
        read = readMeasurement(client, source, u"entities"_s, points.entities());
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
