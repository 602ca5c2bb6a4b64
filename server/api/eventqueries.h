#pragma once

#include "core/influx/influxrequests.h"

#include <QStringList>

namespace hearthbook {

/// Questions about the events that ha-ingestor writes: measurement `home_assistant_events` with the tag `entity_id` and the
/// field `context_id`, once an event. `period`: a duration that both languages know, as "24h"; it ends now.

/// How many events: rows with `_value` and those of `tags` that the events have, for each combination of them one.
InfluxQuery eventCounts(const QString &period, const QStringList &tags);

/// The newest value of a text field of each entity: rows with `entity_id` and `_value`.
InfluxQuery newestTexts(const QString &field, const QString &period);

/// The field `response_time`: rows with `n` values of the sum `total`, for each entity_id and platform one.
InfluxQuery responseTimes(const QString &period);

/// Whether discovery wrote entities of a platform within the last five minutes: a row with the count in `_value`.
InfluxQuery recentEntities(const QString &platform);

} // namespace hearthbook
