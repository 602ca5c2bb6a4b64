#pragma once

#include "core/influx/influxrow.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace hearthbook {

/// Which manufacturer's or model's devices the events come from. An event says it by a tag; else its entity's newest event
/// that says it in a field counts; else the book.
class MakerEvents
{
public:
    struct Maker
    {
        QString name = {};
        qint64 events = 0;
    };

    /// `tag`: "manufacturer" or "model". `book`: by entity id.
    MakerEvents(std::string tag, std::unordered_map<std::string, std::string> book)
        : m_tag(std::move(tag)), m_book(std::move(book))
    {
    }

    /// A row of eventCounts() with `entity_id` and the tag.
    void takeCount(const InfluxRow &row);
    /// A row of newestTexts().
    void takeField(const InfluxRow &row);

    /// All events that were counted, also those of nobody knows whom.
    qint64 total() const;
    /// Most events first, then by name.
    std::vector<Maker> makers() const;

private:
    struct Count
    {
        std::string entity = {};
        std::string maker = {}; ///< by the tag; empty where there is none
        qint64 events = 0;
    };

    std::string makerOf(const Count &count) const;

    std::string m_tag;
    std::unordered_map<std::string, std::string> m_book;
    std::unordered_map<std::string, std::string> m_fields;
    std::vector<Count> m_counts; ///< kept to the end: the fields may be told later
};

} // namespace hearthbook
