#include "core/settings/quantity.h"

#include <QtNumeric>

#include <algorithm>
#include <span>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

struct Unit
{
    QStringView name = {};
    qint64 factor = 0;
};

constexpr qint64 kibi = 1024;
constexpr Unit sizeUnits[] = {
    { u"", 1 },
    { u"b", 1 },
    { u"k", kibi },
    { u"kib", kibi },
    { u"kb", 1000 },
    { u"m", kibi *kibi },
    { u"mib", kibi *kibi },
    { u"mb", 1'000'000 },
    { u"g", kibi *kibi *kibi },
    { u"gib", kibi *kibi *kibi },
    { u"gb", 1'000'000'000 },
};
constexpr Unit durationUnits[] = {
    { u"ms", 1 },       { u"", 1000 },       { u"s", 1000 },       { u"m", 60'000 },
    { u"min", 60'000 }, { u"h", 3'600'000 }, { u"d", 86'400'000 },
};
constexpr Unit sizeForms[] = {
    { u" GiB", kibi *kibi *kibi }, { u" MiB", kibi *kibi }, { u" KiB", kibi }, { u" B", 1 }
};
constexpr Unit durationForms[] = {
    { u" d", 86'400'000 }, { u" h", 3'600'000 }, { u" min", 60'000 }, { u" s", 1000 }, { u" ms", 1 }
};

/// Splits "64 MiB" into number and unit; the factor of an unknown unit is 0.
qint64 splitUnit(QStringView &text, std::span<const Unit> units)
{
    text = text.trimmed();
    qsizetype end = text.size();
    while (end > 0 && text[end - 1].isLetter())
        --end;
    const QStringView name = text.sliced(end);
    text = text.first(end).trimmed();
    for (const Unit &unit : units) {
        if (unit.name.compare(name, Qt::CaseInsensitive) == 0)
            return unit.factor;
    }
    return 0;
}

bool isDigits(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// value * factor for digits alone.
std::optional<qint64> multiplied(QStringView digits, qint64 factor)
{
    bool ok = false;
    const qint64 value = digits.toLongLong(&ok);
    qint64 product = 0;
    if (!ok || !isDigits(digits) || factor == 0 || qMulOverflow(value, factor, &product))
        return std::nullopt;
    return product;
}

QString shortest(qint64 value, std::span<const Unit> forms)
{
    for (const Unit &form : forms) {
        if (value != 0 && value % form.factor == 0)
            return QString::number(value / form.factor) + form.name.toString();
    }
    return u"0"_s;
}

} // namespace

std::optional<qint64> parseSize(QStringView text)
{
    const qint64 factor = splitUnit(text, sizeUnits);
    return multiplied(text, factor);
}

std::optional<qint64> parseDuration(QStringView text)
{
    const qint64 factor = splitUnit(text, durationUnits);
    const qsizetype point = text.indexOf(u'.');
    if (point < 0)
        return multiplied(text, factor);
    const QStringView fraction = text.sliced(point + 1);
    const std::optional<qint64> whole = multiplied(text.first(point), factor);
    if (!whole || !isDigits(fraction) || fraction.size() > 3)
        return std::nullopt;
    const qint64 thousandths = fraction.toLongLong() * (fraction.size() == 1 ? 100 : fraction.size() == 2 ? 10 : 1);
    qint64 sum = 0;
    if (thousandths * factor % 1000 != 0 || qAddOverflow(*whole, thousandths * factor / 1000, &sum))
        return std::nullopt;
    return sum;
}

QString sizeText(qint64 bytes)
{
    return shortest(bytes, sizeForms);
}

QString durationText(qint64 milliseconds)
{
    return shortest(milliseconds, durationForms);
}

} // namespace hearthbook
