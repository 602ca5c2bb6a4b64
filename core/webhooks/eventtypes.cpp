#include "core/webhooks/eventtypes.h"

#include "core/webhooks/payload.h"

#include <algorithm>
#include <array>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr Timestamp sampleTime { 1760461205123456 }; // 2025-10-14T17:00:05.123456Z
constexpr qsizetype maxNameLength = 64;

constexpr EventSubject registry = EventSubject::Registry;
constexpr EventSubject general = EventSubject::General;
constexpr EventSubject game = EventSubject::Game;

constexpr auto types = std::to_array<EventType>({
    { u"device.created", registry, u"A device was added.",
      R"({"key":"3f2a","action":"create","before":null,"device":{"device_id":"3f2a","name":"Kitchen lamp","area_id":"kitchen"}})" },
    { u"device.updated", registry, u"A device was changed; `before` holds the old values of what changed.",
      R"({"key":"3f2a","action":"update","before":{"area_id":"hall"},"device":{"device_id":"3f2a","name":"Kitchen lamp","area_id":"kitchen"}})" },
    { u"device.removed", registry,
      u"A device was removed, at the end of its retention where a listing lacks it; `before` holds the whole of it.",
      R"({"key":"3f2a","action":"remove","before":{"device_id":"3f2a","name":"Kitchen lamp","area_id":"kitchen"}})" },
    { u"entity.created", registry, u"An entity was added.",
      R"({"key":"light.kitchen","action":"create","before":null,"entity":{"entity_id":"light.kitchen","domain":"light"}})" },
    { u"entity.updated", registry, u"An entity was changed; `before` holds the old values of what changed.",
      R"({"key":"light.kitchen","action":"update","before":{"icon":null},"entity":{"entity_id":"light.kitchen","domain":"light","icon":"mdi:lamp"}})" },
    { u"entity.renamed", registry, u"An entity has another id; `before` holds the old one.",
      R"({"key":"light.kitchen","action":"update","before":{"entity_id":"light.lamp_2"},"entity":{"entity_id":"light.kitchen","domain":"light"}})" },
    { u"entity.removed", registry, u"An entity was removed; `before` holds the whole of it.",
      R"({"key":"light.kitchen","action":"remove","before":{"entity_id":"light.kitchen","domain":"light"}})" },
    { u"preferences.updated", general, u"The preferences of a user were set, changed or removed.",
      R"({"key":"default","action":"update","before":{"selected_teams":{"nfl":[],"nhl":[]}},"preferences":{"user_id":"default","selected_teams":{"nfl":["ne"],"nhl":[]}}})" },
    { u"sync.completed", general, u"A registry listing was taken in and changed something.",
      R"({"operation":17,"what":"devices.bulk_upsert","changes":3})" },
    { u"sync.held", general, u"A registry listing was refused because it lacks too many rows; it waits for approval.",
      R"({"source":"discovery","at":"2025-10-14T17:00:05.123456+00:00","reason":"refused","would_remove":12,"removals":{"devices":{"missing":12,"present":40,"too_many":true}}})" },
    { u"webhook.disabled", general, u"Hearthbook disabled a webhook because its receiver is gone.",
      R"({"webhook_id":"6f0c","reason":"Every delivery failed for 5 days."})" },
    { u"ping", general, u"A test, sent on demand to one webhook whatever it listens to.", R"({"webhook_id":"6f0c"})" },
    { u"game_started", game, u"A game went live (sports-data).",
      R"({"event":"game_started","game_id":"401547439","league":"NFL","home_team":"ne","away_team":"kc","score":{"home":0,"away":0},"status":"live","timestamp":"2025-10-14T17:00:05.123456"})" },
    { u"score_changed", game, u"The score of a live game changed (sports-data).",
      R"({"event":"score_changed","game_id":"401547439","league":"NFL","home_team":"ne","away_team":"kc","score":{"home":7,"away":0},"status":"live","timestamp":"2025-10-14T17:00:05.123456","home_diff":7,"away_diff":0,"previous_score":{"home":0,"away":0},"current_score":{"home":7,"away":0}})" },
    { u"game_ended", game, u"A game is over (sports-data).",
      R"({"event":"game_ended","game_id":"401547439","league":"NFL","home_team":"ne","away_team":"kc","score":{"home":14,"away":7},"status":"final","timestamp":"2025-10-14T17:00:05.123456"})" },
    { u"game_start", game, u"A game of the team went live (data-api).",
      R"({"event":"game_start","game_id":"401547439","team":"ne","opponent":"kc","timestamp":"2025-10-14T17:00:05.123456"})" },
    { u"score_change", game, u"The team scored (data-api).",
      R"({"event":"score_change","game_id":"401547439","team":"ne","score_change":7,"new_score":"7-0","timestamp":"2025-10-14T17:00:05.123456"})" },
    { u"game_end", game, u"A game of the team is over (data-api).",
      R"({"event":"game_end","game_id":"401547439","team":"ne","final_score":"14-7","result":"win","timestamp":"2025-10-14T17:00:05.123456"})" },
});

bool isNameCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_' || c == u'.'
        || c == u'-';
}

} // namespace

QByteArray EventType::samplePayload() const
{
    return standardPayload(name.toString(), sampleTime, sample);
}

std::span<const EventType> eventTypes()
{
    return types;
}

const EventType *eventType(QStringView name)
{
    const auto found = std::ranges::find(types, name, &EventType::name);
    return found == types.end() ? nullptr : &*found;
}

Result<void> checkEventName(const QString &name)
{
    if (!name.isEmpty() && name.size() <= maxNameLength && std::all_of(name.begin(), name.end(), isNameCharacter))
        return {};
    const QString message = u"An event name has 1 to 64 letters, digits and _.-"_s;
    FieldError item { u"value_error"_s, { u"body"_s, u"event"_s }, message, name.left(maxNameLength), {} };
    return tl::unexpected(Error { ErrorCode::InvalidInput, message, { item } });
}

} // namespace hearthbook
