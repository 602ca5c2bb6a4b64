#pragma once

#include "app/commands/exportcommand.h"
#include "core/storage/connection.h"
#include "core/webhooks/webhooksecrets.h"

namespace hearthbook {

/// Writes the book of that connection to a file, or to standard output, in pieces; prints how much and gives the exit code.
int exportBook(Connection &connection, WebhookSecrets &secrets, const ExportRequest &request);

} // namespace hearthbook
