#pragma once

#include <QByteArray>
#include <QString>

#include <string_view>

namespace hearthbook {

/// Bounds of what a feeder may send, in bytes of UTF-8. Home Assistant's own ids end at 255.
inline constexpr std::size_t maxIdBytes = 255;
inline constexpr std::size_t maxTextBytes = 8 * 1024;
inline constexpr std::size_t maxJsonBytes = 64 * 1024;

/// Why `id` cannot identify a row; empty where it can. No control characters, at most maxIdBytes.
QString idProblem(std::string_view id);

/// Why `text` cannot be stored; empty where it can. Tab and line breaks pass, other control characters do not.
QString textProblem(std::string_view text);

/// "light" of "light.kitchen"; "unknown" where there is no dot.
std::string_view entityDomain(std::string_view entityId);

/// A UTF-8 view as a QString.
inline QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

/// UTF-8 text as a view, never one of null; the text outlives it.
inline std::string_view view(const QByteArray &utf8)
{
    return { utf8.constData(), std::size_t(utf8.size()) };
}

/// "living_room" -> "Living Room".
QString titleCase(const QString &id);

} // namespace hearthbook
