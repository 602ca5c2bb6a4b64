#include "app/discovery.h"

#include "app/registry.h"
#include "core/discovery/snapshotreader.h"
#include "core/discovery/syncsummary.h"

#include <QLoggingCategory>
#include <QRandomGenerator>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcDiscovery, "hearthbook.discovery")

constexpr qsizetype mostLoggedRows = 20;

void logReport(const SyncReport &report)
{
    if (report.held) {
        qCWarning(lcDiscovery).noquote() << syncSentence(report);
        return;
    }
    qCInfo(lcDiscovery).noquote() << syncSentence(report);
    for (const QString &line : rejectedLines(report).mid(0, mostLoggedRows))
        qCWarning(lcDiscovery).noquote() << line;
}

/// One listing on its way through the writer's thread.
struct ListingJob
{
    HistorySnapshot listed = {};
    RegistrySnapshot snapshot = {};
    DiscoveryCounts counts = {};
    SyncReport report = {};
};

/// Gives the listing to the writer, and what is in the book then to the history. A listing that is held is dealt with as well.
void write(Writer &writer, BackgroundHistory &history, const RemovalGuard &guard, const RegistryLists &lists,
           const DiscoveryContext::Stored &stored)
{
    Result<RegistrySnapshot> snapshot = readSnapshot(lists);
    if (!snapshot)
        return stored(failure(snapshot));
    const auto job = std::make_shared<ListingJob>();
    job->listed = { lists, Timestamp::now() };
    job->counts = countsOf(*snapshot);
    job->snapshot = std::move(*snapshot);
    Write write;
    write.origin = discoveryOrigin(u"home-assistant"_s);
    write.apply = [job, guard](Store &store) -> Result<void> {
        Result<SyncReport> report = RegistrySync(store, guard).apply(job->snapshot, discoverySource.toString());
        if (!report)
            return failure(report);
        job->report = std::move(*report);
        return {};
    };
    write.done = [job, &history, stored](const Result<void> &done) {
        if (done)
            logReport(job->report);
        if (done && !job->report.held)
            history.put(std::move(job->listed));
        stored(done ? Result<DiscoveryCounts>(job->counts) : failure(done));
    };
    write.bulk = true;
    writer.submit(std::move(write));
}

} // namespace

Result<DiscoveryMachine::Options> discoveryOptions(const Settings &settings)
{
    Result<std::vector<Endpoint>> found = endpoints(settings);
    if (!found)
        return failure(found);
    return DiscoveryMachine::Options { .endpoints = std::move(*found),
                                       .listingInterval = settings.duration(u"home_assistant.listing_interval"),
                                       .mostRetries = settings.integer(u"home_assistant.websocket_max_retries"),
                                       .random = [] { return QRandomGenerator::global()->generateDouble(); } };
}

Origin discoveryOrigin(const QString &actor)
{
    return { actor, u"sync"_s, syncOperation.toString() };
}

BackgroundDiscovery::BackgroundDiscovery(const Settings &settings, Writer &writer, BackgroundHistory &history)
    : m_history(history), m_options(discoveryOptions(settings))
{
    if (!m_options)
        return;
    DiscoveryContext context;
    context.options = *m_options;
    context.store = [&writer, &history, guard = removalGuard(settings)](const RegistryLists &lists,
                                                                        const DiscoveryContext::Stored &stored) {
        write(writer, history, guard, lists, stored);
    };
    m_service = std::make_unique<DiscoveryService>(std::move(context));
}

void BackgroundDiscovery::start()
{
    if (m_service)
        m_service->start();
    else
        qCInfo(lcDiscovery).noquote() << u"Home Assistant is not asked: %1"_s.arg(m_options.error().message);
}

void BackgroundDiscovery::stop()
{
    if (m_service)
        m_service->stop();
}

DiscoveryControl BackgroundDiscovery::control()
{
    DiscoveryControl control;
    control.status = [this] { return m_service ? m_service->status() : DiscoveryStatus(); };
    control.history = [this] { return m_history.status(); };
    control.trigger = [this]() -> Result<void> {
        if (!m_service)
            return failure(m_options);
        m_service->trigger();
        return {};
    };
    return control;
}

} // namespace hearthbook
