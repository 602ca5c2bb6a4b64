#pragma once

#include "tests/support/influxhome.h"
#include "tests/support/scriptedinflux.h"

namespace hearthbook::test {

/// What InfluxDB 2.x answers to an import from its bucket `home`: a device, an entity of it, and no config entry.
inline ScriptedInflux::Answer fluxHome(const InfluxRequestSeen &request, const QByteArray &device = "Bridge")
{
    const QByteArray at = "2025-10-13T22:15:03Z";
    if (!request.body.contains(R"(from(bucket: \"home\"))"))
        return ScriptedInflux::status("404 Not Found", R"({"code":"not found","message":"bucket not found"})");
    if (request.body.contains(R"(== \"devices\")"))
        return ScriptedInflux::good(fluxTable("_time,_value,_field,area_id,device_id,manufacturer,model",
                                              { at + "," + device + ",name,hallway,hub,Signify,Unknown",
                                                at + ",1.68,sw_version,hallway,hub,Signify,Unknown" }));
    if (request.body.contains(R"(== \"entities\")"))
        return ScriptedInflux::good(fluxTable("_time,_value,_field,area_id,device_id,domain,entity_id,platform",
                                              { at + ",false,disabled,unassigned,hub,light,light.hub,hue",
                                                at + ",u1,unique_id,unassigned,hub,light,light.hub,hue" }));
    return ScriptedInflux::good("\r\n");
}

} // namespace hearthbook::test
