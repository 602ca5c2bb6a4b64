#pragma once

#include "core/discovery/historyservice.h"
#include "core/settings/settings.h"

namespace hearthbook {

/// A server's history of the registries in InfluxDB, where that is set up: see HistoryService. Thread: the owner's; put() and
/// status() from any.
class BackgroundHistory
{
public:
    /// `status` outlives this.
    BackgroundHistory(const Settings &settings, InfluxStatus &status);

    void start();
    void put(HistorySnapshot snapshot);
    /// Nothing where it is not set up.
    std::optional<HistoryStatus> status() const;
    void stop();

private:
    std::unique_ptr<HistoryService> m_service; ///< nothing where it is not set up
};

/// The history that a command writes, in its own thread's event loop.
class CommandHistory
{
public:
    /// Nothing where the settings do not want it. `tried` is told how each try ended.
    static std::unique_ptr<CommandHistory> make(const Settings &settings, std::function<void()> tried);

    void put(const RegistryLists &lists);

private:
    explicit CommandHistory(HistoryLoop::Context context);

    InfluxStatus m_status;
    HistoryInbox m_inbox;
    HistoryLoop m_loop;
};

} // namespace hearthbook
