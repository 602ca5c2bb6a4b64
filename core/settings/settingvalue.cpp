#include "core/settings/settingvalue.h"

#include "core/settings/quantity.h"

#include <QUrl>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 noMinimum = std::numeric_limits<qint64>::min();
constexpr qint64 noMaximum = std::numeric_limits<qint64>::max();

QString withoutPassword(const QString &text)
{
    QUrl url(text);
    if (url.password().isEmpty())
        return text;
    url.setPassword(secretMask());
    return url.toString();
}

tl::unexpected<Error> wrong(const SettingDefinition &setting, const QString &shown)
{
    return failure(ErrorCode::InvalidInput, u"\"%1\" is not %2"_s.arg(shown, settingExpectation(setting)));
}

Result<SettingValue> number(const SettingDefinition &setting, const QString &text, std::optional<qint64> value)
{
    if (!value)
        return wrong(setting, text);
    if (*value < setting.minimum || *value > setting.maximum)
        return failure(ErrorCode::InvalidInput,
                       u"\"%1\" is out of bounds, it must be %2"_s.arg(text, settingExpectation(setting)));
    return *value;
}

std::optional<qint64> wholeNumber(const QString &text)
{
    bool ok = false;
    const qint64 value = text.toLongLong(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

Result<SettingValue> flag(const SettingDefinition &setting, const QString &text)
{
    static const QStringList yes { u"true"_s, u"1"_s, u"yes"_s, u"on"_s };
    static const QStringList no { u"false"_s, u"0"_s, u"no"_s, u"off"_s };
    if (yes.contains(text, Qt::CaseInsensitive))
        return true;
    if (no.contains(text, Qt::CaseInsensitive))
        return false;
    return wrong(setting, text);
}

Result<SettingValue> url(const SettingDefinition &setting, const QString &text)
{
    const QUrl parsed(text, QUrl::StrictMode);
    const bool good = parsed.isValid() && !parsed.host().isEmpty() && setting.choices.contains(parsed.scheme());
    if (text.isEmpty() || good)
        return text;
    // What cannot be read as a URL with a host may hold a password anywhere.
    const bool unclear = !parsed.isValid() || parsed.host().isEmpty();
    return wrong(setting, unclear && text.contains(u'@') ? secretMask() : withoutPassword(text));
}

Result<SettingValue> choice(const SettingDefinition &setting, const QString &text)
{
    for (const QString &entry : setting.choices) {
        if (entry.section(u'=', -1).compare(text, Qt::CaseInsensitive) == 0)
            return entry.section(u'=', 0, 0);
    }
    return wrong(setting, text);
}

Result<SettingValue> secret(const QString &text)
{
    if (text == secretMask())
        return failure(ErrorCode::InvalidInput, u"*** only stands for a secret that is not shown; give the secret"_s);
    return text;
}

Result<SettingValue> plain(const SettingDefinition &setting, const QString &text)
{
    if (setting.check) {
        if (const Result<void> checked = setting.check(text); !checked)
            return failure(checked);
    }
    return text;
}

/// A basic string of TOML.
QString quoted(const QString &text)
{
    QString out = u"\""_s;
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            out += u'\\';
        if (c.category() == QChar::Other_Control)
            out += u"\\u%1"_s.arg(c.unicode(), 4, 16, QChar(u'0'));
        else
            out += c;
    }
    return out + u'"';
}

QString quotedList(const QStringList &items)
{
    QStringList shown;
    for (const QString &item : items)
        shown += quoted(item);
    return u"[%1]"_s.arg(shown.join(u", "_s));
}

QString bounds(const SettingDefinition &setting)
{
    const auto shown = [&setting](qint64 value) { return settingText(setting, value); };
    if (setting.minimum != noMinimum && setting.maximum != noMaximum)
        return u" from %1 to %2"_s.arg(shown(setting.minimum), shown(setting.maximum));
    if (setting.minimum != noMinimum)
        return u" of at least %1"_s.arg(shown(setting.minimum));
    return setting.maximum != noMaximum ? u" of at most %1"_s.arg(shown(setting.maximum)) : QString();
}

} // namespace

Result<SettingValue> settingFromText(const SettingDefinition &setting, const QString &text)
{
    switch (setting.type) {
    case SettingType::Text: return plain(setting, text);
    case SettingType::Integer: return number(setting, text, wholeNumber(text));
    case SettingType::Flag: return flag(setting, text.trimmed());
    case SettingType::Size: return number(setting, text, parseSize(text));
    case SettingType::Duration: return number(setting, text, parseDuration(text));
    case SettingType::Url: return url(setting, text.trimmed());
    case SettingType::List: return settingFromItems(text.split(u','));
    case SettingType::Secret: return secret(text);
    case SettingType::Choice: return choice(setting, text.trimmed());
    }
    return wrong(setting, text);
}

SettingValue settingFromItems(const QStringList &items)
{
    QStringList kept;
    for (const QString &item : items) {
        if (const QString trimmed = item.trimmed(); !trimmed.isEmpty())
            kept += trimmed;
    }
    return kept;
}

QString settingText(const SettingDefinition &setting, const SettingValue &value)
{
    switch (setting.type) {
    case SettingType::Integer: return QString::number(std::get<qint64>(value));
    case SettingType::Flag: return std::get<bool>(value) ? u"true"_s : u"false"_s;
    case SettingType::Size: return sizeText(std::get<qint64>(value));
    case SettingType::Duration: return durationText(std::get<qint64>(value));
    case SettingType::List: return std::get<QStringList>(value).join(u',');
    default: return std::get<QString>(value);
    }
}

QString settingToml(const SettingDefinition &setting, const SettingValue &value)
{
    const QString text = settingText(setting, value);
    switch (setting.type) {
    case SettingType::Integer:
    case SettingType::Flag: return text;
    case SettingType::List: return quotedList(std::get<QStringList>(value));
    case SettingType::Url: return quoted(withoutPassword(text));
    case SettingType::Secret: return quoted(text.isEmpty() ? text : secretMask());
    default: return quoted(text);
    }
}

QString settingExpectation(const SettingDefinition &setting)
{
    switch (setting.type) {
    case SettingType::Text: return u"a text"_s;
    case SettingType::Integer: return u"a whole number%1"_s.arg(bounds(setting));
    case SettingType::Flag: return u"true or false"_s;
    case SettingType::Size: return u"a size%1, such as 512 KiB or 64 MiB"_s.arg(bounds(setting));
    case SettingType::Duration: return u"a time%1, such as 500 ms, 30 s or 5 min"_s.arg(bounds(setting));
    case SettingType::Url: return u"a URL that begins with %1://"_s.arg(setting.choices.join(u":// or "_s));
    case SettingType::List: return u"a list of texts"_s;
    case SettingType::Secret: return u"a text"_s;
    case SettingType::Choice: return u"one of %1"_s.arg(settingChoices(setting).join(u", "_s));
    }
    return {};
}

QStringList settingChoices(const SettingDefinition &setting)
{
    QStringList own;
    for (const QString &entry : setting.choices) {
        if (!entry.contains(u'='))
            own += entry;
    }
    return own;
}

QString secretMask()
{
    return u"***"_s;
}

} // namespace hearthbook
