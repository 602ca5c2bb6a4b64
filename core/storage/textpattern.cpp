#include "core/storage/textpattern.h"

#include <sqlite3.h>

#include <memory>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// About a millisecond of work; a pattern that begins with a higher limit of its own cannot raise it.
QString limited(const QString &pattern)
{
    return u"(*LIMIT_MATCH=100000)"_s + pattern;
}

QRegularExpression compiled(const QString &pattern)
{
    return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption);
}

/// `\C` takes half a character, after which nothing is certain.
bool splitsCharacters(const QString &pattern)
{
    for (qsizetype i = 0; i + 1 < pattern.size(); ++i) {
        if (pattern[i] != u'\\')
            continue;
        ++i;
        if (pattern[i] == u'C')
            return true;
    }
    return false;
}

std::string_view argument(sqlite3_value *value)
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_value_text(value));
    return text ? std::string_view(text, std::size_t(sqlite3_value_bytes(value))) : std::string_view();
}

/// The compiled pattern stays with the statement while it runs.
TextPattern *patternOf(sqlite3_context *context, sqlite3_value *value)
{
    if (auto *kept = static_cast<TextPattern *>(sqlite3_get_auxdata(context, 1)))
        return kept;
    const std::string_view text = argument(value);
    auto made = std::make_unique<TextPattern>(QString::fromUtf8(text.data(), qsizetype(text.size())));
    sqlite3_set_auxdata(context, 1, made.release(), [](void *old) { delete static_cast<TextPattern *>(old); });
    return static_cast<TextPattern *>(sqlite3_get_auxdata(context, 1)); // null where there was no memory for it
}

void matches(sqlite3_context *context, int, sqlite3_value **arguments)
{
    if (sqlite3_value_type(arguments[0]) == SQLITE_NULL) {
        sqlite3_result_int(context, 0);
        return;
    }
    TextPattern *pattern = patternOf(context, arguments[1]);
    if (!pattern) {
        sqlite3_result_error_nomem(context);
        return;
    }
    const std::optional<bool> found = pattern->isIn(argument(arguments[0]));
    if (found) {
        sqlite3_result_int(context, *found);
        return;
    }
    sqlite3_result_error(context, "the pattern takes too long", -1);
    sqlite3_result_error_code(context, costlyPatternCode);
}

} // namespace

TextPattern::TextPattern(const QString &pattern) : m_expression(compiled(limited(pattern))) { }

std::optional<QString> TextPattern::wrong(const QString &pattern)
{
    if (pattern.size() > longest)
        return u"A pattern has at most %1 characters"_s.arg(longest);
    if (splitsCharacters(pattern))
        return uR"(A pattern cannot have \C)"_s;
    const QRegularExpression expression = compiled(pattern);
    if (expression.isValid())
        return std::nullopt;
    return u"The pattern is wrong at character %1: %2"_s.arg(expression.patternErrorOffset() + 1)
        .arg(expression.errorString());
}

std::optional<bool> TextPattern::isIn(std::string_view text)
{
    using Clock = std::chrono::steady_clock;
    const Clock::time_point begin = Clock::now();
    const QRegularExpressionMatch match = m_expression.match(QString::fromUtf8(text.data(), qsizetype(text.size())));
    m_spent += Clock::now() - begin;
    if (!match.isValid() || m_spent > mostTime)
        return std::nullopt;
    return match.hasMatch();
}

void registerTextPattern(sqlite3 *db)
{
    sqlite3_create_function(db, "hearthbook_matches", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
                            nullptr, matches, nullptr, nullptr);
}

} // namespace hearthbook
