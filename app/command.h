#pragma once

namespace CLI {
class App;
}

namespace hearthbook {

class CommandLine;

/// One command of hearthbookd, such as `serve` with everything below it. A class each in app/commands.
///
/// What a command does with the parts of the program is handed to its constructor as a function: the command knows the
/// words and flags, app's composition knows the parts, and tests put a function of their own.
class Command
{
public:
    virtual ~Command() = default;

    /// Adds the command below `program` and calls line.addAction() for each thing that it can run. The command outlives
    /// the parsing and the action.
    virtual void declare(CLI::App &program, CommandLine &line) = 0;
};

} // namespace hearthbook
