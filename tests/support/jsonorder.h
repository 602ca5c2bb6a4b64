#pragma once

#include "core/domain/jsondocument.h"

#include <QByteArrayList>

namespace hearthbook::test {

/// The keys of the object at a JSON pointer ("" is the whole, "/devices/0" its first device), in the order in which they
/// stand in the text, which QJsonDocument forgets. Empty where there is no object.
inline QByteArrayList keysOf(const QByteArray &json, const QByteArray &pointer = {})
{
    const Result<JsonDocument> document = JsonDocument::parse(json);
    if (!document)
        return {};
    simdjson::dom::object object;
    if (document->root().at_pointer(std::string_view(pointer.constData(), std::size_t(pointer.size()))).get_object().get(object) != simdjson::SUCCESS)
        return {};
    QByteArrayList keys;
    for (const simdjson::dom::key_value_pair member : object)
        keys += QByteArray(member.key.data(), qsizetype(member.key.size()));
    return keys;
}

/// "a,b,c": the same as one text, which QCOMPARE shows well.
inline QByteArray keyTextOf(const QByteArray &json, const QByteArray &pointer = {})
{
    return keysOf(json, pointer).join(',');
}

/// The first keys of the old API's objects; ours follow.
inline constexpr char oldDeviceKeys[] = "device_id,name,manufacturer,model,sw_version,area_id,entity_count,timestamp,";
inline constexpr char oldEntityKeys[] = "entity_id,device_id,domain,platform,unique_id,area_id,disabled,timestamp,";

} // namespace hearthbook::test
