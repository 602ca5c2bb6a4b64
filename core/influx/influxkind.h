#pragma once

#include "core/influx/influxoptions.h"

#include <QByteArrayView>

namespace hearthbook {

/// Which InfluxDB answers.
enum class InfluxKind {
    Unknown, ///< not asked yet, or it does not say
    V1,      ///< 1.x, and what speaks like it
    V2,      ///< 2.x and InfluxDB Cloud
    V3       ///< 3.x: has no Flux
};

/// What it is asked in.
enum class InfluxLanguage {
    InfluxQl, ///< /query and /write
    Flux      ///< /api/v2/query and /api/v2/write
};

/// Reads the headers X-Influxdb-Version ("1.6.7~rc0", "v2.7.1", "3.0.1") and X-Influxdb-Build ("OSS", "Cloud") of /ping.
InfluxKind influxKindOf(QByteArrayView version, QByteArrayView build);

/// 2.x is asked in Flux, unless only a user's name is set, which its Flux route does not take. One that does not say what
/// it is, is asked in Flux where a token is set.
InfluxLanguage influxLanguage(InfluxKind kind, const InfluxOptions &options);

} // namespace hearthbook
