#pragma once

#include "core/domain/jsonwriter.h"
#include "core/domain/registryreader.h"
#include "core/storage/upsert.h"

namespace hearthbook {

/// Rows of a listing that are in no report of the store.
struct UnreadRows
{
    qsizetype skipped = 0;
    std::span<const RowRemark> rejected = {}; ///< the first of them
    qsizetype rejectedCount = 0;
};

/// Begins the answer to a listing: the old three keys, then what became of each row. The caller may add keys, and closes it.
void writeUpsert(JsonWriter &json, const UnreadRows &unread, const UpsertReport &report);

template<typename Patch>
void writeUpsert(JsonWriter &json, const Listing<Patch> &listing, const UpsertReport &report)
{
    writeUpsert(json, UnreadRows { listing.skipped, listing.rejected, listing.rejectedCount }, report);
}

} // namespace hearthbook
