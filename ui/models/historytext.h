#pragma once

#include "core/source/rowkind.h"
#include "ui/models/column.h"

#include <QJsonObject>
#include <QStringList>

#include <vector>

namespace hearthbook {

/// What each change of a row did, in sentences: "Name changed from “Lamp” to “Desk lamp”". `changes` are those of the row, newest
/// first and without a gap; `row` is the row as it is now, empty where it is not known. The new value of a field stands in the
/// next newer change of it, or in the row; where it is in neither, only the old one is told. Every sentence is one line of plain text.
QStringList historySentences(const RowKind &kind, const std::vector<QJsonObject> &changes, const QJsonObject &row,
                             const AreaNames &areas);

/// "by desktop, 3 min ago".
QString historyOrigin(const QJsonObject &change);

/// Who did something, as the journal names them: of `key:NAME` the key's name. One line.
QString actorName(const QString &actor);

} // namespace hearthbook
