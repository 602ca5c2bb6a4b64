#pragma once

#include "app/commands/keyscommand.h"

namespace hearthbook {

// The `keys` commands: on the database itself, also while a server runs on it. Each prints what it did and gives the exit code.

int runKeysAdd(const Settings &settings, const KeyRequest &request);
int runKeysList(const Settings &settings);
int runKeysRevoke(const Settings &settings, const QString &prefixOrName);

} // namespace hearthbook
