#include "core/webhooks/urlencoding.h"

#include <QStringList>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

// WHATWG's percent-encode sets, without control characters and what is beyond ASCII, which all of them hold.
const QString pathSet = u" \"#<>?`{}"_s;
const QString userSet = u" \"#<>?`{}/:;=@[\\]^|"_s;
const QString querySet = u" \"#<>'"_s;
const QString fragmentSet = u" \"<>`"_s;

QString encoded(QStringView text, const QString &set)
{
    constexpr char hex[] = "0123456789ABCDEF";
    QString out;
    for (const char byte : text.toUtf8()) {
        const auto c = uchar(byte);
        if (c > 0x1f && c < 0x7f && !set.contains(QLatin1Char(byte))) {
            out += QLatin1Char(byte);
            continue;
        }
        out += u'%';
        out += QLatin1Char(hex[c >> 4]);
        out += QLatin1Char(hex[c & 15]);
    }
    return out;
}

bool isDot(const QString &segment)
{
    return segment == u"."_s || segment.compare(u"%2e"_s, Qt::CaseInsensitive) == 0;
}

bool isDoubleDot(const QString &segment)
{
    QString plain = segment;
    return plain.replace(u"%2e"_s, u"."_s, Qt::CaseInsensitive) == u".."_s;
}

} // namespace

QString encodedUserInfo(QStringView text)
{
    const qsizetype colon = text.indexOf(u':');
    const QString user = encoded(colon < 0 ? text : text.first(colon), userSet);
    const QString password = colon < 0 ? QString() : encoded(text.sliced(colon + 1), userSet);
    return password.isEmpty() ? user : u"%1:%2"_s.arg(user, password);
}

QString encodedPath(QStringView text)
{
    const QString plain = text.toString().replace(u'\\', u'/');
    const QStringList segments = plain.sliced(plain.startsWith(u'/') ? 1 : 0).split(u'/');
    QStringList kept;
    for (qsizetype i = 0; i < segments.size(); ++i) {
        const bool last = i == segments.size() - 1;
        const bool up = isDoubleDot(segments[i]);
        if (up && !kept.isEmpty())
            kept.removeLast();
        if (!up && !isDot(segments[i]))
            kept += encoded(segments[i], pathSet);
        else if (last)
            kept += QString();
    }
    return u'/' + kept.join(u'/');
}

QString encodedQuery(QStringView text)
{
    return encoded(text, querySet);
}

QString encodedFragment(QStringView text)
{
    return encoded(text, fragmentSet);
}

} // namespace hearthbook
