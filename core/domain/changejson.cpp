#include "core/domain/changejson.h"

#include "core/domain/jsontext.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

void writeJson(JsonWriter &json, const Change &change)
{
    json.beginObject().member("seq", change.seq).member("at", change.at);
    json.member("actor", change.actor).member("origin", change.origin).member("operation", change.operation);
    json.member("kind", change.kind).member("key", change.key).member("action", change.action).key("before");
    const QByteArray before = soundJson(change.before, "null");
    json.raw(before.isEmpty() ? "null"_ba : before).endObject();
}

void writeJson(JsonWriter &json, const Operation &operation)
{
    json.beginObject().member("operation_id", operation.id).member("at", operation.at);
    json.member("actor", operation.actor).member("origin", operation.origin).member("what", operation.what);
    json.member("changes", operation.changes).endObject();
}

} // namespace hearthbook
