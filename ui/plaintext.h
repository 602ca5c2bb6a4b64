#pragma once

#include <QString>

namespace hearthbook {

/// A tooltip takes text with angle brackets for HTML; so this is HTML that says the text. Empty stays empty.
inline QString plainHint(const QString &text)
{
    return text.isEmpty() ? text : QStringLiteral("<span>%1</span>").arg(text.toHtmlEscaped());
}

/// Whether it turns the direction of what follows: U+202A to 202E, U+2066 to 2069.
inline bool turnsText(QChar c)
{
    const ushort code = c.unicode();
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

/// Text from outside, without what turns the direction of what follows.
inline QString unturned(QString text)
{
    return text.removeIf(turnsText);
}

/// Text from outside within a line of ours: unturned, and line breaks, tabs and other control characters are spaces.
inline QString oneLine(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        const ushort code = c.unicode();
        if (turnsText(c))
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
