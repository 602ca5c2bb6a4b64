#pragma once

#include <QString>

namespace hearthbook {

/// A sentence that came through a source, in the user's language: the source, maybe a server elsewhere, says it in English. What stands
/// in it for a value, or after "PLACE: ", is looked at in the same way. A sentence that is not known stays as it is. Thread: any.
QString sentenceText(const QString &sentence);

} // namespace hearthbook
