#include "core/importers/registrybook.h"

#include "core/importers/registrywriter.h"
#include "core/storage/memorystore.h"
#include "core/storage/operation.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

Result<std::unique_ptr<Store>> bookOf(const RegistryPlan &plan)
{
    Result<std::unique_ptr<Store>> store = openMemoryStore(bookEpoch.toString());
    if (!store)
        return store;
    ImportReport report;
    const Origin origin { u"influxdb"_s, u"import"_s, u"fallback"_s };
    const Result<void> written = runOperation(
        **store, origin, [&] { return completeRegistry(**store, plan, RegistryCompleter::Mode::Write, report); });
    if (!written)
        return failure(written);
    return store;
}

} // namespace hearthbook
