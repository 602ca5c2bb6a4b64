#pragma once

#include "core/storage/connection.h"

#include <QDate>
#include <QTimeZone>

#include <vector>

namespace hearthbook {

/// How many changes a day brought.
struct DayChanges
{
    QDate day = {};
    qint64 changes = 0;
};

/// The days up to `last`, oldest first, as they begin and end in `zone`. Reads some twenty rows of the journal a day, however
/// long it is: numbers and times of its rows grow together. Errors: Busy, Corrupt. Thread: the connection's.
Result<std::vector<DayChanges>> changesOfDays(Connection &connection, QDate last, int days, const QTimeZone &zone);

} // namespace hearthbook
