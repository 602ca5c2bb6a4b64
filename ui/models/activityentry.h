#pragma once

#include <QJsonObject>
#include <QMap>
#include <QString>

#include <optional>
#include <vector>

namespace hearthbook {

/// What was done at once: the journal's changes of one operation, or those that another program wrote one right after the other.
struct ActivityEntry
{
    std::optional<qint64> operation = {}; ///< nothing: by another program
    qint64 newest = 0; ///< seq of its last change
    qint64 oldest = 0; ///< seq of its first one
    QString at = {}; ///< of the last one, as the wire has it
    QString actor = {};
    QString origin = {};
    QMap<QString, qint64> kinds = {}; ///< how many changes of rows of a kind
    QMap<QString, qint64> actions = {}; ///< how many changes of create, update, remove
    QJsonObject change = {}; ///< one of them, which is all where there is but one

    /// Of one change of the wire.
    static ActivityEntry of(const QJsonObject &change);

    qint64 count() const;
    /// Whether the change, which is older or newer than all of these, was done with them.
    bool holds(const QJsonObject &other) const;
    /// Takes it in.
    void add(const QJsonObject &other);
};

/// Of changes newest first.
std::vector<ActivityEntry> activityEntries(const std::vector<QJsonObject> &changes);

} // namespace hearthbook
