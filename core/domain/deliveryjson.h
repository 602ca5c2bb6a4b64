#pragma once

#include "core/domain/webhook.h"
#include "core/domain/wireform.h"

#include <span>

namespace hearthbook {

/// What a receiver answered, and what it was sent, is for admins only.
enum class Disclosure { Outcome, Everything };

/// The JSON form of a delivery with its attempts, oldest first. `fields`: of all but the payload.
void writeJson(JsonWriter &json, const Delivery &delivery, std::span<const Attempt> attempts, Disclosure disclosure,
               FieldMask fields = allFields);

/// Without the payload.
template<>
QStringList RecordFields<Delivery>::names();

/// Whether the mask names the attempts.
bool showsAttempts(FieldMask fields);

} // namespace hearthbook
