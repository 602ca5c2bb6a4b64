#include "core/source/problemtext.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hearthbook::Problem)
};

/// What TargetPolicy says, and the same for people.
struct Refusal
{
    QRegularExpression reason = {};
    QString text = {};
};

std::array<Refusal, 4> refusals()
{
    return { { { QRegularExpression(u"^(\\S+) is no address of a receiver \\(.*\\)$"_s),
                 Words::tr("%1 is no address of a receiver (link-local, metadata, multicast or reserved)") },
               { QRegularExpression(u"^(\\S+) is a cloud's metadata service, no receiver$"_s),
                 Words::tr("%1 is a cloud's metadata service, no receiver") },
               { QRegularExpression(u"^(\\S+) is a private address, and the settings allow public ones only$"_s),
                 Words::tr("%1 is a private address, and the settings allow public ones only") },
               { QRegularExpression(u"^(\\S+ port \\d+) is this server itself$"_s),
                 Words::tr("%1 is this server itself") } } };
}

QString tooShort(int least)
{
    return least == 1 ? Words::tr("This may not be empty.")
                      : Words::tr("This needs at least %n character(s).", nullptr, least);
}

} // namespace

QString policyText(const QString &reason)
{
    for (const Refusal &one : refusals()) {
        if (const QRegularExpressionMatch found = one.reason.match(reason); found.hasMatch())
            return one.text.arg(found.captured(1));
    }
    return reason;
}

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
    return policyText(problem.message);
}

} // namespace hearthbook
