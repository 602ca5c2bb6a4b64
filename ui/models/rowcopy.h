#pragma once

#include "ui/models/column.h"

#include <QUrl>

namespace hearthbook {

/// Rows as lines of cells with tabs between them. A cell holds no tab and no line break, times are those of the wire.
QString rowsAsText(const std::vector<QJsonObject> &rows, const std::vector<Column> &columns, const AreaNames &areas);

/// As the wire has them: one row is an object, several are an array.
QString rowsAsJson(const std::vector<QJsonObject> &rows);

/// A command for a POSIX shell for each address.
QString curlCommands(const std::vector<QUrl> &addresses);

/// The page where a device is configured, if a browser can open it: an address with http or https and a host. Else invalid.
QUrl configurationPage(const QJsonObject &row);

} // namespace hearthbook
