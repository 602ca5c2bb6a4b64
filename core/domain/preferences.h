#pragma once

#include "core/domain/timestamp.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace hearthbook {

/// What a user wants to be told about unless they say otherwise.
inline constexpr char defaultNotificationSettings[] = R"({"game_start":true,"score_change":true,"game_end":true})";

/// Team ids of each league as the user's client gave them: `dal`, `nfl-dal`, `DAL`. TeamCatalogue compares them.
struct SelectedTeams
{
    QStringList nfl = {};
    QStringList nhl = {};

    bool operator==(const SelectedTeams &) const = default;
};

/// What one user prefers. Identity is `userId`.
struct Preferences
{
    QString userId = QStringLiteral("default");
    SelectedTeams selectedTeams = {};
    /// JSON object: the keys of defaultNotificationSettings first, then those that only the user's client knows, in its order.
    QByteArray notificationSettings = defaultNotificationSettings;
    std::optional<Timestamp> createdAt = {}; ///< nothing: never stored, these are the defaults
    std::optional<Timestamp> updatedAt = {};
    qint64 revision = 0; ///< grows by one with every change; the ETag. 0: never stored
};

/// A change of preferences. What is absent stays as it is.
struct PreferencesPatch
{
    std::optional<QStringList> nfl = {};
    std::optional<QStringList> nhl = {};
    QByteArray notificationSettings = {}; ///< a merge patch (RFC 7396), or `null` for the defaults; empty: absent
};

} // namespace hearthbook
