#pragma once

#include "core/source/rowkind.h"

#include <QString>
#include <QStringList>

namespace hearthbook {

/// The kinds of rows that the journal tells of, as Change::kind, in the order in which they are offered.
QStringList journalKinds();

/// "Devices": what people call all rows of a kind; the kind itself where it has no word yet.
QString kindTitle(const QString &kind);

/// "Device", of one.
QString kindWord(const QString &kind);

/// "one device", "12 devices".
QString kindCount(const QString &kind, qint64 count);

/// How rows of a kind are asked for; of kinds that the window does not show `path` is empty.
RowKind journalRows(const QString &kind);

/// The field that names a row of it, as the wire has the row; empty: its key is its name.
QString nameField(const QString &kind);

} // namespace hearthbook
