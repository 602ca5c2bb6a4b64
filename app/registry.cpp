#include "app/registry.h"

namespace hearthbook {

RemovalGuard removalGuard(const Settings &settings)
{
    return { settings.integer(u"registry.removal_share"), settings.integer(u"registry.removal_rows") };
}

JournalRetention journalRetention(const Settings &settings)
{
    return { settings.duration(u"journal.retention"), settings.integer(u"journal.max_changes") };
}

} // namespace hearthbook
