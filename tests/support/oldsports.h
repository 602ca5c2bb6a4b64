#pragma once

#include <QByteArray>
#include <QByteArrayList>

namespace hearthbook::test {

/// An entry of webhooks.json, with `more` before what must be there.
inline QByteArray oldEntry(const QByteArray &more = {})
{
    return '{' + more + R"("url":"http://a/","secret":"0123456789abcdef","events":["game_started"]})";
}

/// A whole webhooks.json of `count` entries "w0", "w1" …
inline QByteArray oldFile(int count, const QByteArray &more = {})
{
    QByteArrayList entries;
    for (int i = 0; i < count; ++i)
        entries += "\"w" + QByteArray::number(i) + "\":" + oldEntry(more);
    return '{' + entries.join(',') + '}';
}

/// The webhooks.db of the old service.
inline QByteArray oldWebhookTable()
{
    return "CREATE TABLE webhooks (webhook_id VARCHAR NOT NULL PRIMARY KEY, url VARCHAR NOT NULL, events TEXT NOT NULL,"
           " secret VARCHAR NOT NULL, team VARCHAR, created_at DATETIME, total_calls INTEGER, failed_calls INTEGER,"
           " last_success VARCHAR, last_failure VARCHAR, enabled BOOLEAN);"
           "CREATE INDEX ix_webhooks_team ON webhooks (team);";
}

/// The sports_teams.db of the old service.
inline QByteArray oldTeamTable()
{
    return "CREATE TABLE user_teams (user_id TEXT PRIMARY KEY, nfl_teams TEXT NOT NULL DEFAULT '[]',"
           " nhl_teams TEXT NOT NULL DEFAULT '[]', created_at TIMESTAMP, updated_at TIMESTAMP);";
}

} // namespace hearthbook::test
