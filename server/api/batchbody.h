#pragma once

#include "core/domain/result.h"
#include "server/http/request.h"

#include <vector>

namespace hearthbook {

/// One write of a batch, as it stands in the body.
struct BatchOperation
{
    Method method = Method::Post;
    QByteArray path = {};    ///< raw, with its query
    QByteArray body = {};    ///< JSON text; empty: none
    QByteArray ifMatch = {}; ///< as the header of that name; empty: none
};

/// The body of POST /api/batch.
struct BatchBody
{
    std::vector<BatchOperation> operations = {};
    bool dryRun = false;
};

/// Most operations of a batch.
inline constexpr std::size_t maxBatchOperations = 1000;

/// Reads `{"operations": [{"method", "path", "body"?, "if_match"?}], "dry_run"?}`. Errors: those of readJsonObject();
/// InvalidInput with an item for each value that is missing, wrong or of a name that is not known: a misspelt `if_match` must
/// not pass.
Result<BatchBody> readBatch(const Request &request);

} // namespace hearthbook
