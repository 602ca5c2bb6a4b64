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

} // namespace hearthbook::test
