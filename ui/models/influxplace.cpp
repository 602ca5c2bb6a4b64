#include "ui/models/influxplace.h"

#include <QCoreApplication>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Imports)

public:
    static QString token() { return tr("Check the token, or the user and the password."); }
    static QString bucket() { return tr("Check the bucket and the organisation."); }
    static QString address() { return tr("Check the address, and whether InfluxDB runs there."); }
};

QString addressOf(const QString &typed)
{
    const QString address = typed.trimmed();
    return address.isEmpty() || address.contains(u"://"_s) ? address : u"http://"_s + address;
}

} // namespace

QJsonObject InfluxPlace::toJson() const
{
    QJsonObject json;
    const auto add = [&json](const QString &key, const QString &value) {
        if (!value.isEmpty())
            json.insert(key, value);
    };
    if (days > 0)
        add(u"since"_s, u"%1d"_s.arg(days));
    if (isServers)
        return json;
    add(u"url"_s, addressOf(url));
    add(u"org"_s, org.trimmed());
    add(u"bucket"_s, bucket.trimmed());
    add(u"token"_s, token.trimmed());
    add(u"username"_s, username.trimmed());
    add(u"password"_s, password);
    return json;
}

bool InfluxPlace::isComplete() const
{
    return isServers || (!url.trimmed().isEmpty() && !bucket.trimmed().isEmpty());
}

QString influxAdvice(const QString &errorWord)
{
    if (errorWord == u"forbidden")
        return Sentences::token();
    if (errorWord == u"not_found")
        return Sentences::bucket();
    return errorWord == u"unavailable" ? Sentences::address() : QString();
}

} // namespace hearthbook
