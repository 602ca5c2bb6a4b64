#include "core/importers/webhooksfile.h"

#include "core/domain/textrules.h"
#include "core/importers/oldwebhook.h"

namespace hearthbook {

using namespace Qt::StringLiterals;
namespace dom = simdjson::dom;

namespace {

/// The members of the outermost object that are whole, as an object; of a file that a crash or a full disk cut short.
QByteArray wholeMembers(const QByteArray &text)
{
    qsizetype end = 0;
    int depth = 0;
    bool inText = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\\' && inText)
            ++i;
        else if (c == '"')
            inText = !inText;
        else if (!inText && (c == '{' || c == '['))
            ++depth;
        else if (!inText && (c == '}' || c == ']') && --depth == 1)
            end = i + 1;
    }
    return end > 0 && depth > 0 ? text.first(end) + '}' : QByteArray();
}

} // namespace

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
    Result<JsonDocument> document = readJsonFile(text);
    ImportPlan plan;
    if (!document) {
        const QString why = document.error().message;
        if (const QByteArray whole = wholeMembers(text); !whole.isEmpty())
            document = readJsonFile(whole);
        if (!document)
            return unreadablePlan(why);
        plan.reject(u"(end of the file)"_s, u"It is cut short; only the entries before are read. %1"_s.arg(why));
    }
    plan.hash = sourceHash(text);
    WebhookPlanner planner(plan, tools);
    const dom::object object = document->root().get_object().value_unsafe();
    for (const dom::key_value_pair member : object) {
        if (plan.hasTooManyLeft())
            break;
        planner.add(hearthbook::text(member.key), member.value);
    }
    return plan;
}

} // namespace hearthbook
