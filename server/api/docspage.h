#pragma once

#include "server/http/route.h"

#include <QByteArray>

#include <deque>

namespace hearthbook {

/// The page that shows the API to people, as HTML, UTF-8. Nothing in it comes from elsewhere.

/// Every route by its group, with its parameters; needs no script.
QByteArray plainDocsPage(const std::deque<Route> &routes);

/// RapiDoc over /openapi.json; the plain list where scripts are off.
QByteArray rapidocPage(const std::deque<Route> &routes);

} // namespace hearthbook
