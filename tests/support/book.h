#pragma once

#include "core/storage/bookexport.h"
#include "tests/support/temporarydatabase.h"

namespace hearthbook::test {

/// All pieces of an export.
QByteArray exportOf(Connection &connection, const BookSelection &selection = BookSelection());

/// An NDJSON export with these lines.
QByteArray bookOf(const QByteArray &lines);

/// Rows of each kind, with what is easily broken: text beyond ASCII, quotes, line breaks, nulls, blanks in JSON, numbers that no
/// double holds, rows that are gone, former ids, what a user changed against the feeder.
QByteArray homeWithTraps();

/// A database with that home.
void fillWithTraps(TemporaryDatabase &db);

} // namespace hearthbook::test
