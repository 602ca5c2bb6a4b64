#pragma once

#include "core/domain/error.h"

namespace hearthbook {

/// What is wrong with a value, for people and in their language: by its type and bounds, where these say it; else by its sentence.
QString problemText(const FieldError &problem);

} // namespace hearthbook
