#pragma once

#include "core/webhooks/changeevents.h"
#include "core/webhooks/lookahead.h"
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
    /// When something happened: a webhook that is newer is not told.
    struct Moment
    {
        Timestamp at = {};
        qint64 place = 0; ///< in the journal; clocks may go back
        std::optional<qint64> seq = {}; ///< the journal row that is told
    };
    static Moment momentOf(const Change &change) { return { change.at, change.seq, change.seq }; }

    void forgetOtherBook(Store &store);
    Result<void> take(Store &store, const Change &change);
    Result<void> takeOperations(Store &store);
    Result<void> placeInDevice(Store &store, const Change &change, ChangeEvent &told);
    Result<void> send(Store &store, const ChangeEvent &event, const Moment &moment);

    QString m_book; ///< what the next two are of
    Subscriptions m_subscriptions;
    Lookahead m_ahead;
};

} // namespace hearthbook
