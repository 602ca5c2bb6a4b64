#include "ui/models/webhookedits.h"

namespace hearthbook {

void WebhookEdits::keep(const QString &key, const WebhookEdit &edit)
{
    if (edit.isChanged() || edit.isNew())
        m_edits.insert(key, edit);
    else
        m_edits.remove(key);
}

void WebhookEdits::forgetEmpty()
{
    if (!m_edits.value({}).isChanged())
        m_edits.remove({});
}

QSet<QString> WebhookEdits::unsaved() const
{
    const QStringList keys = m_edits.keys();
    return { keys.cbegin(), keys.cend() };
}

QJsonObject WebhookEdits::toJson() const
{
    QJsonObject edits;
    for (auto it = m_edits.cbegin(); it != m_edits.cend(); ++it) {
        if (it->isChanged())
            edits.insert(it.key(), it->draft());
    }
    return edits;
}

void WebhookEdits::restore(const QJsonObject &edits)
{
    for (auto it = edits.begin(); it != edits.end(); ++it)
        keep(it.key(), WebhookEdit::fromDraft(it.value().toObject()));
}

} // namespace hearthbook
