#pragma once

#include "ui/models/webhookedit.h"

#include <QHash>
#include <QList>
#include <QSet>

namespace hearthbook {

/// What was typed for webhooks and is not saved, by webhook; by the empty text for the one that is made anew. Other new ones wait until
/// that is added or given up.
class WebhookEdits
{
public:
    bool contains(const QString &key) const { return m_edits.contains(key); }
    /// An empty one where nothing was typed.
    WebhookEdit value(const QString &key) const { return m_edits.value(key); }
    WebhookEdit take(const QString &key);
    void remove(const QString &key) { take(key); }
    void begin() { m_edits.insert({}, WebhookEdit()); }
    /// One in which nothing is typed any more goes, but for a new one.
    void keep(const QString &key, const WebhookEdit &edit);
    /// A new one; where one is being made already, that waits, or this one where `isFirst` is false.
    void addNew(const WebhookEdit &edit, bool isFirst);
    /// A new one in which nothing was typed goes.
    void forgetEmpty();
    QSet<QString> unsaved() const;
    /// The webhook of any in which something is typed.
    QString firstChanged() const;

    /// Those in which something is typed, to go on with after a crash; empty: none. No secrets.
    QJsonObject toJson() const;
    void restore(const QJsonObject &edits);

private:
    bool replaceNew(const WebhookEdit &edit);

    QHash<QString, WebhookEdit> m_edits;
    QList<WebhookEdit> m_waiting; ///< new ones
};

} // namespace hearthbook
