#pragma once

#include <QString>
#include <QStringList>

namespace hearthbook {

/// How many characters must be put in, taken out or replaced to make `b` of `a` (Levenshtein).
qsizetype editDistance(QStringView a, QStringView b);

/// The one of `words` that `word` most likely meant, the first of several equally near ones. For dotted words the last
/// part alone counts too, so that `listen` finds `server.listen`. Empty where `words` is.
QString nearestWord(QStringView word, const QStringList &words);

/// ", did you mean NEAREST?" where a word is near enough to be a slip, else nothing.
QString didYouMean(QStringView word, const QStringList &words);

} // namespace hearthbook
