#pragma once

#include "core/domain/preferences.h"
#include "server/api/handlers.h"

namespace hearthbook {

/// `?user_id=`: 1 to 255 characters, "default" unless given.
Parameter userParameter();

/// The user that a request names by it. Error: InvalidInput for control characters.
Result<QString> userOf(const Request &request);

/// How a route shows preferences.
using PreferencesAnswer = Response (*)(const Preferences &);

/// Answers with the preferences of the user that the request names.
ReadHandler readingPreferences(PreferencesAnswer answer);

} // namespace hearthbook
