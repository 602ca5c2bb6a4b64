#pragma once

#include "core/domain/jsondocument.h"
#include "core/storage/bookkind.h"

#include <optional>

namespace hearthbook {

/// What is wrong with a value of that column, after its name in a sentence: "is no text". Empty where it can be stored; `stored`
/// then has its form there, where that is another than it comes in.
QString valueProblem(const BookColumn &column, simdjson::dom::element value, std::optional<QString> &stored);

} // namespace hearthbook
