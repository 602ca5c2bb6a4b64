#include "core/importers/influximport.h"

#include "core/importers/influxcheck.h"
#include "core/influx/influxerrors.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

InfluxImport::InfluxImport(const InfluxOptions &options, InfluxSource source, ImportWatch &watch)
    : m_client(options, m_status), m_source(std::move(source)), m_watch(watch)
{
}

Result<ImportPlan> InfluxImport::plan()
{
    Result<ImportPlan> plan = readInfluxRegistry(m_client, m_source, m_watch);
    if (!plan)
        plan.error().message = influxMessage(plan.error().message, m_client.options());
    return plan;
}

Result<void> InfluxImport::read()
{
    Result<ImportPlan> read = plan();
    if (!read)
        return failure(read);
    m_first = std::move(*read);
    return {};
}

bool InfluxImport::isEmpty() const
{
    const RegistryPlan &registry = m_first.registry;
    return registry.devices.listing.rows.empty() && registry.entities.listing.rows.empty()
        && registry.integrations.empty();
}

Result<FinishedImport> InfluxImport::run(Store &store, ImportMode mode) const
{
    return runImport(store, m_first, {}, { .kind = u"influx"_s, .source = influxPlace(m_client.options()) }, mode);
}

Result<void> InfluxImport::readAgain()
{
    m_watch.beginComparing();
    Result<ImportPlan> read = plan();
    if (!read)
        return failure(read);
    m_second = std::move(*read);
    return {};
}

Result<void> InfluxImport::compare(Store &store, ImportReport &report) const
{
    Result<std::vector<ImportEntry>> differences = compareWithSource(store, m_first, m_second, report);
    if (!differences)
        return failure(differences);
    report.compared = true;
    report.differences = std::move(*differences);
    return {};
}

QString influxAddress(const InfluxOptions &options)
{
    const QUrl::FormattingOptions parts = QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment
        | QUrl::StripTrailingSlash;
    return options.url.toDisplayString(parts);
}

QString influxPlace(const InfluxOptions &options)
{
    return influxAddress(options) + u", bucket "_s + options.bucket;
}

} // namespace hearthbook
