#include "core/webhooks/subscriptions.h"

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

Result<std::vector<const Webhook *>> Subscriptions::wanting(Store &store, const Event &event)
{
    const Result<const std::map<QString, Webhook> *> all = listeners(store, event.name);
    if (!all)
        return failure(all);
    std::vector<const Webhook *> found;
    for (const auto &[id, webhook] : **all) {
        if (wants(webhook, event))
            found.push_back(&webhook);
    }
    return found;
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
