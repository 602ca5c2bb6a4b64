#include "app/discover.h"

#include "app/discovery.h"
#include "app/exitcodes.h"
#include "app/history.h"
#include "app/listingsink.h"
#include "app/processsignals.h"
#include "app/registry.h"
#include "app/terminal.h"

#include <QCoreApplication>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

void printOutcome(const ListingOutcome &outcome)
{
    for (const QString &line : outcome.lines)
        printLine(line);
}

/// Follows Home Assistant in the main thread's event loop.
class Discovery
{
public:
    Discovery(DiscoveryMachine::Options options, std::unique_ptr<ListingSink> sink, bool once)
        : m_sink(std::move(sink)), m_once(once), m_loop(context(std::move(options)))
    {
    }

    void writeHistory(const Settings &settings)
    {
        m_history = CommandHistory::make(settings, [this] {
            if (m_lastCode)
                end(*m_lastCode);
        });
    }

    int run()
    {
        const ProcessSignals signals([this] { end(ExitDone); });
        QMetaObject::invokeMethod(&m_loop, &DiscoveryLoop::start, Qt::QueuedConnection);
        return QCoreApplication::exec();
    }

private:
    DiscoveryContext context(DiscoveryMachine::Options options)
    {
        DiscoveryContext context;
        context.options = std::move(options);
        if (m_once)
            context.options.mostRetries = 0;
        context.store = [this](const RegistryLists &lists, const DiscoveryContext::Stored &stored) {
            m_sink->put(lists,
                        [this, lists, stored](const Result<ListingOutcome> &outcome) { put(outcome, lists, stored); });
        };
        context.changed = [this](const DiscoveryStatus &status) { changed(status); };
        return context;
    }

    void put(const Result<ListingOutcome> &outcome, const RegistryLists &lists, const DiscoveryContext::Stored &stored)
    {
        if (outcome)
            printOutcome(*outcome);
        else if (m_once)
            return end(reportFailure(outcome.error()));
        if (m_history && outcome && outcome->applied) {
            if (m_once)
                finishWith(outcome->code);
            m_history->put(lists);
        }
        if (!m_once)
            stored(outcome.map([](const ListingOutcome &done) { return done.counts; }));
        else if (!m_lastCode)
            end(outcome->code);
    }

    /// Each error is told once; those after which nothing is tried end the program.
    void changed(const DiscoveryStatus &status)
    {
        if (m_ended || m_lastCode)
            return;
        if (status.error && status.error != m_error)
            printError(u"%1 (%2)"_s.arg(status.error->message, status.address));
        m_error = status.error;
        if (status.state == DiscoveryState::AuthInvalid || status.state == DiscoveryState::Stopped)
            end(ExitFailed);
    }

    /// Home Assistant is no longer needed; the one try at the history is waited for.
    void finishWith(int code)
    {
        m_lastCode = code;
        m_loop.stop();
    }

    void end(int code)
    {
        if (std::exchange(m_ended, true))
            return;
        m_loop.stop();
        QCoreApplication::exit(code);
    }

    std::unique_ptr<ListingSink> m_sink;
    bool m_once;
    bool m_ended = false;
    std::optional<int> m_lastCode; ///< to end with once the history was tried
    std::optional<DiscoveryError> m_error;
    DiscoveryLoop m_loop;
    std::unique_ptr<CommandHistory> m_history; ///< nothing where none is wanted
};

int approve(const Settings &settings, bool dryRun)
{
    Result<OpenedStore> opened = dryRun ? openCopy(settings) : openBesideServer(settings);
    if (!opened)
        return reportFailure(opened.error(), ExitDatabaseUnusable);
    const Result<ListingOutcome> outcome = StoreSink(std::move(*opened), {}).approve();
    if (!outcome)
        return reportFailure(outcome.error());
    printOutcome(*outcome);
    return outcome->code;
}

Result<std::unique_ptr<ListingSink>> openSink(const Settings &settings, const DiscoverRequest &request)
{
    if (!request.server.isEmpty())
        return std::make_unique<ServerSink>(
            BulkPoster::Target { request.server, settings.secret(u"auth.api_key"), request.dryRun });
    Result<OpenedStore> opened = request.dryRun ? openCopy(settings) : openBesideServer(settings);
    if (!opened)
        return failure(opened);
    return std::make_unique<StoreSink>(std::move(*opened), removalGuard(settings));
}

} // namespace

int runDiscover(const Settings &settings, const DiscoverRequest &request)
{
    if (request.approve)
        return approve(settings, request.dryRun);
    Result<DiscoveryMachine::Options> options = discoveryOptions(settings);
    if (!options)
        return reportFailure(options.error(), ExitUsage);
    Result<std::unique_ptr<ListingSink>> sink = openSink(settings, request);
    if (!sink)
        return reportFailure(sink.error(), ExitDatabaseUnusable);
    if (!request.server.isEmpty())
        printLine(u"Devices and entities are handed on; what the listing lacks stays there"_s);
    Discovery discovery(std::move(*options), std::move(*sink), request.once || request.dryRun);
    if (request.server.isEmpty() && !request.dryRun)
        discovery.writeHistory(settings);
    return discovery.run();
}

} // namespace hearthbook
