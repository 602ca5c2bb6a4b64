#include "core/settings/settingsloader.h"

#include "core/domain/nearestword.h"
#include "core/settings/listenaddress.h"
#include "core/settings/settingstable.h"

#include <QFile>
#include <QStringDecoder>

namespace hearthbook {

using namespace Qt::StringLiterals;
using Level = SettingOrigin::Level;

namespace {

constexpr qint64 maximumSecret = 64 * 1024;

/// Says which setting and which origin a message is about.
tl::unexpected<Error> wrong(const SettingDefinition &setting, const SettingOrigin &origin, const QString &message)
{
    return failure(ErrorCode::InvalidInput, u"%1 (%2): %3"_s.arg(setting.key, origin.toString(), message));
}

/// The keys that a configuration file may hold; secrets have a second one for a file.
QStringList fileKeys()
{
    QStringList keys;
    for (const SettingDefinition &setting : settingsTable()) {
        keys += setting.key;
        if (setting.isSecret())
            keys += setting.key + u"_file"_s;
    }
    return keys;
}

/// The secret whose file `key` names, or nullptr.
const SettingDefinition *secretOfFileKey(const QString &key)
{
    if (!key.endsWith(u"_file"_s))
        return nullptr;
    const SettingDefinition *setting = findSetting(QStringView(key).chopped(5));
    return setting && setting->isSecret() ? setting : nullptr;
}

/// Whether a value of this kind may stand for a setting of this type; the text itself is checked later.
bool fits(ConfigEntry::Kind kind, SettingType type)
{
    using Kind = ConfigEntry::Kind;
    switch (type) {
    case SettingType::Integer: return kind == Kind::Integer;
    case SettingType::Flag: return kind == Kind::Boolean;
    case SettingType::Size: return kind == Kind::Text || kind == Kind::Integer;
    case SettingType::Duration: return kind == Kind::Text || kind == Kind::Integer || kind == Kind::Float;
    case SettingType::List: return kind == Kind::Text || kind == Kind::List;
    default: return kind == Kind::Text;
    }
}

QString kindWord(ConfigEntry::Kind kind)
{
    switch (kind) {
    case ConfigEntry::Kind::Text: return u"a text in quotes"_s;
    case ConfigEntry::Kind::Integer: return u"a whole number"_s;
    case ConfigEntry::Kind::Boolean: return u"true or false without quotes"_s;
    case ConfigEntry::Kind::Float: return u"a number with a fraction"_s;
    case ConfigEntry::Kind::List: return u"a list"_s;
    case ConfigEntry::Kind::Other: break;
    }
    return u"a value of another kind"_s;
}

/// What a configuration file wants, in the words of TOML.
QString wantedInFile(SettingType type, const QString &expectation)
{
    switch (type) {
    case SettingType::Integer:
    case SettingType::Flag: return expectation + u" without quotes"_s;
    case SettingType::List: return u"a list of texts in quotes"_s;
    default: return expectation + u" in quotes"_s;
    }
}

} // namespace

SettingsLoader::SettingsLoader(SettingsSources sources) : m_sources(std::move(sources)) { }

Result<Settings> SettingsLoader::load()
{
    m_settings.m_entries.clear();
    for (const SettingDefinition &setting : settingsTable()) {
        const Result<SettingValue> value = settingFromText(setting, setting.fallback);
        if (!value)
            qFatal("the default of %s: %s", qPrintable(setting.key), qPrintable(value.error().message));
        m_settings.m_entries.push_back({ *value, {} });
    }
    const Result<void> read = readConfigFile().and_then([this] { return readEnvironment(); }).and_then([this] {
        return readFlags();
    });
    if (!read)
        return failure(read);
    composeListenAddress();
    return m_settings;
}

Result<void> SettingsLoader::readConfigFile()
{
    const QString path = m_sources.configFile.isEmpty() ? variable(u"HEARTHBOOK_CONFIG"_s) : m_sources.configFile;
    if (path.isEmpty())
        return {};
    const auto entries = ConfigFile::read(path);
    if (!entries)
        return failure(entries);
    for (const ConfigEntry &entry : *entries) {
        if (const Result<void> taken = takeEntry(path, entry); !taken)
            return taken;
    }
    return {};
}

Result<void> SettingsLoader::takeEntry(const QString &path, const ConfigEntry &entry)
{
    const SettingOrigin origin { Level::File, u"%1:%2"_s.arg(path, QString::number(entry.line)) };
    const SettingDefinition *secret = secretOfFileKey(entry.key);
    const SettingDefinition *setting = secret ? secret : findSetting(entry.key);
    if (!setting)
        return failure(ErrorCode::InvalidInput,
                       u"%1: there is no setting %2; the nearest is %3"_s.arg(origin.name, entry.key,
                                                                              nearestWord(entry.key, fileKeys())));
    if (!fits(entry.kind, setting->type))
        return wrong(*setting, origin,
                     u"%1 is needed, not %2"_s.arg(wantedInFile(setting->type, settingExpectation(*setting)),
                                                   kindWord(entry.kind)));
    const SettingOrigin earlier = m_settings.origin(setting->key);
    if (earlier.level == Level::File)
        return wrong(*setting, origin, u"%1 sets it too; give the secret or its file, not both"_s.arg(earlier.name));
    if (secret)
        return takeSecretFile(*secret, entry.text, origin);
    if (entry.kind == ConfigEntry::Kind::List) {
        m_settings.m_entries[Settings::indexOf(setting->key)] = { settingFromItems(entry.items), origin };
        return {};
    }
    return take(*setting, entry.text, origin);
}

Result<void> SettingsLoader::readEnvironment()
{
    for (const SettingDefinition &setting : settingsTable()) {
        const QString name = isBeaten(setting) ? QString() : variableOf(setting);
        if (name.isEmpty())
            continue;
        if (const Result<void> taken = takeVariable(setting, name); !taken)
            return taken;
    }
    return {};
}

/// Whether the environment's value would not count anyway. It is not even read then: old installations have a
/// DATABASE_URL of another engine, and Kubernetes sets DATA_API_PORT to tcp://… for a service of that name.
bool SettingsLoader::isBeaten(const SettingDefinition &setting) const
{
    if (m_sources.flags.contains(setting.key))
        return true;
    const bool isPart = setting.key == u"server.host"_s || setting.key == u"server.port"_s;
    return isPart
        && (m_sources.flags.contains(u"server.listen"_s) || !variableOf(*findSetting(u"server.listen")).isEmpty());
}

/// The first of the setting's variables that is set, without _FILE; empty where none is.
QString SettingsLoader::variableOf(const SettingDefinition &setting) const
{
    for (const QString &name : setting.environment) {
        if (!variable(name).isEmpty() || (setting.isSecret() && !variable(name + u"_FILE"_s).isEmpty()))
            return name;
    }
    return {};
}

Result<void> SettingsLoader::takeVariable(const SettingDefinition &setting, const QString &name)
{
    const QString text = variable(name);
    const QString path = setting.isSecret() ? variable(name + u"_FILE"_s) : QString();
    const SettingOrigin origin { Level::Environment, path.isEmpty() ? name : name + u"_FILE"_s };
    if (!text.isEmpty() && !path.isEmpty())
        return wrong(setting, origin, u"%1 is set too; give the secret or its file, not both"_s.arg(name));
    return path.isEmpty() ? take(setting, text, origin) : takeSecretFile(setting, path, origin);
}

Result<void> SettingsLoader::readFlags()
{
    for (const SettingDefinition &setting : settingsTable()) {
        const auto flag = m_sources.flags.constFind(setting.key);
        if (flag == m_sources.flags.constEnd())
            continue;
        if (const Result<void> taken = take(setting, *flag, { Level::Flag, setting.flag }); !taken)
            return taken;
    }
    return {};
}

/// The old host and port settings replace the parts of `server.listen` that were set at a lower level than they.
void SettingsLoader::composeListenAddress()
{
    auto &listen = m_settings.m_entries[Settings::indexOf(u"server.listen")];
    ListenAddress address = *ListenAddress::parse(std::get<QString>(listen.value));
    SettingOrigin origin = listen.origin;
    const auto merge = [&origin, &listen](const SettingOrigin &part) {
        if (part.level <= listen.origin.level)
            return false;
        if (part.level == origin.level)
            origin.name += u" and "_s + part.name;
        else if (part.level > origin.level)
            origin = part;
        return true;
    };
    if (merge(m_settings.origin(u"server.host")))
        address = ListenAddress::of(m_settings.text(u"server.host"), address.port);
    if (merge(m_settings.origin(u"server.port")))
        address.port = quint16(m_settings.integer(u"server.port"));
    listen = { address.toString(), origin };
}

Result<void> SettingsLoader::take(const SettingDefinition &setting, const QString &text, const SettingOrigin &origin)
{
    const Result<SettingValue> value = settingFromText(setting, text);
    if (!value)
        return wrong(setting, origin, value.error().message);
    m_settings.m_entries[Settings::indexOf(setting.key)] = { *value, origin };
    return {};
}

Result<void> SettingsLoader::takeSecretFile(const SettingDefinition &setting, const QString &path,
                                            const SettingOrigin &origin)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return wrong(setting, origin, u"cannot read %1: %2"_s.arg(path, file.errorString()));
    QByteArray bytes = file.read(maximumSecret + 1);
    if (file.error() != QFileDevice::NoError)
        return wrong(setting, origin, u"cannot read %1: %2"_s.arg(path, file.errorString()));
    if (bytes.size() > maximumSecret)
        return wrong(setting, origin, u"%1 is larger than 64 KiB and hardly a secret"_s.arg(path));
    if (bytes.endsWith('\n'))
        bytes.chop(bytes.endsWith("\r\n") ? 2 : 1);
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes);
    if (decoder.hasError())
        return wrong(setting, origin, u"%1 is not UTF-8"_s.arg(path));
    if (text.isEmpty())
        return wrong(setting, origin, u"%1 is empty"_s.arg(path));
    return take(setting, text, origin);
}

QString SettingsLoader::variable(const QString &name) const
{
    return m_sources.environment.value(name);
}

Result<Settings> loadSettings(const SettingsSources &sources)
{
    return SettingsLoader(sources).load();
}

} // namespace hearthbook
