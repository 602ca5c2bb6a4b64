#include "server/api/wouldfireapi.h"

#include "core/domain/fielderrors.h"
#include "core/webhooks/eventtypes.h"
#include "core/webhooks/subscriptions.h"
#include "server/api/dispatchbody.h"
#include "server/api/etag.h"
#include "server/api/handlers.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostEvents = 16;
constexpr qsizetype mostTeams = 200;
constexpr std::size_t mostShown = 20; ///< webhooks of one firing
constexpr int maxEventCharacters = 64;

/// What is asked for.
struct Question
{
    QStringList events = {};
    QStringList teams = {};
};

FieldError wrongValue(const QString &parameter, const QString &message, const QString &input)
{
    return { u"value_error"_s, { u"query"_s, parameter }, message, input, {} };
}

/// Of devices and entities it depends on the one that changes; a ping has its receiver named.
bool canBeForeseen(const QString &event)
{
    const EventType *known = eventType(event);
    return !known || (known->subject != EventSubject::Registry && event != u"ping"_s);
}

Result<Question> readQuestion(const Request &request)
{
    Question asked { request.query.values("event"), request.query.values("team") };
    asked.events.removeDuplicates();
    asked.teams.removeDuplicates();
    std::vector<FieldError> errors;
    if (asked.events.size() > mostEvents)
        errors.push_back(wrongValue(u"event"_s, u"At most %1 events may be asked for"_s.arg(mostEvents), {}));
    if (asked.teams.size() > mostTeams)
        errors.push_back(wrongValue(u"team"_s, u"At most %1 teams may be asked for"_s.arg(mostTeams), {}));
    for (const QString &event : asked.events) {
        if (const Result<void> usable = checkEventName(event); !usable)
            errors.push_back(wrongValue(u"event"_s, usable.error().message, event));
        else if (!canBeForeseen(event))
            errors.push_back(wrongValue(u"event"_s, u"Who hears of this event depends on what it is about"_s, event));
    }
    if (!errors.empty())
        return tl::unexpected(invalid(std::move(errors)));
    return asked;
}

void writeFiring(JsonWriter &json, const QString &event, const std::optional<QString> &team,
                 const std::vector<const Webhook *> &webhooks)
{
    json.beginObject().member("event", event).member("team", team).member("count", qint64(webhooks.size()));
    json.key("webhooks").beginArray();
    for (std::size_t i = 0; i < std::min(webhooks.size(), mostShown); ++i)
        json.beginObject().member("webhook_id", webhooks[i]->webhookId).member("url", webhooks[i]->url).endObject();
    json.endArray().endObject();
}

Result<Response> answer(Store &store, const Question &asked, const Result<TeamCatalogue> &catalogue)
{
    Subscriptions subscriptions;
    JsonWriter json(4096);
    json.beginObject().key("firings").beginArray();
    qint64 count = 0;
    const auto foresee = [&](const Event &event, const std::optional<QString> &team) -> Result<void> {
        const Result<std::vector<const Webhook *>> webhooks = subscriptions.wanting(store, event);
        if (!webhooks)
            return failure(webhooks);
        writeFiring(json, event.name, team, *webhooks);
        ++count;
        return {};
    };
    for (const QString &name : asked.events) {
        const EventType *known = eventType(name);
        const EventSubject subject = known ? known->subject : EventSubject::Game;
        if (subject != EventSubject::Game || asked.teams.isEmpty()) {
            if (const Result<void> done = foresee({ .name = name, .subject = subject }, {}); !done)
                return failure(done);
            continue;
        }
        for (const QString &team : asked.teams) {
            const Event event { .name = name, .subject = subject, .teams = withAliases({ team }, catalogue) };
            if (const Result<void> done = foresee(event, team); !done)
                return failure(done);
        }
    }
    json.endArray().member("count", count).endObject();
    return taggedResponse(json, contentEtag(json.text()));
}

} // namespace

void addWouldFireApi(Router &router, ApiContext &context)
{
    const auto ask = [&context](Store &store, const Request &request) -> Result<Response> {
        const Result<Question> asked = readQuestion(request);
        return asked ? answer(store, *asked, context.teams) : failure(asked);
    };
    router.add(
        { .method = Method::Get,
          .path = u"/api/webhooks/would-fire"_s,
          .access = Access::Read,
          .summary = u"Which webhooks events would be sent to; nothing is sent"_s,
          .parameters = { { .name = "event",
                            .summary = u"An event, as in /api/event-types; repeat it for more"_s,
                            .min = 1,
                            .max = maxEventCharacters,
                            .required = true,
                            .repeatable = true },
                          { .name = "team",
                            .summary = u"Of game events: a team that plays; repeat it for more, each by itself"_s,
                            .min = 1,
                            .max = maxIdCharacters,
                            .repeatable = true } },
          .handler = reading(context.readers, Keep::Answer, ask),
          .tag = u"Webhooks"_s,
          .answers = { { 200, u"WouldFire"_s } } });
}

} // namespace hearthbook
