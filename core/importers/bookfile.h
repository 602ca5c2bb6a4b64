#pragma once

#include "core/importers/importplan.h"

namespace hearthbook {

/// Reads an NDJSON export of a book. A line that is no row of it is rejected alone; of an id that stands there twice the first
/// counts. A file without a head, of a later version of the format or without its end is unreadable: nothing is taken from it.
ImportPlan readBookFile(const QByteArray &text, const WebhookTools &tools);

} // namespace hearthbook
