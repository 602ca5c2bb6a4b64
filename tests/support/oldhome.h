#pragma once

#include "tests/support/files.h"
#include "tests/support/legacyhomes.h"
#include "tests/support/oldsports.h"
#include "tests/support/plaindatabase.h"

#include <QDir>

namespace hearthbook::test {

/// The home of docs/migration.md: the old services' files in `folder`/data, and a browser's dump beside it.
inline void makeOldHome(const QString &folder)
{
    const QDir home(folder);
    home.mkpath(QStringLiteral("data"));
    PlainDatabase(home.filePath(QStringLiteral("data/metadata.db")))
        .run(legacyTables() + legacyDeviceColumns() + legacyRows());
    PlainDatabase(home.filePath(QStringLiteral("data/sports_teams.db")))
        .run(oldTeamTable()
             + "INSERT INTO user_teams (user_id, nfl_teams, nhl_teams) VALUES ('default', '[\"dal\"]', '[\"bos\"]')");
    writeFile(home.filePath(QStringLiteral("data/webhooks.json")),
              "{\"0f8fad5b-d9cb-469f-a165-70867728950e\":" + oldEntry("\"team\":\"ne\",") + "}");
    writeFile(
        home.filePath(QStringLiteral("dump.json")),
        "{\"sports_selected_teams\":\"{\\\"nfl_teams\\\":[\\\"dal\\\",\\\"sf\\\"],"
        "\\\"nhl_teams\\\":[\\\"vgk\\\"],\\\"setup_completed\\\":true,\\\"version\\\":2}\",\"darkMode\":\"true\"}");
}

/// What that home's InfluxDB holds: a plug that data-api knows too, and an older sensor of the attic.
inline QByteArray oldPoints()
{
    return "devices,area_id=kitchen,device_id=d2,manufacturer=Sonoff,model=S26 "
           "entity_count=1i,name=\"Plug\",sw_version=\"1.2\" 1760393703000000000\n"
           "devices,area_id=attic,device_id=d0,manufacturer=Aqara,model=T1 "
           "entity_count=1i,name=\"Attic sensor\",sw_version=\"Unknown\" 1728857703000000000\n"
           "entities,area_id=unassigned,device_id=d0,domain=sensor,entity_id=sensor.attic,platform=zha "
           "disabled=false,unique_id=\"a-1\" 1728857703000000000\n";
}

} // namespace hearthbook::test
