#include "app/logmask.h"

#include "core/settings/settingstable.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

struct Rule
{
    QLatin1StringView hint; ///< without it, in any case, there is nothing to look for
    QRegularExpression form;
    QString replacement;
};

constexpr auto anyCase = QRegularExpression::CaseInsensitiveOption;

Rule rule(QLatin1StringView hint, const QString &form, const QString &replacement)
{
    Rule made { hint, QRegularExpression(form, anyCase), replacement };
    made.form.optimize();
    return made;
}

const auto &rules()
{
    static const std::array all {
        // The public part of a key tells whose it is.
        rule("hb_"_L1, u"(hb_[0-9a-f]{8})_[0-9a-f]+"_s, u"\\1_***"_s),
        rule("whsec_"_L1, u"whsec_[A-Za-z0-9+/=_-]+"_s, u"whsec_***"_s),
        // RFC 9110 11.4: a scheme, then what opens.
        rule("authorization"_L1,
             u"(authorization[\"']?\\s*[:=]\\s*[\"']?)((?:basic|bearer|digest|negotiate|token)\\s+)?[^\"'\\r\\n,]+"_s,
             u"\\1\\2***"_s),
        rule("bearer"_L1, u"\\b(bearer\\s+)[^\\s\"',;]+"_s, u"\\1***"_s),
        rule("basic "_L1, u"\\b(basic\\s+)(?=[a-z0-9+/]*(?-i:[0-9A-Z=]))[a-z0-9+/]{8,}={0,2}"_s, u"\\1***"_s),
        // user:password@ of a URL
        rule("://"_L1, u"(://)[^\\s/?#\"']+@"_s, u"\\1***@"_s),
        // name=value, "name":"value", name:value. Ends of names: to look for whole ones takes long in long words.
        rule("="_L1, u"((?:token|secret|password|passwd|signature|credential|apikey)s?[\"']?=)[^\\s&\"',;#]+"_s,
             u"\\1***"_s),
        rule("="_L1, u"(?<![a-z0-9])((?:key|auth|code|pwd|sig)[\"']?=)[^\\s&\"',;#]+"_s, u"\\1***"_s),
        rule(":"_L1, u"((?:token|secret|password|passwd)(?:[\"']\\s*:\\s*|:)[\"']?)(?!//)[^\\s\"',;}]+"_s, u"\\1***"_s),
        rule(":"_L1, u"(api[_-]?key[\"']?\\s*:\\s*[\"']?)[^\\s\"',;}]+"_s, u"\\1***"_s),
    };
    return all;
}

/// `?a=1&b=2` of a whole URL: what stands there is another server's, and may open it.
QString withoutQueryValues(const QString &text)
{
    static const QRegularExpression end(u"[\\s\"'<>]"_s);
    static const QRegularExpression value(u"=[^&#]*"_s);
    QString out;
    qsizetype done = 0;
    for (qsizetype at = text.indexOf("://"_L1); at >= 0; at = text.indexOf("://"_L1, done)) {
        const qsizetype stop = text.indexOf(end, at);
        const QString url = text.sliced(at, (stop < 0 ? text.size() : stop) - at);
        const qsizetype query = url.contains(u'?') ? url.indexOf(u'?') : url.size();
        out += QStringView(text).sliced(done, at - done);
        out += url.first(query) + url.sliced(query).replace(value, u"=***"_s);
        done = at + url.size();
    }
    out += QStringView(text).sliced(done);
    return out;
}

/// As a URL, JSON and HTTP's Basic scheme write it.
QStringList formsOf(const QString &secret)
{
    const QByteArray percent = QUrl::toPercentEncoding(secret);
    QString json = secret;
    json.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return { secret, QString::fromLatin1(percent), json };
}

} // namespace

LogMask::LogMask(const QStringList &secrets)
{
    for (const QString &secret : secrets) {
        if (secret.size() >= shortest)
            m_secrets += formsOf(secret);
    }
    m_secrets.removeDuplicates();
    std::ranges::sort(m_secrets, std::ranges::greater(), &QString::size);
}

LogMask LogMask::of(const Settings &settings)
{
    QStringList secrets;
    for (const SettingDefinition &setting : settingsTable()) {
        if (setting.isSecret())
            secrets += settings.secret(setting.key);
        else if (setting.type == SettingType::Url)
            secrets += settings.url(setting.key).password(QUrl::FullyDecoded);
    }
    return LogMask(secrets);
}

QString LogMask::masked(const QString &text) const
{
    QString out = text;
    for (const QString &secret : m_secrets)
        out.replace(secret, u"***"_s, Qt::CaseInsensitive);
    if (out.contains(u"://"_s) && out.contains(u'?'))
        out = withoutQueryValues(out);
    for (const Rule &one : rules()) {
        if (out.contains(one.hint, Qt::CaseInsensitive))
            out.replace(one.form, one.replacement);
    }
    return out;
}

} // namespace hearthbook
