#include "core/importers/webhooksfile.h"

#include "core/domain/textrules.h"
#include "core/importers/oldwebhook.h"

namespace hearthbook {

using namespace Qt::StringLiterals;
namespace dom = simdjson::dom;

void WebhookPlanner::add(const QString &id, dom::element entry)
{
    Result<WebhookEntry> read = readOldWebhook(id, entry, m_tools);
    if (!read)
        return m_plan.reject(id, read.error().message);
    if (const auto known = m_places.constFind(id); known != m_places.constEnd()) {
        m_plan.reject(id, u"the id stands there again further down, and the last one counts"_s);
        m_plan.webhooks[*known] = std::move(*read);
        return;
    }
    m_places.insert(id, m_plan.webhooks.size());
    m_plan.webhooks.push_back(std::move(*read));
}

ImportPlan readWebhooksFile(const QByteArray &text, const WebhookTools &tools)
{
    const Result<JsonDocument> document = readJsonFile(text);
    if (!document)
        return unreadablePlan(document.error().message);
    ImportPlan plan;
    plan.hash = sourceHash(text);
    WebhookPlanner planner(plan, tools);
    const dom::object object = document->root().get_object().value_unsafe();
    for (const dom::key_value_pair member : object)
        planner.add(hearthbook::text(member.key), member.value);
    return plan;
}

} // namespace hearthbook
