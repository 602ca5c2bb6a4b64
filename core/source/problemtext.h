#pragma once

#include "core/domain/error.h"

namespace hearthbook {

/// What is wrong with a value, for people and in their language: by its type and bounds, where these say it; else as the source says it.
QString problemText(const FieldError &problem);

/// Why a webhook's receiver is refused, as TargetPolicy says it, in the user's language; a sentence of somebody else stays as it is.
QString policyText(const QString &reason);

} // namespace hearthbook
