#include "core/domain/apikey.h"

#include <algorithm>
#include <array>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestName = 64;

const std::array<QString, 4> &scopeWords()
{
    static const std::array words { u"read"_s, u"write"_s, u"ingest"_s, u"admin"_s };
    return words;
}

} // namespace

QString keyScopeWord(KeyScope scope)
{
    return scopeWords().at(std::size_t(scope));
}

std::optional<KeyScope> keyScopeFromWord(QStringView word)
{
    const auto at = std::ranges::find(scopeWords(), word);
    if (at == scopeWords().end())
        return std::nullopt;
    return KeyScope(at - scopeWords().begin());
}

QString keyNameProblem(const QString &name)
{
    if (name.trimmed().isEmpty())
        return u"A key needs a name"_s;
    if (name.size() > longestName)
        return u"A key's name has %1 characters at most"_s.arg(longestName);
    if (name != name.trimmed())
        return u"A key's name has no blank at its begin or end"_s;
    const auto isControl = [](QChar c) { return c.category() == QChar::Other_Control; };
    return std::ranges::any_of(name, isControl) ? u"A key's name has no control characters"_s : QString();
}

} // namespace hearthbook
