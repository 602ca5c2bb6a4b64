#pragma once

#include <QByteArray>

#include <string_view>

namespace hearthbook {

/// Whether a spreadsheet takes the whole text for a decimal number: an optional sign, digits, optionally a point with digits
/// and an exponent. "-5" and "+1.5e3" are, "+49 30" and "-.5" are not.
bool isCsvNumber(std::string_view text);

/// A cell of a CSV file (RFC 4180): quoted where it must be. A text that begins with = + - @, a tab or a carriage return and
/// is no number gets an apostrophe in front, so that no spreadsheet runs it as a formula. Null (no data()) is an empty
/// cell, an empty text a quoted one. UTF-8.
QByteArray csvCell(std::string_view text);

} // namespace hearthbook
