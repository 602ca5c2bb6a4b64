#pragma once

#include "server/http/route.h"

#include <QByteArray>

#include <deque>

namespace hearthbook {

/// A page of resources/docs, HTML in UTF-8, with the list of all routes in it: by their groups, each with its parameters. It is
/// what the plain page shows, and the other one where scripts are off.
QByteArray docsPage(QByteArray page, const std::deque<Route> &routes);

} // namespace hearthbook
