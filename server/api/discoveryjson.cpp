#include "server/api/discoveryjson.h"

namespace hearthbook {

namespace {

JsonWriter &count(JsonWriter &json, QByteArrayView key, const std::optional<qint64> &number)
{
    json.key(key);
    return number ? json.value(*number) : json.null();
}

void writeCounts(JsonWriter &json, const std::optional<DiscoveryCounts> &counts)
{
    json.key("counts");
    if (!counts) {
        json.null();
        return;
    }
    json.beginObject().member("devices", counts->devices).member("entities", counts->entities);
    count(json, "areas", counts->areas);
    count(json, "labels", counts->labels);
    count(json, "integrations", counts->integrations);
    json.endObject();
}

void writeHeld(JsonWriter &json, const std::optional<HeldListing> &held)
{
    json.key("held");
    if (held)
        writeJson(json, *held);
    else
        json.null();
}

void writeError(JsonWriter &json, const std::optional<DiscoveryError> &error)
{
    json.key("error");
    if (error)
        json.beginObject().member("code", error->code).member("message", error->message).endObject();
    else
        json.null();
}

void writeHistory(JsonWriter &json, const std::optional<HistoryStatus> &history)
{
    json.key("history");
    if (!history) {
        json.null();
        return;
    }
    json.beginObject().member("written", history->written).member("lost", history->lost);
    json.member("failures", history->failures).member("last_written", history->lastWritten);
    json.member("error", history->error).endObject();
}

void writeKind(JsonWriter &json, QByteArrayView key, const SyncedKind &kind)
{
    json.key(key).beginObject().member("inserted", qint64(kind.inserted)).member("updated", qint64(kind.updated));
    json.member("unchanged", qint64(kind.unchanged)).member("gone", qint64(kind.gone));
    json.member("removed", qint64(kind.removed)).member("rejected", qint64(kind.rejectedCount)).endObject();
}

} // namespace

void writeJson(JsonWriter &json, const DiscoveryStatus &status, const std::optional<HeldListing> &held,
               const std::optional<HistoryStatus> &history)
{
    json.beginObject().member("state", stateWord(status.state)).member("last_run", status.lastRun);
    json.member("next_retry", status.nextRetry);
    writeCounts(json, status.counts);
    writeHeld(json, held);
    writeError(json, status.error);
    json.key("address");
    if (status.address.isEmpty())
        json.null();
    else
        json.value(status.address);
    writeHistory(json, history);
    json.endObject();
}

void writeHealth(JsonWriter &json, const DiscoveryStatus &status, const std::optional<HeldListing> &held)
{
    json.beginObject().member("state", stateWord(status.state)).member("last_run", status.lastRun);
    writeHeld(json, held);
    json.endObject();
}

void writeJson(JsonWriter &json, const SyncReport &report)
{
    json.beginObject().member("success", true).member("timestamp", Timestamp::now());
    json.member("moved", qint64(report.moved));
    writeKind(json, "areas", report.areas);
    writeKind(json, "labels", report.labels);
    writeKind(json, "integrations", report.integrations);
    writeKind(json, "devices", report.devices);
    writeKind(json, "entities", report.entities);
    json.endObject();
}

} // namespace hearthbook
