#pragma once

#include "core/domain/result.h"
#include "core/domain/service.h"

#include <vector>

namespace hearthbook {

/// Reads `{domain: {service: {…}}}`, as Home Assistant lists its services. Errors: those of JsonDocument::parse();
/// InvalidInput where something else stands there, or a name or definition is too long.
Result<std::vector<ServiceDefinition>> readServices(const QByteArray &body);

} // namespace hearthbook
