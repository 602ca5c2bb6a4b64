#include "app/bookplace.h"

#include "core/settings/databaseurl.h"

#include <QUrl>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> wrong(const QString &why)
{
    return failure(ErrorCode::InvalidInput, why);
}

Result<QString> pathOf(const QUrl &url)
{
    const bool isHere = url.host().isEmpty() || url.host() == u"localhost";
    if (!url.isValid() || !isHere || url.path().isEmpty() || url.hasQuery() || url.hasFragment())
        return wrong(u"a file: URL names a file of this machine, as file:///home/anna/home.db"_s);
    return url.path(QUrl::FullyDecoded);
}

Result<QString> addressOf(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty())
        return wrong(u"an address looks like http://192.168.1.20:8006"_s);
    if (!url.userInfo().isEmpty())
        return wrong(u"an address holds no name and no password; the window asks for an API key where one is wanted"_s);
    return url.toString();
}

} // namespace

Result<QString> bookPlace(const QString &argument)
{
    if (argument.trimmed().isEmpty())
        return wrong(u"the argument is empty; name a file or a server's address"_s);
    const QString scheme = argument.section(u':', 0, 0).toLower();
    const bool isUrl = argument.mid(scheme.size()).startsWith(u"://"_s);
    if (scheme == u"file" && argument.mid(scheme.size()).startsWith(u":/"_s))
        return pathOf(QUrl(argument));
    if (!isUrl)
        return argument;
    if (scheme == u"http" || scheme == u"https")
        return addressOf(QUrl(argument, QUrl::StrictMode));
    if (scheme == u"sqlite" || scheme.startsWith(u"sqlite+"_s))
        return DatabaseUrl::path(argument);
    return wrong(u"%1:// names no book; name a file or a server's address (http://host:8006)"_s.arg(scheme));
}

} // namespace hearthbook
