#pragma once

#include <QByteArray>

#include <vector>

namespace hearthbook::test {

/// The points of a small home as the old ingestion wrote them (contract 8): three devices, one of them moved, three entities
/// and a config entry.
inline QByteArray influxHome()
{
    return "devices,area_id=hallway,device_id=d1,manufacturer=Signify,model=Hue\\ Bridge "
           "entity_count=0i,name=\"Hue Bridge\",sw_version=\"1.68\" 1760393703000000000\n"
           "devices,area_id=cellar,device_id=d2,manufacturer=Unknown,model=Unknown "
           "entity_count=0i,name=\"Old name\",sw_version=\"1\" 1760390000000000000\n"
           "devices,area_id=unassigned,device_id=d2,manufacturer=Unknown,model=Unknown "
           "entity_count=0i,name=\"Lamp, \\\"Küche\\\"\",sw_version=\"Unknown\" 1760393703000000000\n"
           "devices,area_id=unassigned,device_id=d3,manufacturer=Unknown,model=Plug "
           "entity_count=0i,name=\"Unknown\",sw_version=\"Unknown\" 1760393703000000000\n"
           "entities,area_id=unassigned,device_id=unknown,domain=automation,entity_id=automation.morning,"
           "platform=automation disabled=false,unique_id=\"17\" 1760393703000000000\n"
           "entities,area_id=living_room,device_id=d2,domain=light,entity_id=light.lamp,platform=hue "
           "disabled=true,unique_id=\"u-2\" 1760393703000000000\n"
           "entities,area_id=unassigned,device_id=nobody,domain=light,entity_id=light.lost,platform=unknown "
           "disabled=false,unique_id=\"\" 1760393703000000000\n"
           "config_entries,domain=hue,entry_id=e1,state=loaded title=\"Hue\",version=2i 1760393703000000000\n";
}

/// A table of Flux's answer to last(): one row a field.
inline QByteArray fluxTable(const QByteArray &columns, const std::vector<QByteArray> &rows)
{
    QByteArray text = "#datatype,string,long\r\n#group,false,false\r\n#default,_result,\r\n,result,table," + columns
        + "\r\n";
    for (const QByteArray &row : rows)
        text += ",,0," + row + "\r\n";
    return text + "\r\n";
}

} // namespace hearthbook::test
