#pragma once

#include "core/storage/writer.h"
#include "server/api/readers.h"
#include "server/http/route.h"

namespace hearthbook {

/// Answers from one snapshot of the database, in an HTTP thread.
using ReadHandler = std::function<Result<Response>(Store &, const Request &)>;

/// Reads what the request brings, before anything is locked, and gives what is to be done in the transaction.
using Transact = std::function<Result<Response>(Store &)>;
using WriteHandler = std::function<Result<Transact>(const Request &)>;

/// A route that reads. With `Keep::Answer` a 200 is kept for the same target until the database changes; not for answers
/// that hold the time.
enum class Keep { Nothing, Answer };
SyncHandler reading(Readers &readers, Keep keep, ReadHandler handler);

/// A route that writes, on the writer's thread, journalled as operation `what` of `origin`, whose number goes with the answer
/// as Operation-Id. `Rows::Few`: the request is read in the HTTP thread, so that the writer has only the database to do.
/// `Rows::Many`: a listing of megabytes is read on the writer's thread, where it keeps no other client waiting for its answer;
/// see also Write::bulk.
enum class Rows { Few, Many };
AsyncHandler writing(Writer &writer, const QString &what, Rows rows, WriteHandler handler,
                     const QString &origin = QStringLiteral("api"));

/// The same, but what was written is taken back: its answer tells what would happen. Alone in its transaction, as Rows::Many.
AsyncHandler rehearsing(Writer &writer, WriteHandler handler);

} // namespace hearthbook
