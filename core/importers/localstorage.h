#pragma once

#include "core/importers/importplan.h"

namespace hearthbook {

/// Reads a dump of a browser's localStorage of the old dashboard (contract 7): an object of strings that mostly hold JSON.
/// Kept for `userId` are
/// - `sports_selected_teams` (versions 1 and 2): its two lists, ids as they stand. Lists of a set-up that was never finished
///   and chose nothing are ignored;
/// - `user-preferences`: thresholds, notifications, refresh interval and time zone of the dashboard, whole, as the key
///   `user-preferences` of the notification settings.
/// All other keys are ignored by name: they are about the look of a page, or of other programs.
ImportPlan readLocalStorage(const QByteArray &text, const QString &userId);

} // namespace hearthbook
