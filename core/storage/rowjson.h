#pragma once

#include "core/domain/jsonwriter.h"
#include "core/storage/bookform.h"

namespace hearthbook {

/// Writes the members of a row, without the braces. Times come in the one form that they have on the wire; one that another
/// program stored and nobody can read stays as it is.
void writeCells(JsonWriter &json, BookForm::Columns columns, BookForm::Cells cells);

/// The text of a time in that form.
QByteArray timeText(std::string_view stored);

} // namespace hearthbook
