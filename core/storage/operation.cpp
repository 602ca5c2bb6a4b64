#include "core/storage/operation.h"

#include "core/storage/transaction.h"

namespace hearthbook {

Result<void> runOperation(Store &store, const Origin &origin, const std::function<Result<void>()> &work)
{
    Result<Transaction> transaction = Transaction::begin(store.connection());
    if (!transaction)
        return failure(transaction);
    store.journal().forget();
    Result<void> done = store.journal().begin(origin);
    if (done)
        done = work();
    if (done)
        done = store.journal().end(origin);
    if (done)
        done = store.journal().close();
    return done ? transaction->commit() : done;
}

} // namespace hearthbook
