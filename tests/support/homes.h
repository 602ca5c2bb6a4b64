#pragma once

#include "core/domain/jsonwriter.h"

namespace hearthbook {

/// "d0007": ids that sort as their numbers.
inline QByteArray deviceIdOf(int i)
{
    return 'd' + QByteArray::number(i).rightJustified(4, '0');
}

inline QByteArray entityIdOf(int i)
{
    return "light.e" + QByteArray::number(i).rightJustified(4, '0');
}

/// A device listing of `count` rows from `first` on; rows of another `variant` differ in sw_version.
inline QByteArray devicesOfHome(int count, int variant = 0, int first = 0)
{
    JsonWriter json;
    json.beginArray();
    for (int i = first; i < first + count; ++i) {
        json.beginObject()
            .key("id")
            .utf8(deviceIdOf(i))
            .key("name")
            .utf8("Lamp " + QByteArray::number(i))
            .key("model")
            .utf8("LCA001");
        json.key("manufacturer")
            .utf8(i % 2 ? "Signify" : "IKEA")
            .key("sw_version")
            .utf8("1." + QByteArray::number(variant));
        json.key("area_id").utf8(i % 3 ? "kitchen" : "office").key("labels").raw("[]").endObject();
    }
    return json.endArray().take();
}

/// An entity listing of `count` rows, spread over `devices` devices of devicesOfHome().
inline QByteArray entitiesOfHome(int count, int devices, int variant = 0)
{
    JsonWriter json;
    json.beginArray();
    for (int i = 0; i < count; ++i) {
        json.beginObject().key("entity_id").utf8(entityIdOf(i)).key("id").utf8("r" + QByteArray::number(i));
        json.key("device_id").utf8(deviceIdOf(i % devices)).key("platform").utf8(i % 2 ? "hue" : "tradfri");
        json.key("original_name").utf8("Light " + QByteArray::number(variant)).endObject();
    }
    return json.endArray().take();
}

} // namespace hearthbook
