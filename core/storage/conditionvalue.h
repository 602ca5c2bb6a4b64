#pragma once

#include "core/domain/result.h"

#include <QString>

#include <optional>

namespace hearthbook {

/// What a value of a condition stands for: all from `first` to `last`, both with it. Numbers in digits, times as Timestamp
/// writes them.
struct ConditionSpan
{
    std::optional<QString> first = {}; ///< nothing: no lower bound
    std::optional<QString> last = {};
    bool isRange = false; ///< it was written with two dots
};

/// `5`, `2..5`, `2..`, `..5`. Error: InvalidInput.
Result<ConditionSpan> numberSpan(const QString &text);

/// A moment as Timestamp reads it, or a whole year, month or day in UTC (`2026`, `2026-11`, `2026-11-30`), and ranges of them.
/// Error: InvalidInput.
Result<ConditionSpan> timeSpan(const QString &text);

/// `true`, `1`, `yes`, `false`, `0`, `no` in any case.
std::optional<bool> conditionFlag(const QString &text);

} // namespace hearthbook
