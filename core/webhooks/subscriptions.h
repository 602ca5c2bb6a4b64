#pragma once

#include "core/storage/store.h"
#include "core/webhooks/eventfilter.h"

#include <map>
#include <vector>

namespace hearthbook {

/// Who listens to which event, in memory, as of a place in the journal: 100,000 webhooks must not be read for each change,
/// nor kept where nothing happens that they listen to. Thread: one.
class Subscriptions
{
public:
    /// The enabled webhooks with a glob for this event; their other rules are for wants(). Valid until refresh(). Errors: as
    /// for any read.
    Result<const std::map<QString, Webhook> *> listeners(Store &store, const QString &event);

    /// Those of them that are to be sent this very event: see wants(). Valid until refresh(). Errors: as for any read.
    Result<std::vector<const Webhook *>> wanting(Store &store, const Event &event);

    /// The journal says that this webhook changed.
    Result<void> refresh(Store &store, const QString &webhookId);

private:
    std::map<QString, std::map<QString, Webhook>> m_listeners; ///< by event, then by id
};

} // namespace hearthbook
