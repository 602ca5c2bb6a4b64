#pragma once

#include "core/influx/influxrow.h"

#include <map>
#include <string>
#include <vector>

namespace hearthbook {

/// A measurement of registry rows (contract 8).
struct RegistryMeasurement
{
    std::string name = {};
    std::string id = {};                   ///< the tag that identifies a row
    std::vector<std::string> tags = {};    ///< further ones; a change of one begins a new series
    std::vector<std::string> fields = {};
};

/// Of each id the newest point of all its series. Takes rows of both languages: InfluxQL has the fields of a point as columns,
/// Flux one row for each. Of two series with points of the same time the greater one in the order of its tags counts.
class NewestPoints
{
public:
    struct Point
    {
        Timestamp time = {};
        std::vector<std::string> tags = {}; ///< as in the measurement; empty where it has none
        std::vector<std::string> fields = {};
    };

    explicit NewestPoints(RegistryMeasurement measurement) : m_measurement(std::move(measurement)) { }

    void take(const InfluxRow &row);
    qint64 withoutId() const { return m_withoutId; } ///< rows

    const std::map<std::string, Point> &points() const { return m_points; }
    const RegistryMeasurement &measurement() const { return m_measurement; }
    /// A value of a point by its name, and nothing for "", "unknown", "Unknown" and "unassigned", which stand for nothing.
    std::optional<std::string> value(const Point &point, std::string_view name) const;

private:
    void putFields(Point &point, const InfluxRow &row) const;

    RegistryMeasurement m_measurement;
    std::map<std::string, Point> m_points;
    qint64 m_withoutId = 0;
};

} // namespace hearthbook
