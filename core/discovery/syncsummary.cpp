#include "core/discovery/syncsummary.h"

#include <array>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

struct NamedKind
{
    QString name = {};
    const SyncedKind &kind;
};

std::array<NamedKind, 5> kindsOf(const SyncReport &report)
{
    return { { { u"areas"_s, report.areas },
               { u"labels"_s, report.labels },
               { u"integrations"_s, report.integrations },
               { u"devices"_s, report.devices },
               { u"entities"_s, report.entities } } };
}

QString counts(const SyncedKind &kind)
{
    QStringList parts { u"%1 added"_s.arg(kind.inserted), u"%1 changed"_s.arg(kind.updated),
                        u"%1 unchanged"_s.arg(kind.unchanged) };
    const auto add = [&parts](qsizetype count, const QString &word) {
        if (count > 0)
            parts += u"%1 %2"_s.arg(QString::number(count), word);
    };
    add(kind.gone, u"gone"_s);
    add(kind.removed, u"removed"_s);
    add(kind.rejectedCount, u"rejected"_s);
    return parts.join(u", "_s);
}

QString heldSentence(const HeldListing &held)
{
    QStringList reasons;
    for (const RemovalCount &count : held.removals) {
        if (count.tooMany)
            reasons += u"%1 of %2 %3"_s.arg(QString::number(count.missing), QString::number(count.present), count.kind);
    }
    return u"Held, nothing was written: the listing lacks %1"_s.arg(reasons.join(u" and "_s));
}

} // namespace

QStringList syncLines(const SyncReport &report)
{
    if (report.held)
        return { heldSentence(*report.held) };
    QStringList lines;
    for (const NamedKind &named : kindsOf(report))
        lines += named.name + u": "_s + counts(named.kind);
    if (report.moved > 0)
        lines += u"devices with a new id: %1"_s.arg(report.moved);
    return lines;
}

QString syncSentence(const SyncReport &report)
{
    return syncLines(report).join(u"; "_s);
}

QStringList rejectedLines(const SyncReport &report)
{
    QStringList lines;
    for (const NamedKind &named : kindsOf(report)) {
        for (const RowRemark &remark : named.kind.rejected)
            lines += u"rejected %1[%2] %3: %4"_s.arg(named.name, QString::number(remark.index), remark.id,
                                                     remark.reason);
    }
    return lines;
}

qsizetype rejectedCount(const SyncReport &report)
{
    qsizetype count = 0;
    for (const NamedKind &named : kindsOf(report))
        count += named.kind.rejectedCount;
    return count;
}

} // namespace hearthbook
