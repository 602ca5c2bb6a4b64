#pragma once

#include <span>

namespace hearthbook {

/// The English sentences that core and server say to people in errors, reports and rows, %1 to %3 in place of values. The context of
/// their translations is hearthbook::Sentence.
std::span<const char *const> knownSentences();

} // namespace hearthbook
