#include "server/api/upsertanswer.h"

namespace hearthbook {

namespace {

void writeRemarks(JsonWriter &json, QByteArrayView key, std::initializer_list<std::span<const RowRemark>> lists)
{
    json.key(key).beginArray();
    for (const std::span<const RowRemark> &remarks : lists) {
        for (const RowRemark &remark : remarks)
            json.beginObject()
                .member("index", qint64(remark.index))
                .member("id", remark.id)
                .member("reason", remark.reason)
                .endObject();
    }
    json.endArray();
}

} // namespace

void writeUpsert(JsonWriter &json, const UnreadRows &unread, const UpsertReport &report)
{
    json.beginObject()
        .member("success", true)
        .member("upserted", qint64(report.stored()))
        .member("timestamp", Timestamp::now());
    json.member("inserted", qint64(report.inserted))
        .member("updated", qint64(report.updated))
        .member("unchanged", qint64(report.unchanged));
    json.member("skipped", qint64(unread.skipped));
    writeRemarks(json, "rejected", { unread.rejected, report.rejected });
    writeRemarks(json, "warnings", { report.warnings });
    if (unread.rejectedCount > qsizetype(unread.rejected.size()))
        json.member("rejected_count", unread.rejectedCount + qint64(report.rejected.size()));
}

} // namespace hearthbook
