#include "ui/models/importresult.h"

#include "core/source/sentences.h"
#include "ui/plaintext.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QStringList>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Imports)

public:
    static QString outcome(ImportLine::Outcome outcome)
    {
        switch (outcome) {
        case ImportLine::Rejected: return tr("refused");
        case ImportLine::Changed: return tr("changed");
        case ImportLine::Added: return tr("added");
        case ImportLine::Ignored: return tr("left out");
        case ImportLine::Unchanged: return tr("unchanged");
        }
        return {};
    }

    static QStringList counts(const ImportResult &result)
    {
        QStringList out;
        const auto say = [&out](const QString &text, qint64 count) {
            if (count > 0)
                out += text;
        };
        say(tr("%n added", nullptr, int(result.added)), result.added);
        say(tr("%n changed", nullptr, int(result.changed)), result.changed);
        say(tr("%n marked as gone", nullptr, int(result.gone)), result.gone);
        say(tr("%n unchanged", nullptr, int(result.unchanged)), result.unchanged);
        say(tr("%n refused", nullptr, int(result.rejected)), result.rejected);
        say(tr("%n left out", nullptr, int(result.ignored)), result.ignored);
        return out;
    }

    static QString nothing() { return tr("nothing"); }
    static QString emptySource() { return tr("The source holds nothing that belongs into a book."); }
};

ImportLine::Outcome outcomeOf(const QString &word)
{
    static const QHash<QString, ImportLine::Outcome> outcomes { { u"rejected"_s, ImportLine::Rejected },
                                                                { u"changed"_s, ImportLine::Changed },
                                                                { u"added"_s, ImportLine::Added },
                                                                { u"ignored"_s, ImportLine::Ignored } };
    return outcomes.value(word, ImportLine::Unchanged);
}

void sortLines(std::vector<ImportLine> &lines)
{
    std::stable_sort(lines.begin(), lines.end(),
                     [](const ImportLine &one, const ImportLine &other) { return one.outcome < other.outcome; });
}

} // namespace

void ImportResult::addReport(const QJsonObject &report)
{
    const auto number = [&report](QStringView name) { return report.value(name).toInteger(); };
    isPreview = report.value(u"dry_run").toBool();
    added += number(u"added");
    changed += number(u"changed");
    unchanged += number(u"unchanged");
    rejected += number(u"rejected");
    ignored += number(u"ignored");
    for (const auto &entry : report.value(u"entries").toArray())
        lines.push_back({ outcomeOf(entry[u"outcome"].toString()), entry[u"id"].toString(),
                          sentenceText(entry[u"reason"].toString()) });
    if (report.value(u"operation").isDouble())
        operations.push_back(number(u"operation"));
    sortLines(lines);
}

void ImportResult::addListing(const QJsonObject &answer)
{
    const auto number = [&answer](QStringView name) { return answer.value(name).toInteger(); };
    const QJsonArray refused = answer.value(u"rejected").toArray();
    isPreview = answer.value(u"dry_run").toBool();
    added += number(u"inserted");
    changed += number(u"updated");
    unchanged += number(u"unchanged");
    gone += number(u"gone");
    rejected += std::max(number(u"rejected_count"), qint64(refused.size()));
    ignored += number(u"skipped");
    wouldRemove += number(u"would_remove");
    for (const auto &row : refused)
        lines.push_back({ ImportLine::Rejected, row[u"id"].toString(), sentenceText(row[u"reason"].toString()) });
    for (const auto &row : answer.value(u"warnings").toArray())
        lines.push_back({ ImportLine::Ignored, row[u"id"].toString(), sentenceText(row[u"reason"].toString()) });
    sortLines(lines);
}

void ImportResult::addApproved(const QJsonObject &answer)
{
    for (const QString &kind : { u"devices"_s, u"entities"_s }) {
        const QJsonObject counts = answer.value(kind).toObject();
        added += counts.value(u"inserted").toInteger();
        changed += counts.value(u"updated").toInteger();
        unchanged += counts.value(u"unchanged").toInteger();
        gone += counts.value(u"gone").toInteger();
    }
}

QString ImportResult::counts() const
{
    const QStringList counts = Words::counts(*this);
    return counts.isEmpty() ? Words::nothing() : counts.join(u", "_s);
}

QString ImportResult::summary() const
{
    return Words::counts(*this).isEmpty() ? Words::emptySource() : counts() + u'.';
}

QString ImportResult::text() const
{
    QStringList out { summary() };
    for (const ImportLine &line : lines) {
        if (line.outcome == ImportLine::Unchanged)
            continue;
        QString text = outcomeText(line.outcome);
        for (const QString &part : { line.id, line.reason }) {
            if (!part.isEmpty())
                text += u'\t' + oneLine(part);
        }
        out += text;
    }
    return out.join(u'\n') + u'\n';
}

QString outcomeText(ImportLine::Outcome outcome)
{
    return Words::outcome(outcome);
}

} // namespace hearthbook
