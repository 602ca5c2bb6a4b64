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

/// The lists that the window shows.
const RowKind &deviceRows();
const RowKind &entityRows();
const RowKind &areaRows();
const RowKind &webhookRows();
/// What a webhook was sent. These rows are not in the journal: no BookEvent tells of them.
RowKind deliveryRows(const QString &webhookId);

} // namespace hearthbook
