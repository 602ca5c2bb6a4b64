#pragma once

#include <QString>

namespace hearthbook {

/// A tooltip takes text with angle brackets for HTML; so this is HTML that says the text. Empty stays empty.
inline QString plainHint(const QString &text)
{
    return text.isEmpty() ? text : QStringLiteral("<span>%1</span>").arg(text.toHtmlEscaped());
}

/// Text from outside within a line of ours: line breaks, tabs and other control characters are spaces, and what turns the
/// direction of what follows (U+202A to 202E, U+2066 to 2069) is gone.
inline QString oneLine(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        const ushort code = c.unicode();
        if ((code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069))
            continue;
        const bool breaks = c.category() == QChar::Other_Control || code == 0x2028 || code == 0x2029;
        out += breaks ? QChar(u' ') : c;
    }
    return out;
}

/// A word of a POSIX shell's command line, whatever stands in it.
inline QString shellQuoted(QString word)
{
    return u'\'' + word.replace(u'\'', QStringLiteral("'\\''")) + u'\'';
}

} // namespace hearthbook
