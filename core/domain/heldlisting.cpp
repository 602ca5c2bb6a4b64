#include "core/domain/heldlisting.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

qint64 HeldListing::wouldRemove() const
{
    qint64 missing = 0;
    for (const RemovalCount &removal : removals)
        missing += removal.missing;
    return missing;
}

void writeJson(JsonWriter &json, const HeldListing &held)
{
    json.beginObject().member("source", held.source).member("at", held.at).member("reason", u"refused"_s);
    json.member("would_remove", held.wouldRemove()).key("removals").beginObject();
    for (const RemovalCount &removal : held.removals) {
        json.key(removal.kind.toLatin1()).beginObject().member("missing", removal.missing);
        json.member("present", removal.present).member("too_many", removal.tooMany).endObject();
    }
    json.endObject().endObject();
}

} // namespace hearthbook
