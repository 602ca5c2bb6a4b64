#pragma once

#include "core/domain/error.h"

#include <optional>

namespace hearthbook {

/// Items of the old API's validation errors (pydantic) that more than one place gives.

/// Most characters of an id that a client chooses: a user's, a team's.
inline constexpr int maxIdCharacters = 255;

/// `string_too_short`, `string_too_long`. `place`: as ["query", "user_id"].
FieldError tooShort(qint64 least, const QJsonArray &place, const QJsonValue &input = {});
FieldError tooLong(qint64 most, const QJsonArray &place, const QJsonValue &input = {});

/// Why a client's id cannot be one: too long, or with control characters. Empty ids pass.
std::optional<FieldError> idError(const QString &id, const QJsonArray &place);
/// The same, and refuses the empty id.
std::optional<FieldError> keyError(const QString &id, const QJsonArray &place);

/// What went wrong in a request's values, one item each.
Error invalid(std::vector<FieldError> items);

} // namespace hearthbook
