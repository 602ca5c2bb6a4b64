#pragma once

#include <QString>

namespace hearthbook {

/// One line without line end, whatever stands in it: line ends and other control characters, those of U+0080 to U+009F too, are written as
/// `\n`, `\x1b`, `\x9b`. So text from outside forges no line and steers no terminal. A tab stays.
QString plainLine(const QString &text);

} // namespace hearthbook
