#include "core/storage/textscan.h"

#include <bit>
#include <cstdint>
#include <cstring>

namespace hearthbook {

#if defined(__GNUC__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__

namespace {

constexpr std::size_t lanes = 16;
using Bytes = unsigned char __attribute__((vector_size(lanes)));
using Words = std::uint64_t __attribute__((vector_size(lanes)));

Bytes bytesAt(const char *place)
{
    Bytes bytes;
    std::memcpy(&bytes, place, lanes);
    return bytes;
}

/// All ones where first and last byte of a needle stand; `span` bytes lie between them.
Bytes ends(const char *place, std::size_t span, Bytes first, Bytes last)
{
    return Bytes(bytesAt(place) == first) & Bytes(bytesAt(place + span) == last);
}

/// The first lane of a word of eight where the whole needle stands, or 8. In a candidate's lane all bits are set.
std::size_t laneOf(const char *word, std::uint64_t candidates, std::string_view needle)
{
    while (candidates != 0) {
        const auto lane = std::size_t(std::countr_zero(candidates)) / 8;
        if (std::memcmp(word + lane, needle.data(), needle.size()) == 0)
            return lane;
        candidates &= ~(std::uint64_t(0xff) << (lane * 8));
    }
    return 8;
}

} // namespace

std::size_t findText(std::string_view text, std::string_view needle, std::size_t from)
{
    if (needle.empty())
        return std::string_view::npos;
    const std::size_t span = needle.size() - 1;
    const Bytes first = Bytes {} + static_cast<unsigned char>(needle.front());
    const Bytes last = Bytes {} + static_cast<unsigned char>(needle.back());
    std::size_t at = from;
    for (; at + span + lanes <= text.size(); at += lanes) {
        const char *block = text.data() + at;
        const auto candidates = Words(ends(block, span, first, last));
        if ((candidates[0] | candidates[1]) == 0)
            continue;
        if (const std::size_t lane = laneOf(block, candidates[0], needle); lane < 8)
            return at + lane;
        if (const std::size_t lane = laneOf(block + 8, candidates[1], needle); lane < 8)
            return at + 8 + lane;
    }
    return text.find(needle, at);
}

#else

std::size_t findText(std::string_view text, std::string_view needle, std::size_t from)
{
    return needle.empty() ? std::string_view::npos : text.find(needle, from);
}

#endif

} // namespace hearthbook
