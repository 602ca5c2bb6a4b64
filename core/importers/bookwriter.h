#pragma once

#include "core/importers/importplan.h"
#include "core/importers/importwriter.h"

namespace hearthbook {

/// Merges the rows of a book into a store by their ids, and puts an entry for each into the report: what is missing is added,
/// what differs becomes as the source says, nothing is removed. A row that cannot be stored is rejected alone. A webhook
/// without a secret keeps the one that is here, or gets a new one. Runs in the caller's transaction and operation; in a dry run
/// it writes nothing and needs none. Errors: StorageFull, Busy, Corrupt; Unavailable where there is no key to seal with.
Result<void> takeBook(Store &store, const std::vector<BookEntry> &entries, const WebhookTools &tools, ImportMode mode,
                      ImportReport &report);

} // namespace hearthbook
