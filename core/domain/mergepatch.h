#pragma once

#include "core/domain/jsondocument.h"
#include "core/domain/jsonwriter.h"

#include <unordered_map>
#include <vector>

namespace hearthbook {

/// The members of a JSON object in their order; none of any other value. Of a key that stands there twice the last value
/// counts, in the first's place. Views into the value's document.
class JsonMembers
{
public:
    using Member = std::pair<std::string_view, simdjson::dom::element>;

    JsonMembers() = default;
    explicit JsonMembers(simdjson::dom::element value);

    /// The value of `key`, or null where there is none.
    const simdjson::dom::element *find(std::string_view key) const;

    std::vector<Member>::const_iterator begin() const { return m_list.cbegin(); }
    std::vector<Member>::const_iterator end() const { return m_list.cend(); }

private:
    std::vector<Member> m_list;
    std::unordered_map<std::string_view, std::size_t> m_places;
};

/// Writes a member with its value as it stands; the key may be any text.
void writeMember(JsonWriter &json, std::string_view key, simdjson::dom::element value);

/// Writes `target` with `patch` merged into it, as RFC 7396 says: null removes, objects are merged, everything else
/// replaces. Keys keep their order, new ones follow.
void writeMerged(JsonWriter &json, const JsonMembers &target, const JsonMembers &patch);

/// How many arrays and objects stand in each other at most; 0 for a plain value.
int depthOf(simdjson::dom::element value);

} // namespace hearthbook
