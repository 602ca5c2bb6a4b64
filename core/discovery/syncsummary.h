#pragma once

#include "core/storage/registrysync.h"

#include <QStringList>

namespace hearthbook {

/// What a listing did, for people: a line for each kind that was listed, or why it is held.
QStringList syncLines(const SyncReport &report);

/// The same in one sentence, for the log.
QString syncSentence(const SyncReport &report);

/// `rejected devices[3] ab12: reason` for each row that could not be stored, as far as the report has them.
QStringList rejectedLines(const SyncReport &report);

/// How many rows could not be stored.
qsizetype rejectedCount(const SyncReport &report);

} // namespace hearthbook
