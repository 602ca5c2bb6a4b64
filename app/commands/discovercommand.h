#pragma once

#include "app/command.h"
#include "core/settings/settings.h"

#include <QUrl>

#include <functional>

namespace hearthbook {

/// What `discover` is asked for.
struct DiscoverRequest
{
    bool once = false;    ///< one listing, then the end
    bool dryRun = false;  ///< only tell what would be done; means once
    bool approve = false; ///< take the listing that is held, without asking Home Assistant
    QUrl server = {};     ///< hand the listing to this server instead of a database; empty: none
};

/// `discover [--once] [--dry-run] [--approve] [--server URL]`: Home Assistant's registries into the book.
class DiscoverCommand : public Command
{
public:
    /// Does it, prints what it did and gives the exit code.
    using Discover = std::function<int(const Settings &, const DiscoverRequest &)>;

    explicit DiscoverCommand(Discover discover);

    void declare(CLI::App &program, CommandLine &line) override;

private:
    int run(const Settings &settings);

    Discover m_discover;
    DiscoverRequest m_request;
    QString m_server;
};

} // namespace hearthbook
