#pragma once

#include "core/importers/importplan.h"

#include <QHash>

namespace hearthbook {

/// Reads the old sports-data service's webhooks.json (contract 6.1). Of an id that stands there twice the last good entry
/// counts, as it did for that service; the others are rejected.
ImportPlan readWebhooksFile(const QByteArray &text, const WebhookTools &tools);

/// Adds a webhook to a plan, by the same rule.
class WebhookPlanner
{
public:
    WebhookPlanner(ImportPlan &plan, const WebhookTools &tools) : m_plan(plan), m_tools(tools) { }

    void add(const QString &id, simdjson::dom::element entry);

private:
    ImportPlan &m_plan;
    const WebhookTools &m_tools;
    QHash<QString, std::size_t> m_places; ///< of each id in the plan's webhooks
};

} // namespace hearthbook
