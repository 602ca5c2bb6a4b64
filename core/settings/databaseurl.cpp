#include "core/settings/databaseurl.h"

#include <QUrl>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> wrong(const QString &message)
{
    return failure(ErrorCode::InvalidInput, message);
}

tl::unexpected<Error> inMemory()
{
    return wrong(u"a database in memory would be lost at every stop; name a file, as sqlite:///./data/metadata.db"_s);
}

/// `sqlite+aiosqlite` -> `sqlite`
QString engine(QStringView scheme)
{
    return scheme.toString().toLower().section(u'+', 0, 0);
}

bool isHexDigit(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c.toLower() >= u'a' && c.toLower() <= u'f');
}

Result<QString> decoded(const QString &text)
{
    for (qsizetype at = text.indexOf(u'%'); at >= 0; at = text.indexOf(u'%', at + 1)) {
        if (at + 2 >= text.size() || !isHexDigit(text[at + 1]) || !isHexDigit(text[at + 2]))
            return wrong(u"a % in a database URL begins an escape such as %20; write %25 for the sign itself"_s);
    }
    const QString path = QUrl::fromPercentEncoding(text.toUtf8());
    if (path.contains(QChar(QChar::ReplacementCharacter)))
        return wrong(u"the escapes in the database URL are not UTF-8"_s);
    return path;
}

Result<QString> checked(const QString &path)
{
    if (path.contains(QChar(u'\0')))
        return wrong(u"a file name cannot hold a null character"_s);
    if (path.compare(u":memory:"_s, Qt::CaseInsensitive) == 0)
        return inMemory();
    return path;
}

Result<QString> fromUrl(const QString &rest)
{
    if (!rest.isEmpty() && !rest.startsWith(u'/'))
        return wrong(u"two slashes would name a host, and SQLite has none; write sqlite:///relative/path or "
                     "sqlite:////absolute/path"_s);
    if (rest.contains(u'?'))
        return wrong(u"a query after the file name is not supported: timeouts and caches have settings of their own, "
                     "such as SQLITE_TIMEOUT and SQLITE_CACHE_SIZE (write %3F for a question mark in a name)"_s);
    const QString encoded = rest.mid(1);
    if (encoded.isEmpty())
        return inMemory();
    return decoded(encoded).and_then(checked);
}

} // namespace

Result<QString> DatabaseUrl::path(const QString &text)
{
    const qsizetype colon = text.indexOf(u"://"_s);
    if (colon > 0) {
        if (engine(QStringView(text).first(colon)) == u"sqlite"_s)
            return fromUrl(text.mid(colon + 3));
        return wrong(u"%1 is not supported; Hearthbook keeps its data in one SQLite file, as "
                     "sqlite:///./data/metadata.db"_s.arg(text.first(colon)));
    }
    if (text.isEmpty())
        return wrong(u"it is empty; name a file, as sqlite:///./data/metadata.db"_s);
    if (text.startsWith(u"sqlite:"_s, Qt::CaseInsensitive))
        return wrong(u"three slashes follow the scheme, as in sqlite:///./data/metadata.db"_s);
    if (text.startsWith(u"file:"_s, Qt::CaseInsensitive))
        return wrong(u"SQLite's own file: form is not supported; write sqlite:///relative/path or a plain path"_s);
    return checked(text);
}

} // namespace hearthbook
