#include "core/importers/importreport.h"

#include <algorithm>
#include <array>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostLines = 50; ///< of one outcome
constexpr std::array importOutcomes { Outcome::Added, Outcome::Changed, Outcome::Unchanged, Outcome::Rejected,
                                      Outcome::Ignored };
constexpr std::array undoOutcomes { Outcome::Removed, Outcome::Restored, Outcome::Unchanged, Outcome::Rejected };

std::vector<Outcome> outcomesOf(const ImportReport &report)
{
    if (report.kind == u"undo")
        return { undoOutcomes.begin(), undoOutcomes.end() };
    return { importOutcomes.begin(), importOutcomes.end() };
}

QString lineOf(const ImportEntry &entry)
{
    QString line = outcomeWord(entry.outcome);
    if (!entry.id.isEmpty())
        line += u' ' + entry.id;
    return entry.reason.isEmpty() ? line : line + u": "_s + entry.reason;
}

void appendLines(QStringList &lines, const ImportReport &report, Outcome outcome)
{
    qint64 shown = 0;
    for (const ImportEntry &entry : report.entries) {
        if (entry.outcome == outcome && ++shown <= mostLines)
            lines += lineOf(entry);
    }
    if (shown > mostLines)
        lines += u"… and %1 more %2"_s.arg(shown - mostLines).arg(outcomeWord(outcome));
}

void appendDifferences(JsonWriter &json, const std::vector<ImportEntry> &differences)
{
    json.member("verified", differences.empty()).key("differences").beginArray();
    for (const ImportEntry &entry : differences)
        json.beginObject().member("id", entry.id).member("reason", entry.reason).endObject();
    json.endArray();
}

/// At most as many as of an outcome.
QStringList comparisonLines(const std::vector<ImportEntry> &differences)
{
    QStringList lines;
    for (const ImportEntry &entry : differences) {
        if (lines.size() < mostLines)
            lines += (u"differs "_s + entry.id).trimmed() + u": "_s + entry.reason;
    }
    return lines
        + QStringList { differences.empty() ? u"compared with the source: no difference"_s
                                            : u"compared with the source: %1 differences"_s.arg(differences.size()) };
}

} // namespace

QString outcomeWord(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Added: return u"added"_s;
    case Outcome::Changed: return u"changed"_s;
    case Outcome::Unchanged: return u"unchanged"_s;
    case Outcome::Rejected: return u"rejected"_s;
    case Outcome::Ignored: return u"ignored"_s;
    case Outcome::Removed: return u"removed"_s;
    case Outcome::Restored: return u"restored"_s;
    }
    return {};
}

qint64 ImportReport::count(Outcome outcome) const
{
    return std::count_if(entries.begin(), entries.end(),
                         [outcome](const ImportEntry &entry) { return entry.outcome == outcome; });
}

QByteArray ImportReport::toJson() const
{
    JsonWriter json(512 + qsizetype(entries.size()) * 80);
    json.beginObject().member("kind", kind).member("source", source).member("copy", copy);
    json.member("dry_run", dryRun).member("at", at).member("epoch", epoch).key("operation");
    if (operation)
        json.value(*operation);
    else
        json.null();
    for (const Outcome outcome : outcomesOf(*this))
        json.member(outcomeWord(outcome).toLatin1(), count(outcome));
    json.key("entries").beginArray();
    for (const ImportEntry &entry : entries) {
        json.beginObject().member("id", entry.id).member("outcome", outcomeWord(entry.outcome));
        if (!entry.reason.isEmpty())
            json.member("reason", entry.reason);
        json.endObject();
    }
    json.endArray();
    if (compared)
        appendDifferences(json, differences);
    return json.endObject().take();
}

QStringList ImportReport::toLines() const
{
    QStringList lines;
    QStringList counts;
    for (const Outcome outcome : outcomesOf(*this)) {
        if (outcome != Outcome::Unchanged)
            appendLines(lines, *this, outcome);
        counts += u"%1 %2"_s.arg(count(outcome)).arg(outcomeWord(outcome));
    }
    if (compared)
        lines += comparisonLines(differences);
    if (copy)
        lines += u"copy %1"_s.arg(*copy);
    lines += counts.join(u", "_s) + (dryRun ? u" (dry run: nothing was written)"_s : QString());
    if (operation)
        lines += u"operation %1"_s.arg(*operation);
    return lines;
}

} // namespace hearthbook
