#pragma once

#include "core/storage/writer.h"
#include "server/api/readers.h"
#include "server/http/route.h"

namespace hearthbook {

/// Who asks, as the journal names him: "anonymous" without a key.
QString actorOf(const Request &request);

/// Answers from one snapshot of the database, in an HTTP thread.
using ReadHandler = std::function<Result<Response>(Store &, const Request &)>;

/// Reads what the request brings, before anything is locked, and gives what is to be done in the transaction.
using Transact = std::function<Result<Response>(Store &)>;
using WriteHandler = std::function<Result<Transact>(const Request &)>;

/// A route that reads. With `Keep::Answer` a 200 is kept for the same target until the database changes; not for answers
/// that hold the time.
enum class Keep { Nothing, Answer };
SyncHandler reading(Readers &readers, Keep keep, ReadHandler handler);

/// How much a route writes, and so who reads its request and what shares its transaction.
enum class Rows {
    Few, ///< read in the HTTP thread, so that the writer has only the database to do; committed with others
    Several, ///< likewise, but alone in its transaction, and all or none: see Write::bulk
    Many ///< megabytes, read on the writer's thread, where they keep no other client waiting for its answer; alone
};

/// A route that writes, on the writer's thread, journalled as operation `what` of `origin`, whose number goes with the answer
/// as Operation-Id. What Rows::Several wrote is taken back where the answer is an error; others may keep what is to be looked at.
/// An AsyncHandler's target(), so that a batch finds its `handler`.
struct WritingRoute
{
    Writer *writer = nullptr;
    QString what = {};
    QString origin = {};
    Rows rows = Rows::Few;
    WriteHandler handler = {};
    bool isRehearsal = false; ///< what was written is taken back in any case: the answer tells what would happen

    void operator()(const Request &request, Completion completion) const;
};

AsyncHandler writing(Writer &writer, const QString &what, Rows rows, WriteHandler handler,
                     const QString &origin = QStringLiteral("api"));

/// A rehearsal; alone in its transaction.
AsyncHandler rehearsing(Writer &writer, Rows rows, WriteHandler handler);

} // namespace hearthbook
