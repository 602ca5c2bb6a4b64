#include "core/source/problemtext.h"

#include "core/source/sentences.h"

#include <QCoreApplication>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hearthbook::Problem)
};

QString tooShort(int least)
{
    return least == 1 ? Words::tr("This may not be empty.")
                      : Words::tr("This needs at least %n character(s).", nullptr, least);
}

} // namespace

QString problemText(const FieldError &problem)
{
    const int most = problem.context.value(u"max_length").toInt(-1);
    const int least = problem.context.value(u"min_length").toInt(-1);
    if ((problem.type == u"string_too_long" || problem.type == u"url_too_long") && most >= 0)
        return Words::tr("This may have at most %n character(s).", nullptr, most);
    if (problem.type == u"string_too_short" && least >= 0)
        return tooShort(least);
    if (problem.type == u"too_long" && most >= 0)
        return Words::tr("This may have at most %n entry(s).", nullptr, most);
    if (problem.type == u"string_pattern_mismatch")
        return Words::tr("This holds characters that may not stand here.");
    if (problem.type == u"url_scheme")
        return Words::tr("An address begins with http:// or https://.");
    if (problem.type == u"url_parsing")
        return Words::tr("This is no valid URL.");
    if (problem.type == u"missing")
        return Words::tr("This is missing.");
    return sentenceText(problem.message);
}

} // namespace hearthbook
