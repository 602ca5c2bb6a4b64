#include "ui/models/filterexpression.h"

#include "ui/models/filtertime.h"

#include <QCoreApplication>

#include <array>
#include <optional>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hearthbook::FilterExpression)
};

bool isText(CellForm form)
{
    return form != CellForm::Count && form != CellForm::Time && form != CellForm::Flag;
}

FilterExpression asked(const Column &column, const QString &rest)
{
    return { .condition = column.filter + rest };
}

FilterExpression wrong(const QString &sentence)
{
    return { .wrong = sentence };
}

FilterExpression textFilter(const QString &typed, const Column &column)
{
    const bool isNot = typed.startsWith(u'!');
    const QString sign = isNot ? u"!"_s : QString();
    const QString text = typed.sliced(isNot ? 1 : 0).trimmed();
    if (text.startsWith(u'='))
        return asked(column, sign + u'=' + text.sliced(1).trimmed());
    if (!text.startsWith(u'/'))
        return asked(column, sign + u"*="_s + text);
    if (text.size() < 2 || !text.endsWith(u'/'))
        return wrong(Words::tr("A pattern ends with a slash, as in /^lamp/."));
    if (text.size() == 2)
        return wrong(Words::tr("Between the slashes a pattern is missing."));
    return asked(column, sign + u'~' + text.sliced(1, text.size() - 2));
}

FilterExpression flagFilter(const QString &typed, const Column &column)
{
    const bool isNot = typed.startsWith(u'!');
    const QString word = typed.sliced(isNot || typed.startsWith(u'=') ? 1 : 0).trimmed().toLower();
    std::optional<bool> value;
    for (const QString &yes : { Words::tr("yes"), u"yes"_s, u"true"_s, u"1"_s }) {
        if (!word.isEmpty() && yes.startsWith(word))
            value = true;
    }
    for (const QString &no : { Words::tr("no"), u"no"_s, u"false"_s, u"0"_s }) {
        if (!word.isEmpty() && no.startsWith(word))
            value = false;
    }
    if (!value)
        return wrong(Words::tr("Type yes or no."));
    return asked(column, *value != isNot ? u"=true"_s : u"=false"_s);
}

/// `>=`, `<`, … at the front of what is typed; `=` where there is none.
QString takeComparison(QString &typed)
{
    for (const QString &sign : { u">="_s, u"<="_s, u"!="_s, u">"_s, u"<"_s, u"="_s, u"!"_s }) {
        if (!typed.startsWith(sign))
            continue;
        typed = typed.sliced(sign.size()).trimmed();
        return sign == u"!"_s ? u"!="_s : sign;
    }
    return u"="_s;
}

struct Range
{
    QString first = {};
    QString last = {};
};

/// The ends of `2..5`; nothing where it is no range.
std::optional<Range> rangeOf(const QString &text)
{
    const qsizetype dots = text.indexOf(u".."_s);
    if (dots < 0)
        return std::nullopt;
    return Range { text.first(dots).trimmed(), text.sliced(dots + 2).trimmed() };
}

std::optional<qint64> numberOf(const QString &text)
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

FilterExpression numberFilter(const QString &typed, const Column &column)
{
    QString text = typed;
    const QString comparison = takeComparison(text);
    const std::optional<Range> range = rangeOf(text);
    for (const QString &end : range ? QStringList { range->first, range->last } : QStringList { text }) {
        if (!numberOf(end) && !(range && end.isEmpty()))
            return wrong(end.isEmpty() ? Words::tr("A number is missing.")
                                       : Words::tr("“%1” is not a number.").arg(end));
    }
    if (!range)
        return asked(column, comparison + text);
    if (range->first.isEmpty() && range->last.isEmpty())
        return wrong(Words::tr("A range has a beginning or an end, as in 2..5."));
    if (comparison != u"="_s && comparison != u"!="_s)
        return wrong(Words::tr("A range stands alone, as in 2..5."));
    const bool isTurned = !range->first.isEmpty() && !range->last.isEmpty()
        && *numberOf(range->first) > *numberOf(range->last);
    return asked(column,
                 comparison + (isTurned ? range->last + u".."_s + range->first : range->first + u".."_s + range->last));
}

FilterExpression timeFilter(const QString &typed, const Column &column, const QDateTime &now)
{
    QString text = typed;
    const QString comparison = takeComparison(text);
    const std::optional<Range> range = rangeOf(text);
    if (range && comparison != u"="_s && comparison != u"!="_s)
        return wrong(Words::tr("A range stands alone, as in 2026-10..2026-11."));
    if (range && range->first.isEmpty() && range->last.isEmpty())
        return wrong(Words::tr("A range has a beginning or an end, as in 2026-10..2026-11."));
    std::vector<FilterTime> times;
    for (const QString &end : range ? QStringList { range->first, range->last } : QStringList { text }) {
        if (range && end.isEmpty())
            continue;
        const std::optional<FilterTime> time = FilterTime::parse(end, now);
        if (!time)
            return wrong(end.isEmpty() ? Words::tr("A day or an age is missing, as 2026-11-30 or 7d.")
                                       : Words::tr("“%1” is neither a day nor an age, as 2026-11-30 or 7d.").arg(end));
        times.push_back(*time);
    }
    if (!range)
        return asked(column, times.front().compared(comparison));
    const bool isOpen = times.size() == 1;
    return asked(column,
                 comparison
                     + FilterTime::range(isOpen && range->first.isEmpty() ? nullptr : &times.front(),
                                         isOpen && range->last.isEmpty() ? nullptr : &times.back()));
}

} // namespace

FilterExpression FilterExpression::parse(const QString &typed, const Column &column, const QDateTime &now)
{
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return {};
    const bool isFlag = column.form == CellForm::Flag;
    if (text == u"="_s)
        return isFlag ? asked(column, u"=false"_s) : asked(column, u"="_s);
    if (text == u"!"_s)
        return isFlag ? asked(column, u"=true"_s) : asked(column, u"!="_s);
    if (isText(column.form))
        return textFilter(text, column);
    if (isFlag)
        return flagFilter(text, column);
    return column.form == CellForm::Time ? timeFilter(text, column, now) : numberFilter(text, column);
}

QString FilterExpression::hint(CellForm form)
{
    switch (form) {
    case CellForm::Count: return Words::tr("2..5, >5");
    case CellForm::Time: return Words::tr("<7d newer, >7d older");
    case CellForm::Flag: return Words::tr("yes, no");
    case CellForm::Text:
    case CellForm::Area:
    case CellForm::List:
    case CellForm::Device:
    case CellForm::Id: break;
    }
    return Words::tr("contains");
}

QString FilterExpression::explanation(CellForm form)
{
    switch (form) {
    case CellForm::Count:
        return Words::tr("5: just so many\n>5, >=5, <5, <=5: more or fewer\n2..5: from 2 to 5\n!5: any number but 5");
    case CellForm::Time:
        return Words::tr("<7d: within the last 7 days\n>7d: longer ago than 7 days (also min, h, w)\n"
                         ">2026-11-30: after that day\n<2026-11-30: before it\n2026-11: in that month\n"
                         "2026-10..2026-11: in these two\n=: never\n!: at any time");
    case CellForm::Flag: return Words::tr("yes: those that are\nno: those that are not");
    case CellForm::Text:
    case CellForm::Area:
    case CellForm::List:
    case CellForm::Device:
    case CellForm::Id: break;
    }
    return Words::tr("lamp: contains it\n=lamp: is just that\n!lamp: does not contain it\n!=lamp: is anything else\n"
                     "/^lamp/: matches the pattern\n=: empty\n!: not empty");
}

} // namespace hearthbook
