#include "app/history.h"

#include "app/influx.h"

#include <QLoggingCategory>
#include <QRandomGenerator>

namespace hearthbook {

namespace {

Q_LOGGING_CATEGORY(lcHistory, "hearthbook.history")

std::optional<HistoryLoop::Context> historyContext(const Settings &settings)
{
    if (!settings.flag(u"influxdb.store_device_history"))
        return std::nullopt;
    HistoryLoop::Context context;
    context.options = influxOptions(settings);
    context.random = [] { return QRandomGenerator::global()->generateDouble(); };
    if (context.options.isSetUp())
        return context;
    qCWarning(lcHistory, "No history of the registries is written: no address of InfluxDB is set (INFLUXDB_URL)");
    return std::nullopt;
}

} // namespace

BackgroundHistory::BackgroundHistory(const Settings &settings, InfluxStatus &status)
{
    if (std::optional<HistoryLoop::Context> context = historyContext(settings))
        m_service = std::make_unique<HistoryService>(std::move(*context), status);
}

void BackgroundHistory::start()
{
    if (m_service)
        m_service->start();
}

void BackgroundHistory::put(HistorySnapshot snapshot)
{
    if (m_service)
        m_service->put(std::move(snapshot));
}

std::optional<HistoryStatus> BackgroundHistory::status() const
{
    return m_service ? std::optional(m_service->status()) : std::nullopt;
}

void BackgroundHistory::stop()
{
    if (m_service)
        m_service->stop();
}

CommandHistory::CommandHistory(HistoryLoop::Context context) : m_loop(std::move(context), m_status, m_inbox) { }

std::unique_ptr<CommandHistory> CommandHistory::make(const Settings &settings, std::function<void()> tried)
{
    std::optional<HistoryLoop::Context> context = historyContext(settings);
    if (!context)
        return nullptr;
    context->tried = [tried = std::move(tried)](const Result<void> &) { tried(); };
    return std::unique_ptr<CommandHistory>(new CommandHistory(std::move(*context)));
}

void CommandHistory::put(const RegistryLists &lists)
{
    m_inbox.put({ lists, Timestamp::now() });
    m_loop.look();
}

} // namespace hearthbook
