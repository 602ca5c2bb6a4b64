#pragma once

#include <QString>

namespace hearthbook {

/// A list of the REST API: how its rows are named on the wire.
struct RowKind
{
    QString path = {};  ///< as "/api/devices"
    QString list = {};  ///< the member that holds the rows
    QString key = {};   ///< the member that names a row
    QString kind = {};  ///< as in BookEvent::kind
};

/// The path of one row, percent-encoded, as "/api/devices/ab12".
QString rowPath(const RowKind &kind, const QString &key);

/// The lists that the window shows.
const RowKind &deviceRows();
const RowKind &entityRows();
const RowKind &areaRows();

} // namespace hearthbook
