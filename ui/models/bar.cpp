#include "ui/models/bar.h"

#include "ui/plaintext.h"

#include <QCoreApplication>
#include <QLocale>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostBars = 8;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hearthbook::Bar)
};

} // namespace

std::vector<Bar> topBars(const std::vector<ValueCount> &counts, qint64 total, const QString &none,
                         const std::function<QString(const QString &)> &nameOf)
{
    std::vector<Bar> bars;
    qint64 without = 0;
    qint64 shown = 0;
    for (const ValueCount &one : counts) {
        if (!one.value) {
            without += one.count;
        } else if (bars.size() < mostBars) {
            bars.push_back({ oneLine(nameOf(*one.value)), one.count, one.value });
            shown += one.count;
        }
    }
    if (const qint64 others = total - shown - without; others > 0)
        bars.push_back({ Words::tr("All others"), others });
    if (without > 0)
        bars.push_back({ none, without, u""_s });
    return bars;
}

QString barsInWords(const std::vector<Bar> &bars)
{
    QStringList words;
    for (const Bar &bar : bars)
        words += u"%1: %2."_s.arg(bar.fullName(), QLocale().toString(bar.count));
    return words.join(u' ');
}

} // namespace hearthbook
