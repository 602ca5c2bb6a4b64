#include "core/domain/nearestword.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <vector>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

QStringView lastPart(QStringView word)
{
    return word.sliced(word.lastIndexOf(u'.') + 1);
}

/// `influxdb.url_file` surely means `influxdb.url`, whatever else ends with `_file`.
bool isLengthened(QStringView word, QStringView candidate)
{
    return word.size() > candidate.size() && word.startsWith(candidate) && word[candidate.size()] == u'_';
}

qsizetype likeness(QStringView word, QStringView candidate)
{
    if (isLengthened(word, candidate))
        return 1;
    const qsizetype whole = editDistance(word, candidate);
    return candidate.contains(u'.') ? std::min(whole, editDistance(lastPart(word), lastPart(candidate)) + 1) : whole;
}

} // namespace

qsizetype editDistance(QStringView a, QStringView b)
{
    std::vector<qsizetype> row(size_t(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        qsizetype diagonal = row[0];
        row[0] = i;
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const qsizetype replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[size_t(j)];
            row[size_t(j)] = std::min({ replaced, diagonal + 1, row[size_t(j) - 1] + 1 });
        }
    }
    return row.back();
}

QString nearestWord(QStringView word, const QStringList &words)
{
    QString nearest;
    qsizetype best = std::numeric_limits<qsizetype>::max();
    for (const QString &candidate : words) {
        const qsizetype distance = likeness(word, candidate);
        if (distance < best) {
            best = distance;
            nearest = candidate;
        }
    }
    return nearest;
}

QString didYouMean(QStringView word, const QStringList &words)
{
    const QString nearest = nearestWord(word, words);
    if (nearest.isEmpty() || likeness(word, nearest) > std::max<qsizetype>(2, word.size() / 3))
        return {};
    return u", did you mean %1?"_s.arg(nearest);
}

} // namespace hearthbook
