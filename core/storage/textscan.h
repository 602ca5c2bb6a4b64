#pragma once

#include <cstddef>
#include <string_view>

namespace hearthbook {

/// Where `needle` occurs first in `text` from `from` on, or npos. As std::string_view::find, many times as fast on
/// long texts: it looks at sixteen places at once. An empty needle is found nowhere. Thread: any.
std::size_t findText(std::string_view text, std::string_view needle, std::size_t from = 0);

} // namespace hearthbook
