#pragma once

#include "core/storage/store.h"

#include <QHash>

namespace hearthbook {

/// What the journal says further on than the planner has come: the rows themselves are of now, its events of then.
/// Each journal row is looked at once. Thread: one.
class Lookahead
{
public:
    /// Looks at what was written since, from `position` on. Errors: as for any read.
    Result<void> advance(Store &store, qint64 position);

    /// The planner has come to the end: nothing lies ahead.
    void clear();

    /// Whether the webhook was made after this place of the journal, so that the event there is none of its.
    bool isNewer(const QString &webhookId, qint64 seq) const { return m_created.value(webhookId) > seq; }

    /// Where a device was that is gone: its own area, else that of its parent. Nothing where it was nowhere, or is there.
    Result<std::optional<QString>> lastArea(Store &store, const QString &deviceId) const;

private:
    struct Place
    {
        QString areaId = {};
        QString parentId = {};
    };

    qint64 m_seen = 0;
    QHash<QString, qint64> m_created = {}; ///< webhooks; the newest row that made them
    QHash<QString, Place> m_removed = {}; ///< devices
};

} // namespace hearthbook
