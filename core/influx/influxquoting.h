#pragma once

#include <QStringView>

namespace hearthbook {

/// A value in InfluxQL: 'kitchen'.
QString influxQlText(QStringView value);
/// A measurement, tag or field in InfluxQL: "area_id".
QString influxQlName(QStringView name);
/// A string in Flux: "kitchen". Nothing in it is interpolated.
QString fluxText(QStringView value);

} // namespace hearthbook
