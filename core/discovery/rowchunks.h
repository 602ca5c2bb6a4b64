#pragma once

#include "core/domain/result.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QHash>

namespace hearthbook {

/// The integration of each config entry, by its id. Empty where the text is no list of config entries.
QHash<QByteArray, QByteArray> integrationsByEntry(const QByteArray &configEntries);

/// Cuts a JSON array into arrays of at most `most` rows, in order. A device whose config entry is known gets its
/// `integration`. Errors: InvalidInput where the text is no array.
Result<QByteArrayList> rowChunks(const QByteArray &rows, qsizetype most,
                                 const QHash<QByteArray, QByteArray> &integrations = {});

} // namespace hearthbook
