#include "ui/models/activityentry.h"

#include <QDateTime>

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// Between two changes of another program that are told as one.
constexpr qint64 together = 2;

std::optional<qint64> operationOf(const QJsonObject &change)
{
    const QJsonValue operation = change.value(u"operation");
    return operation.isDouble() ? std::optional(operation.toInteger()) : std::nullopt;
}

bool areTogether(const QString &one, const QString &other)
{
    const QDateTime first = QDateTime::fromString(one, Qt::ISODateWithMs);
    const QDateTime second = QDateTime::fromString(other, Qt::ISODateWithMs);
    return std::abs(first.secsTo(second)) <= together;
}

} // namespace

ActivityEntry ActivityEntry::of(const QJsonObject &change)
{
    const qint64 seq = change.value(u"seq").toInteger();
    return { .operation = operationOf(change),
             .newest = seq,
             .oldest = seq,
             .at = change.value(u"at").toString(),
             .actor = change.value(u"actor").toString(),
             .origin = change.value(u"origin").toString(),
             .kinds = { { change.value(u"kind").toString(), 1 } },
             .actions = { { change.value(u"action").toString(), 1 } },
             .change = change };
}

qint64 ActivityEntry::count() const
{
    return std::accumulate(kinds.begin(), kinds.end(), qint64(0));
}

bool ActivityEntry::holds(const QJsonObject &other) const
{
    const std::optional<qint64> theirs = operationOf(other);
    if (operation || theirs)
        return operation == theirs;
    return actor == other.value(u"actor").toString() && areTogether(at, other.value(u"at").toString());
}

void ActivityEntry::add(const QJsonObject &other)
{
    const qint64 seq = other.value(u"seq").toInteger();
    if (seq > newest)
        at = other.value(u"at").toString();
    newest = std::max(newest, seq);
    oldest = std::min(oldest, seq);
    ++kinds[other.value(u"kind").toString()];
    ++actions[other.value(u"action").toString()];
}

std::vector<ActivityEntry> activityEntries(const std::vector<QJsonObject> &changes)
{
    std::vector<ActivityEntry> entries;
    for (const QJsonObject &change : changes) {
        if (!entries.empty() && entries.back().holds(change))
            entries.back().add(change);
        else
            entries.push_back(ActivityEntry::of(change));
    }
    return entries;
}

} // namespace hearthbook
