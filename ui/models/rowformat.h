#pragma once

#include "ui/models/column.h"

#include <QByteArray>

namespace hearthbook {

/// How rows are written into a file.
enum class FileForm { Csv, Json, Ndjson };

/// "csv", as a file's name ends.
QString suffixOf(FileForm form);
/// By the end of a file's name; nothing where it is none of these.
std::optional<FileForm> formOf(const QString &fileName);

/// The text of a file of rows, piece by piece: begin(), row() for each, end(). UTF-8.
///
/// CSV (RFC 4180) has the titles as its first line; areas by name, times as on the wire, numbers as numbers, and nothing that a
/// spreadsheet would run as a formula (csvCell()). JSON is an array, NDJSON one object a line, of the columns' fields as the wire
/// has them.
class RowFormat
{
public:
    RowFormat(FileForm form, std::vector<Column> columns, AreaNames areas);

    QByteArray begin() const;
    QByteArray row(const QJsonObject &row);
    QByteArray end() const;

private:
    QByteArray csvLine(const QJsonObject &row) const;
    QJsonObject shown(const QJsonObject &row) const;

    FileForm m_form;
    std::vector<Column> m_columns;
    AreaNames m_areas;
    bool m_isFirst = true;
};

} // namespace hearthbook
