#pragma once

#include "ui/models/activityentry.h"
#include "ui/models/rownames.h"

#include <QDate>

namespace hearthbook {

/// Who did it, within a sentence: "you", "another program", "Home Assistant's sync". `isOwn`: this window did it.
QString activityActor(const ActivityEntry &entry, bool isOwn);

/// "Kitchen lamp was renamed by you", "Home Assistant's sync: 12 devices, 3 new and 9 changed".
QString activitySentence(const ActivityEntry &entry, RowNames &names, bool isOwn);

/// By which way it came, as "over the API"; empty where the sentence says it.
QString activityWay(const ActivityEntry &entry, bool isOwn);

/// The day of a time of the wire, as this machine's clock has it.
QDate activityDay(const QString &at);

/// "Today", "Yesterday", or the date.
QString dayText(const QDate &day);

} // namespace hearthbook
