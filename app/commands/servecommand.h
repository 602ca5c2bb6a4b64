#pragma once

#include "app/command.h"
#include "app/reload.h"

#include <functional>

namespace hearthbook {

/// `serve`: hands the settings to the composition of the server.
class ServeCommand : public Command
{
public:
    /// Builds the server from its parts, runs it until it is told to stop and gives the exit code. Called once, with a
    /// QCoreApplication there, umask and logging set.
    using Serve = std::function<int(const Settings &, const Reread &)>;

    explicit ServeCommand(Serve serve);

    void declare(CLI::App &program, CommandLine &line) override;

private:
    Serve m_serve;
};

} // namespace hearthbook
