#pragma once

#include "server/http/route.h"

#include <QByteArray>

#include <deque>

namespace hearthbook {

/// The OpenAPI 3.1 document of a route table, as JSON. Paths, parameters, bodies and answers follow from the routes; the schemas
/// that they name, and what is said about the whole, stand in resources/openapi. Thread: any.
QByteArray openApiDocument(const std::deque<Route> &routes);

} // namespace hearthbook
