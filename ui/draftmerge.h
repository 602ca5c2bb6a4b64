#pragma once

#include <QJsonObject>

namespace hearthbook {

/// `theirs` with what changed from `base` to `mine`: what two windows of one book have half typed, together. Objects are merged member
/// by member, and an object that becomes empty goes; arrays entry by entry; of anything else that both changed, `mine` stays.
QJsonObject mergedDrafts(const QJsonObject &base, const QJsonObject &mine, const QJsonObject &theirs);

} // namespace hearthbook
