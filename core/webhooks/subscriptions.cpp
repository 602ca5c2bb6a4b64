#include "core/webhooks/subscriptions.h"

#include "core/webhooks/eventfilter.h"

namespace hearthbook {

namespace {

constexpr int pageRows = 1000;

} // namespace

Result<const std::map<QString, Webhook> *> Subscriptions::listeners(Store &store, const QString &event)
{
    const auto known = m_listeners.find(event);
    if (known != m_listeners.end())
        return &known->second;
    std::map<QString, Webhook> found;
    ListQuery query;
    query.limit = pageRows;
    do {
        Result<Page<Webhook>> page = store.webhooks().list(query,
                                                           { .teams = {}, .events = { event }, .enabled = true });
        if (!page)
            return failure(page);
        for (Webhook &webhook : page->rows)
            found.emplace(webhook.webhookId, std::move(webhook));
        query.cursor = page->nextCursor;
    } while (!query.cursor.isEmpty());
    return &m_listeners.emplace(event, std::move(found)).first->second;
}

Result<void> Subscriptions::refresh(Store &store, const QString &webhookId)
{
    if (m_listeners.empty())
        return {};
    const Result<std::optional<Webhook>> webhook = store.webhooks().find(webhookId);
    if (!webhook)
        return failure(webhook);
    for (auto &[event, listeners] : m_listeners) {
        listeners.erase(webhookId);
        if (*webhook && listensTo(**webhook, event))
            listeners.emplace(webhookId, **webhook);
    }
    return {};
}

} // namespace hearthbook
