#include "core/source/sentences.h"

#include "core/source/sentencelist.h"

#include <QCoreApplication>
#include <QStringList>

#include <optional>
#include <vector>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// Whoever says more says it to no person.
constexpr qsizetype mostCharacters = 2000;
constexpr int mostDepth = 4;

/// A sentence, cut where values stand in it.
struct Pattern
{
    const char *sentence = nullptr;
    QStringList pieces = {}; ///< one more than there are values
};

const std::vector<Pattern> &patterns()
{
    static const std::vector<Pattern> made = [] {
        std::vector<Pattern> all;
        for (const char *sentence : knownSentences()) {
            const QString text = QString::fromUtf8(sentence);
            Pattern &one = all.emplace_back(Pattern { sentence });
            qsizetype from = 0;
            for (qsizetype at = text.indexOf(u'%'); at >= 0; at = text.indexOf(u'%', from)) {
                one.pieces += text.sliced(from, at - from);
                from = at + 2;
            }
            one.pieces += text.sliced(from);
        }
        return all;
    }();
    return made;
}

/// What stands for the values; nothing where the sentence is another. A value that begins it is no place with a sentence after it.
std::optional<QStringList> valuesIn(const QString &sentence, const Pattern &pattern)
{
    const QStringList &pieces = pattern.pieces;
    if (pieces.size() == 1)
        return sentence == pieces[0] ? std::optional(QStringList()) : std::nullopt;
    if (!sentence.startsWith(pieces.first()) || !sentence.endsWith(pieces.last()))
        return {};
    QStringList values;
    qsizetype from = pieces.first().size();
    const qsizetype end = sentence.size() - pieces.last().size();
    for (qsizetype i = 1; i < pieces.size(); ++i) {
        const qsizetype to = i + 1 == pieces.size() ? end : sentence.indexOf(pieces[i], from + 1);
        if (to <= from || to > end)
            return {};
        values += sentence.sliced(from, to - from);
        from = to + pieces[i].size();
    }
    if (pieces.first().isEmpty() && values.first().contains(u": "_s))
        return {};
    return values;
}

std::optional<QString> known(const QString &sentence, int depth);

QString translated(const Pattern &pattern, const QStringList &values, int depth)
{
    const QString text = QCoreApplication::translate("hearthbook::Sentence", pattern.sentence);
    QStringList said;
    for (const QString &value : values)
        said += known(value, depth).value_or(value);
    switch (said.size()) {
    case 0: return text;
    case 1: return text.arg(said[0]);
    case 2: return text.arg(said[0], said[1]);
    default: return text.arg(said[0], said[1], said[2]);
    }
}

std::optional<QString> afterPlace(const QString &sentence, int depth)
{
    const qsizetype colon = sentence.indexOf(u": "_s);
    if (colon <= 0)
        return {};
    const qsizetype after = colon + 2;
    const std::optional<QString> rest = known(sentence.sliced(after), depth);
    return rest ? std::optional(sentence.first(after) + *rest) : std::nullopt;
}

std::optional<QString> known(const QString &sentence, int depth)
{
    if (depth > mostDepth || sentence.size() > mostCharacters)
        return {};
    for (const Pattern &pattern : patterns()) {
        if (const std::optional<QStringList> values = valuesIn(sentence, pattern))
            return translated(pattern, *values, depth + 1);
    }
    return afterPlace(sentence, depth + 1);
}

} // namespace

QString sentenceText(const QString &sentence)
{
    return known(sentence, 0).value_or(sentence);
}

} // namespace hearthbook
