#include "core/settings/configfile.h"

#include <QFile>

#include <toml++/toml.h>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

bool readList(const toml::array &array, QStringList &items)
{
    for (const toml::node &item : array) {
        const auto *text = item.as_string();
        if (!text)
            return false;
        items += fromUtf8(text->get());
    }
    return true;
}

/// Shortest text that reads back as the same number, without exponent, so that it can be read as a duration.
QString floatText(double value)
{
    return QString::number(value, 'f', QLocale::FloatingPointShortest);
}

void readValue(const toml::node &node, ConfigEntry &entry)
{
    using Kind = ConfigEntry::Kind;
    if (const auto *text = node.as_string()) {
        entry.kind = Kind::Text;
        entry.text = fromUtf8(text->get());
    } else if (const auto *integer = node.as_integer()) {
        entry.kind = Kind::Integer;
        entry.text = QString::number(qint64(integer->get()));
    } else if (const auto *boolean = node.as_boolean()) {
        entry.kind = Kind::Boolean;
        entry.text = boolean->get() ? u"true"_s : u"false"_s;
    } else if (const auto *floating = node.as_floating_point()) {
        entry.kind = Kind::Float;
        entry.text = floatText(floating->get());
    } else if (const auto *array = node.as_array(); array && readList(*array, entry.items)) {
        entry.kind = Kind::List;
    }
}

void flatten(const toml::table &table, const QString &prefix, std::vector<ConfigEntry> &entries)
{
    for (const auto &[name, node] : table) {
        const QString key = prefix + fromUtf8(name.str());
        const toml::table *inner = node.as_table();
        if (inner && !inner->empty()) {
            flatten(*inner, key + u'.', entries);
            continue;
        }
        ConfigEntry entry { .key = key, .line = int(name.source().begin.line) };
        readValue(node, entry);
        entries.push_back(std::move(entry));
    }
}

Result<QByteArray> contents(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound,
                       u"cannot read the configuration file %1: %2"_s.arg(path, file.errorString()));
    const QByteArray bytes = file.read(ConfigFile::maximumSize + 1);
    if (file.error() != QFileDevice::NoError)
        return failure(ErrorCode::NotFound,
                       u"cannot read the configuration file %1: %2"_s.arg(path, file.errorString()));
    if (bytes.size() > ConfigFile::maximumSize)
        return failure(ErrorCode::TooLarge, u"the configuration file %1 is larger than 1 MiB"_s.arg(path));
    return bytes;
}

} // namespace

Result<std::vector<ConfigEntry>> ConfigFile::read(const QString &path)
{
    const Result<QByteArray> bytes = contents(path);
    if (!bytes)
        return failure(bytes);
    try {
        const toml::table root = toml::parse(std::string_view(bytes->constData(), size_t(bytes->size())));
        std::vector<ConfigEntry> entries;
        flatten(root, {}, entries);
        std::stable_sort(entries.begin(), entries.end(), [](const auto &a, const auto &b) { return a.line < b.line; });
        return entries;
    } catch (const toml::parse_error &error) {
        return failure(
            ErrorCode::MalformedInput,
            u"%1:%2: %3"_s.arg(path, QString::number(error.source().begin.line), fromUtf8(error.description())));
    }
}

} // namespace hearthbook
