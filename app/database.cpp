#include "app/database.h"

#include "core/settings/databaseurl.h"

namespace hearthbook {

DatabaseOptions databaseOptions(const Settings &settings)
{
    DatabaseOptions options;
    options.path =
        DatabaseUrl::path(settings.text(u"database.url")).value_or(QString()); // the settings' own check passed it
    options.synchronous = settings.text(u"database.synchronous");
    options.tempStore = settings.text(u"database.temp_store");
    options.cacheSize = int(settings.integer(u"database.cache_size"));
    options.busyTimeoutMs = int(settings.duration(u"database.busy_timeout").count());
    return options;
}

} // namespace hearthbook
