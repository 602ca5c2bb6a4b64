#pragma once

#include "ui/models/rowedit.h"

namespace hearthbook {

/// What gives the row, as it is now, the values that a change of it replaced, of those fields that are the user's: a merge patch. Empty
/// where there is nothing of them to give back.
QJsonObject restoringPatch(const std::vector<EditField> &fields, const QJsonObject &change, const QJsonObject &row);

} // namespace hearthbook
