#pragma once

#include <QString>
#include <QStringList>

namespace hearthbook {

struct BookEvent;

/// A list of the REST API: how its rows are named on the wire.
struct RowKind
{
    QString path = {};  ///< as "/api/devices"
    QString list = {};  ///< the member that holds the rows
    QString key = {};   ///< the member that names a row
    QString kind = {};  ///< as in BookEvent::kind
    bool alone = true;  ///< a row can be asked for alone; else only in the list
    QStringList counted = {}; ///< kinds of rows that are counted in these
};

/// The path of one row, percent-encoded, as "/api/devices/ab12".
QString rowPath(const RowKind &kind, const QString &key);

/// The lists that the window shows.
const RowKind &deviceRows();
const RowKind &entityRows();
const RowKind &areaRows();
const RowKind &webhookRows();
/// What a webhook was sent. These rows are not in the journal: no BookEvent tells of them.
RowKind deliveryRows(const QString &webhookId);

/// Whether an event may have changed rows of a list: one of them, or one that is counted in them.
bool concerns(const RowKind &kind, const BookEvent &event);

} // namespace hearthbook
