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
    QRegularExpression form = {};
    QString replacement = {};
};

constexpr auto anyCase = QRegularExpression::CaseInsensitiveOption;

QRegularExpression compiled(const QString &form)
{
    QRegularExpression made(form, anyCase);
    made.optimize();
    return made;
}

Rule rule(const QString &form, const QString &replacement)
{
    return { compiled(form), replacement };
}

/// Most lines hold none of the words that the rules look for: one look instead of one for each.
bool isSuspect(const QString &text)
{
    static const QRegularExpression words = compiled(
        u"hb_|whsec_|authorization|bearer|basic|://|token|secret|passw|signature|credential|key|auth[\"']?=|code[\"']?=|pwd|sig[\"']?="_s);
    return words.match(text).hasMatch();
}

const auto &rules()
{
    static const std::array all {
        // The public part of a key tells whose it is.
        rule(u"(hb_[0-9a-f]{8})_[0-9a-f]+"_s, u"\\1_***"_s),
        rule(u"whsec_[A-Za-z0-9+/=_-]+"_s, u"whsec_***"_s),
        // RFC 9110 11.4: a scheme, then what opens.
        rule(u"(authorization[\"']?\\s*[:=]\\s*[\"']?)((?:basic|bearer|digest|negotiate|token)\\s+)?[^\"'\\r\\n,]+"_s,
             u"\\1\\2***"_s),
        rule(u"\\b(bearer\\s+)[^\\s\"',;]+"_s, u"\\1***"_s),
        rule(u"\\b(basic\\s+)(?=[a-z0-9+/]*(?-i:[0-9A-Z=]))[a-z0-9+/]{8,}={0,2}"_s, u"\\1***"_s),
        // user:password@ of a URL
        rule(u"(://)[^\\s/?#\"']+@"_s, u"\\1***@"_s),
        // name=value, "name":"value", name:value. Ends of names: to look for whole ones takes long in long words.
        rule(u"((?:token|secret|password|passwd|signature|credential|apikey)s?[\"']?=)[^\\s&\"',;#]+"_s, u"\\1***"_s),
        rule(u"(?<![a-z0-9])((?:key|auth|code|pwd|sig)[\"']?=)[^\\s&\"',;#]+"_s, u"\\1***"_s),
        rule(u"((?:token|secret|password|passwd)(?:[\"']\\s*:\\s*|:)[\"']?)(?!//)[^\\s\"',;}]+"_s, u"\\1***"_s),
        rule(u"(api[_-]?key[\"']?\\s*:\\s*[\"']?)[^\\s\"',;}]+"_s, u"\\1***"_s),
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

/// As a URL, in either case of its digits, and as JSON writes it.
QStringList formsOf(const QString &secret)
{
    const QString percent = QString::fromLatin1(QUrl::toPercentEncoding(secret));
    QString lower = percent;
    static const QRegularExpression digits(u"%[0-9A-F]{2}"_s);
    for (auto found = digits.globalMatch(percent); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        lower.replace(match.capturedStart(), match.capturedLength(), match.captured().toLower());
    }
    QString json = secret;
    json.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return { secret, percent, lower, json };
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
    for (const QString &secret : m_secrets) {
        if (out.contains(secret))
            out.replace(secret, u"***"_s);
    }
    if (out.contains(u"://"_s) && out.contains(u'?'))
        out = withoutQueryValues(out);
    if (!isSuspect(out))
        return out;
    for (const Rule &one : rules())
        out.replace(one.form, one.replacement);
    return out;
}

} // namespace hearthbook
