#include "core/importers/olddatabase.h"

#include "core/importers/bookdatabase.h"
#include "core/importers/registrydatabase.h"
#include "core/importers/sportsdatabase.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

ImportPlan readOldDatabase(const ForeignDatabase &database, const WebhookTools &tools)
{
    const Result<QStringList> migrations = database.columns(u"schema_migrations"_s);
    if (!migrations)
        return unreadablePlan(migrations.error().message);
    if (migrations->contains(u"sha256"_s))
        return readBookDatabase(database, tools);
    ImportPlan plan;
    const Result<bool> registry = addRegistryTables(plan, database);
    const Result<bool> sports = registry ? addSportsTables(plan, database, tools) : registry;
    if (!sports)
        return unreadablePlan(sports.error().message);
    if (!*registry && !*sports)
        return unreadablePlan(
            u"The file is neither metadata.db nor webhooks.db nor sports_teams.db: it has no table of theirs"_s);
    plan.hash = sourceHash(plan.hash);
    return plan;
}

} // namespace hearthbook
