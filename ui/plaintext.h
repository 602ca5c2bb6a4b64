#pragma once

#include <QString>

namespace hearthbook {

/// A tooltip takes text with angle brackets for HTML; so this is HTML that says the text. Empty stays empty.
inline QString plainHint(const QString &text)
{
    return text.isEmpty() ? text : QStringLiteral("<span>%1</span>").arg(text.toHtmlEscaped());
}

} // namespace hearthbook
