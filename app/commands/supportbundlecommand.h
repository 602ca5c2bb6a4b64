#pragma once

#include "app/command.h"
#include "core/settings/settings.h"

#include <functional>

namespace hearthbook {

/// `support-bundle [--output FILE]`: one file for somebody who helps.
class SupportBundleCommand : public Command
{
public:
    /// Writes it and gives the exit code. `output` is empty where none was named.
    using Run = std::function<int(const Settings &, const QString &output)>;

    explicit SupportBundleCommand(Run run) : m_run(std::move(run)) { }

    void declare(CLI::App &program, CommandLine &line) override;

private:
    Run m_run;
    QString m_output;
};

} // namespace hearthbook
