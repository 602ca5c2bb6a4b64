#pragma once

namespace hearthbook {

/// Makes everything that the process creates readable by its own user alone (umask 077). Nothing on Windows.
void keepFilesPrivate();

/// A file over the bound that `ulimit -f` sets is then an error of that write, as a full disk is, and does not end the program.
void surviveFileLimits();

/// As many open files, and so connections, as the system lets this process have: the usual 1024 are fewer than the connections
/// that the settings allow.
void allowManyFiles();

/// So many files may this process have open after that; -1: no bound, or none that is known.
long long openFileLimit();

/// Qt reads paths and arguments as UTF-8 and warns on standard error where the locale says otherwise, as in a container
/// without LANG. Chooses C.UTF-8 then. Call before the QCoreApplication. Nothing on Windows.
void ensureUtf8Locale();

/// Chooses Qt's own event loop, which is faster here than GLib's, and lets freed memory of large requests go back to the
/// system. Call before the QCoreApplication.
void tuneForServing();

/// Ends the process with this exit code where it has not ended by itself after so long. For a process that is done: Qt waits for lookups
/// of names that are under way, which nothing breaks off, and where no name server answers that is 10 s and more. Nothing on Windows.
void endWithin(unsigned seconds, int exitCode);

} // namespace hearthbook
