#pragma once

#include "app/command.h"
#include "core/settings/settings.h"

#include <functional>

namespace hearthbook {

/// `doctor [--json]`: what is wrong, and what helps.
class DoctorCommand : public Command
{
public:
    /// Prints what was found and gives the exit code.
    using Run = std::function<int(const Settings &, bool asJson)>;

    explicit DoctorCommand(Run run) : m_run(std::move(run)) { }

    void declare(CLI::App &program, CommandLine &line) override;

private:
    Run m_run;
    bool m_asJson = false;
};

} // namespace hearthbook
