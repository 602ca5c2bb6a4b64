#pragma once

#include "core/webhooks/changeevents.h"
#include "core/webhooks/subscriptions.h"

namespace hearthbook {

/// The one reader of the journal that makes deliveries. Thread: the writer's.
class DeliveryPlanner
{
public:
    /// Journal rows of one step.
    static constexpr int stepRows = 500;

    /// Takes the journal rows after the stored position, stores the deliveries that follow from them, and the position
    /// with them: in the caller's transaction, so that no crash loses or doubles one. True while there are more rows; at the
    /// end of them, what the bulk upserts among them did is told as sync.completed.
    /// A row that cannot be read is passed over with a warning. Errors: as for any write.
    Result<bool> step(Store &store);

private:
    Result<void> take(Store &store, const Change &change);
    Result<void> takeOperations(Store &store);
    Result<void> send(Store &store, const ChangeEvent &event, Timestamp at, std::optional<qint64> seq);

    Subscriptions m_subscriptions;
};

} // namespace hearthbook
