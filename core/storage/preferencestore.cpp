#include "core/storage/preferencestore.h"

#include "core/domain/preferencesjson.h"
#include "core/domain/textrules.h"

namespace hearthbook {

Result<Preferences> PreferenceStore::find(const QString &userId)
{
    Preferences preferences;
    preferences.userId = userId;
    Statement query = m_connection.statement(
        "SELECT selected_teams, notification_settings, created_at, updated_at, revision FROM user_preferences"
        " WHERE user_id = ?");
    const Result<bool> row = query.bind(userId).step();
    if (!row)
        return failure(row);
    if (!*row)
        return preferences;
    preferences.selectedTeams = readSelectedTeams(query.utf8());
    preferences.notificationSettings = readNotificationSettings(query.utf8());
    preferences.createdAt = query.timestamp();
    preferences.updatedAt = query.timestamp();
    preferences.revision = query.integer();
    return preferences;
}

Result<Preferences> PreferenceStore::write(const Preferences &wanted)
{
    Result<Preferences> stored = find(wanted.userId);
    // Compared as read: another program may have written the same with other blanks or without the defaults.
    if (!stored
        || (stored->createdAt && stored->selectedTeams == wanted.selectedTeams
            && stored->notificationSettings == wanted.notificationSettings))
        return stored;
    const QByteArray teams = selectedTeamsJson(wanted.selectedTeams);
    const QByteArray &settings = wanted.notificationSettings;
    Statement statement = m_connection.statement(
        "INSERT INTO user_preferences (user_id, selected_teams, notification_settings, created_at, updated_at)"
        " VALUES (?1, ?2, ?3, ?4, ?4)"
        " ON CONFLICT (user_id) DO UPDATE SET selected_teams = ?2, notification_settings = ?3, updated_at = ?4,"
        " revision = revision + 1");
    const Result<void> done =
        statement.bind(wanted.userId).bindUtf8(view(teams)).bindUtf8(view(settings)).bind(Timestamp::now()).run();
    if (!done)
        return failure(done);
    return find(wanted.userId);
}

Result<Preferences> PreferenceStore::merge(const QString &userId, const PreferencesPatch &patch)
{
    const Result<Preferences> stored = find(userId);
    if (!stored)
        return stored;
    const Result<Preferences> wanted = patched(*stored, patch);
    return wanted ? write(*wanted) : wanted;
}

} // namespace hearthbook
