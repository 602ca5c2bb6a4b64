#include "core/discovery/snapshotreader.h"

#include "core/domain/registryparts.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Error unreadable(RegistryPart part, const Error &error)
{
    const std::string_view meaning = registryCommands[std::size_t(part)].meaning;
    return { ErrorCode::InvalidInput,
             u"The %1 that Home Assistant listed cannot be read: %2"_s.arg(
                 QString::fromLatin1(meaning.data(), qsizetype(meaning.size())), error.message),
             {} };
}

/// Reads the part into `to` where it was listed.
template<typename To, typename Read>
Result<void> readPart(const RegistryLists &lists, RegistryPart part, To &to, Read read)
{
    if (!lists[part])
        return {};
    auto value = read(*lists[part]);
    if (!value)
        return tl::unexpected(unreadable(part, value.error()));
    to = std::move(*value);
    return {};
}

/// For the readers that take a parsed value; what they give owns its texts.
template<typename Read>
auto parsed(Read read)
{
    return [read](const QByteArray &json) {
        const Result<JsonDocument> document = JsonDocument::parse(json);
        using Value = decltype(read(document->root()));
        return document ? read(document->root()) : Value(failure(document));
    };
}

template<typename Part>
std::optional<qint64> rowsOf(const std::optional<Part> &part)
{
    return part ? std::optional(qint64(part->rows.size())) : std::nullopt;
}

} // namespace

Result<RegistrySnapshot> readSnapshot(const RegistryLists &lists)
{
    RegistrySnapshot snapshot;
    const auto read = [&](RegistryPart part, auto &to, auto reader) { return readPart(lists, part, to, reader); };
    Result<void> done = read(RegistryPart::Devices, snapshot.devices, readDeviceRegistry);
    if (done)
        done = read(RegistryPart::Entities, snapshot.entities, readEntities);
    if (done)
        done = read(RegistryPart::Areas, snapshot.areas, parsed(readAreas));
    if (done)
        done = read(RegistryPart::Labels, snapshot.labels, parsed(readLabels));
    if (done)
        done = read(RegistryPart::ConfigEntries, snapshot.integrations, parsed(readIntegrations));
    if (done)
        done = read(RegistryPart::Splits, snapshot.splits, parsed(readSplits));
    if (!done)
        return failure(done);
    return snapshot;
}

DiscoveryCounts countsOf(const RegistrySnapshot &snapshot)
{
    return { .devices = rowsOf(snapshot.devices).value_or(0),
             .entities = rowsOf(snapshot.entities).value_or(0),
             .areas = rowsOf(snapshot.areas),
             .labels = rowsOf(snapshot.labels),
             .integrations = rowsOf(snapshot.integrations) };
}

} // namespace hearthbook
