#include "core/domain/mergepatch.h"

#include <algorithm>

namespace hearthbook {

namespace dom = simdjson::dom;

namespace {

void writeKey(JsonWriter &json, std::string_view key)
{
    JsonWriter quoted(qsizetype(key.size()) + 2);
    const QByteArray text = quoted.utf8({ key.data(), qsizetype(key.size()) }).take();
    json.key(QByteArrayView(text).sliced(1, text.size() - 2));
}

/// `patch` is what becomes of a member; `former` its value until now, null where it is new.
void writePatched(JsonWriter &json, std::string_view key, const dom::element *former, dom::element patch)
{
    if (patch.is_null())
        return;
    if (!patch.is_object())
        return writeMember(json, key, patch);
    writeKey(json, key);
    writeMerged(json, former ? JsonMembers(*former) : JsonMembers(), JsonMembers(patch));
}

} // namespace

JsonMembers::JsonMembers(dom::element value)
{
    dom::object object;
    if (value.get_object().get(object) != simdjson::SUCCESS)
        return;
    for (const dom::key_value_pair member : object) {
        const auto [place, isNew] = m_places.try_emplace(member.key, m_list.size());
        if (isNew)
            m_list.emplace_back(member.key, member.value);
        else
            m_list[place->second].second = member.value;
    }
}

const dom::element *JsonMembers::find(std::string_view key) const
{
    const auto place = m_places.find(key);
    return place == m_places.end() ? nullptr : &m_list[place->second].second;
}

void writeMember(JsonWriter &json, std::string_view key, dom::element value)
{
    writeKey(json, key);
    const std::string text = simdjson::minify(value);
    json.raw({ text.data(), qsizetype(text.size()) });
}

void writeMerged(JsonWriter &json, const JsonMembers &target, const JsonMembers &patch)
{
    json.beginObject();
    for (const auto &[key, value] : target) {
        if (const dom::element *change = patch.find(key))
            writePatched(json, key, &value, *change);
        else
            writeMember(json, key, value);
    }
    for (const auto &[key, value] : patch) {
        if (!target.find(key))
            writePatched(json, key, nullptr, value);
    }
    json.endObject();
}

int depthOf(dom::element value)
{
    int inner = 0;
    if (dom::array array; value.get_array().get(array) == simdjson::SUCCESS) {
        for (const dom::element item : array)
            inner = std::max(inner, depthOf(item));
        return inner + 1;
    }
    if (dom::object object; value.get_object().get(object) == simdjson::SUCCESS) {
        for (const dom::key_value_pair member : object)
            inner = std::max(inner, depthOf(member.value));
        return inner + 1;
    }
    return 0;
}

} // namespace hearthbook
