#pragma once

#include "core/domain/registryreader.h"
#include "core/domain/service.h"

namespace hearthbook {

using ServiceListing = Listing<ServiceDefinition>;

/// Reads `{domain: {service: {…}}}`, as Home Assistant lists its services. One that cannot be stored, or a domain that
/// is no object, is rejected alone, as `domain.service` by its place in the text. Errors: those of
/// JsonDocument::parse(); InvalidInput `dict_type` where the body is no object. Any thread.
Result<ServiceListing> readServices(const QByteArray &body);

/// Whether these may name a service: ids, and a domain without a dot, so that `domain.service` names one service alone.
bool isServiceName(std::string_view domain, std::string_view service);

} // namespace hearthbook
