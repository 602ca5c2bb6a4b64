#pragma once

#include "app/command.h"
#include "core/settings/settings.h"

#include <functional>

namespace hearthbook {

/// `healthcheck`: whether the server of these settings is ready, for the health check of a container.
class HealthcheckCommand : public Command
{
public:
    /// Prints the answer and gives the exit code.
    using Run = std::function<int(const Settings &)>;

    explicit HealthcheckCommand(Run run) : m_run(std::move(run)) { }

    void declare(CLI::App &program, CommandLine &line) override;

private:
    Run m_run;
};

} // namespace hearthbook
