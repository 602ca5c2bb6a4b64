#pragma once

#include "core/domain/error.h"
#include "server/http/request.h"
#include "server/http/response.h"

#include <QByteArrayView>

#include <optional>

namespace hearthbook {

/// Whether the value of If-Match or If-None-Match is `*` or a list of quoted tags, perhaps weak (RFC 9110 13.1).
bool isTagList(QByteArrayView field);

/// MalformedInput for an If-Match or If-None-Match that isTagList() does not take: a client that forgot the quotes would else
/// never learn why nothing matches.
std::optional<Error> wrongCondition(const Request &request);

/// True where If-None-Match names `etag` (quoted, perhaps weak): a list or `*`, compared weakly as RFC 9110 13.1.2 says.
/// The `-gz` form that a compressed answer carries counts as the same tag. False without If-None-Match.
bool etagMatches(const Request &request, QByteArrayView etag);

/// Turns a GET or HEAD answer of 200 whose `etag` header the client already holds into 304 without a body.
void applyConditions(const Request &request, Response &response);

/// The tag of the gzip-coded form: `"7-1"` becomes `"7-1-gz"` (another representation needs another strong tag).
QByteArray gzipTag(QByteArrayView etag);

} // namespace hearthbook
