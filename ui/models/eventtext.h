#pragma once

#include <QString>

namespace hearthbook {

/// What an event that a webhook can listen to means, in the user's language; of one that this version does not know, what the source
/// says.
QString eventMeaning(const QString &name, const QString &said);

} // namespace hearthbook
