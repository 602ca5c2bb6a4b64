#pragma once

#include "core/storage/bookkind.h"

#include <QStringList>

namespace hearthbook {

/// All kinds that a book is made of, each after those that it refers to. A new kind, or column, is one entry here: export,
/// import and undo follow from it. What is history (journal, deliveries, counters) or a secret is no part of it.
const std::vector<BookKind> &bookKinds();

/// The kind of that name; null where there is none.
const BookKind *bookKind(const QString &kind);

/// The names of all, in their order.
QStringList bookKindWords();

} // namespace hearthbook
