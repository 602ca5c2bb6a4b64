#include "core/domain/csvcell.h"

#include <algorithm>

namespace hearthbook {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Takes the digits at the begin of `text` away; false where there are none.
bool takeDigits(std::string_view &text)
{
    const auto end = std::find_if_not(text.begin(), text.end(), isDigit);
    const auto count = std::size_t(end - text.begin());
    text.remove_prefix(count);
    return count > 0;
}

bool takeOneOf(std::string_view &text, std::string_view characters)
{
    if (text.empty() || characters.find(text.front()) == std::string_view::npos)
        return false;
    text.remove_prefix(1);
    return true;
}

bool isFormula(std::string_view text)
{
    constexpr std::string_view beginnings("=+-@\t\r");
    return !text.empty() && beginnings.find(text.front()) != std::string_view::npos && !isCsvNumber(text);
}

} // namespace

bool isCsvNumber(std::string_view text)
{
    takeOneOf(text, "+-");
    if (!takeDigits(text) || (takeOneOf(text, ".") && !takeDigits(text)))
        return false;
    if (takeOneOf(text, "eE")) {
        takeOneOf(text, "+-");
        if (!takeDigits(text))
            return false;
    }
    return text.empty();
}

QByteArray csvCell(std::string_view text)
{
    if (!text.data())
        return {};
    const bool formula = isFormula(text);
    const bool edged = !text.empty() && (text.front() == ' ' || text.back() == ' ');
    const bool plain = !text.empty() && !edged && text.find_first_of(",\"\r\n") == std::string_view::npos;
    QByteArray cell(text.data(), qsizetype(text.size()));
    if (formula)
        cell.prepend('\'');
    return plain ? cell : '"' + cell.replace('"', "\"\"") + '"';
}

} // namespace hearthbook
