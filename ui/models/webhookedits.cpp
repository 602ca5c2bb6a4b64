#include "ui/models/webhookedits.h"

#include <algorithm>
#include <utility>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// Of a new one in a draft: two windows make two.
QString draftKey(const QString &key, const WebhookEdit &edit)
{
    return edit.isNew() ? u"new "_s + edit.seed() : key;
}

/// A webhook that is stored is not a new one, though two windows withdrew and typed until only that was left of its draft.
WebhookEdit fromDraft(const QString &key, QJsonObject draft)
{
    const bool isStored = !key.isEmpty() && !key.startsWith(u"new "_s) && !draft[u"new"].toBool();
    if (isStored && !draft[u"row"].isObject()) {
        draft.insert(u"new"_s, false);
        draft.insert(u"row"_s, QJsonObject { { u"webhook_id"_s, key } });
    }
    return WebhookEdit::fromDraft(draft);
}

} // namespace

/// The next new one takes the place of one that goes.
WebhookEdit WebhookEdits::take(const QString &key)
{
    const WebhookEdit taken = m_edits.take(key);
    if (key.isEmpty() && !m_waiting.isEmpty())
        m_edits.insert({}, m_waiting.takeFirst());
    return taken;
}

void WebhookEdits::keep(const QString &key, const WebhookEdit &edit)
{
    if (edit.isChanged() || edit.isNew())
        m_edits.insert(key, edit);
    else
        remove(key);
}

void WebhookEdits::addNew(const WebhookEdit &edit, bool isFirst)
{
    const WebhookEdit other = value({});
    if (!other.isChanged())
        m_edits.insert({}, edit);
    else if (isFirst)
        m_waiting.prepend(std::exchange(m_edits[{}], edit));
    else
        m_waiting.append(edit);
}

void WebhookEdits::forgetEmpty()
{
    if (!value({}).isChanged())
        remove({});
}

QSet<QString> WebhookEdits::unsaved() const
{
    const QStringList keys = m_edits.keys();
    return { keys.cbegin(), keys.cend() };
}

QString WebhookEdits::firstChanged() const
{
    QStringList keys = m_edits.keys();
    std::sort(keys.begin(), keys.end());
    const auto found = std::find_if(keys.cbegin(), keys.cend(),
                                    [this](const QString &key) { return value(key).isChanged(); });
    return found == keys.cend() ? QString() : *found;
}

QJsonObject WebhookEdits::toJson() const
{
    QJsonObject edits;
    for (auto it = m_edits.cbegin(); it != m_edits.cend(); ++it) {
        if (it->isChanged())
            edits.insert(draftKey(it.key(), *it), it->draft());
    }
    for (const WebhookEdit &edit : m_waiting)
        edits.insert(draftKey({}, edit), edit.draft());
    return edits;
}

/// The same new one, as it was typed later or earlier.
bool WebhookEdits::replaceNew(const WebhookEdit &edit)
{
    if (value({}).isChanged() && value({}).seed() == edit.seed()) {
        m_edits.insert({}, edit);
        return true;
    }
    const auto same = std::find_if(m_waiting.begin(), m_waiting.end(),
                                   [&edit](const WebhookEdit &one) { return one.seed() == edit.seed(); });
    if (same == m_waiting.end())
        return false;
    *same = edit;
    return true;
}

void WebhookEdits::restore(const QJsonObject &edits)
{
    for (auto it = edits.begin(); it != edits.end(); ++it) {
        const WebhookEdit edit = fromDraft(it.key(), it.value().toObject());
        if (!edit.isNew())
            keep(it.key(), edit);
        else if (edit.isChanged() && !replaceNew(edit))
            addNew(edit, false);
    }
}

} // namespace hearthbook
