#include "core/domain/textrules.h"

#include <QStringList>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

} // namespace

QString idProblem(std::string_view id)
{
    if (id.size() > maxIdBytes)
        return u"id has %1 bytes, at most %2 are allowed"_s.arg(id.size()).arg(maxIdBytes);
    if (std::any_of(id.begin(), id.end(), isControl))
        return u"id has control characters"_s;
    return {};
}

QString textProblem(std::string_view text)
{
    if (text.size() > maxTextBytes)
        return u"text has %1 bytes, at most %2 are allowed"_s.arg(text.size()).arg(maxTextBytes);
    const auto forbidden = [](char c) { return isControl(c) && c != '\t' && c != '\n' && c != '\r'; };
    if (std::any_of(text.begin(), text.end(), forbidden))
        return u"text has control characters"_s;
    return {};
}

std::string_view entityDomain(std::string_view entityId)
{
    const std::size_t dot = entityId.find('.');
    return dot == std::string_view::npos ? std::string_view("unknown") : entityId.substr(0, dot);
}

QString titleCase(const QString &id)
{
    QStringList words = id.split(u'_', Qt::SkipEmptyParts);
    for (QString &word : words)
        word[0] = word[0].toUpper();
    return words.join(u' ');
}

} // namespace hearthbook
