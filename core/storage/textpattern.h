#pragma once

#include <QRegularExpression>

#include <chrono>
#include <optional>
#include <string_view>

struct sqlite3;

namespace hearthbook {

/// The result code of a query that looked for a pattern for too long. SQLite itself no longer gives it (SQLITE_FORMAT).
constexpr int costlyPatternCode = 24;

/// A pattern (PCRE) to look for in many texts, in any case. One that goes back again and again, as `(a+)+$` does, is given up after some
/// steps in one text, and after some time in all of them. Thread: one.
class TextPattern
{
public:
    static constexpr qsizetype longest = 256; ///< in characters
    static constexpr auto mostTime = std::chrono::seconds(1);

    /// The pattern must not be wrong().
    explicit TextPattern(const QString &pattern);

    /// What is wrong with it, and where; nothing: it can be looked for.
    static std::optional<QString> wrong(const QString &pattern);

    /// Whether it is somewhere in the text (UTF-8); nothing where it takes too long.
    std::optional<bool> isIn(std::string_view text);

private:
    QRegularExpression m_expression;
    std::chrono::steady_clock::duration m_spent = {};
};

/// Gives queries on this connection `hearthbook_matches(text, pattern)`: 1 where the pattern is in the text, 0 where it is not or the
/// text is null. A pattern that takes too long ends the query with costlyPatternCode.
void registerTextPattern(sqlite3 *db);

} // namespace hearthbook
