#pragma once

#include "core/domain/jsonwriter.h"
#include "core/domain/webhook.h"

#include <span>

namespace hearthbook {

/// What a receiver answered, and what it was sent, is for admins only.
enum class Disclosure { Outcome, Everything };

/// The JSON form of a delivery with its attempts, oldest first.
void writeJson(JsonWriter &json, const Delivery &delivery, std::span<const Attempt> attempts, Disclosure disclosure);

} // namespace hearthbook
