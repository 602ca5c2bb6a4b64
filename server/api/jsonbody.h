#pragma once

#include "core/domain/jsondocument.h"
#include "server/http/route.h"

namespace hearthbook {

/// Route::bodyTypes of a route that reads its body with readJsonObject(), which refuses other types as the old service did.
std::vector<QByteArray> anyBodyType();

/// The body as a JSON object, for the members see JsonFields. Content types as in the old service: none, `application/json`
/// and `application/*+json` are JSON, any other body is bytes and no object (contract 1.4).
/// Errors: those of JsonDocument::parse(); InvalidInput with `missing` for null, `model_attributes_type` for what is none.
Result<JsonDocument> readJsonObject(const Request &request);

/// The root of what readJsonObject() gave.
simdjson::dom::object objectOf(const JsonDocument &document);

} // namespace hearthbook
