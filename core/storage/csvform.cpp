#include "core/storage/csvform.h"

#include "core/domain/csvcell.h"
#include "core/domain/textrules.h"
#include "core/storage/rowjson.h"

namespace hearthbook {

namespace {

constexpr char lineEnd[] = "\r\n";

/// Text that another program stored in another encoding gets replacement characters.
QByteArray cellOf(const BookColumn &column, std::string_view cell)
{
    if (!cell.data())
        return {};
    if (column.form == BookColumn::Flag)
        return cell == "0" ? "false" : "true";
    const QByteArray readable = column.form == BookColumn::Time ? timeText(cell) : text(cell).toUtf8();
    return csvCell(view(readable));
}

} // namespace

void CsvForm::beginKind(QByteArray &out, const BookKind &kind, Columns columns)
{
    Q_UNUSED(kind)
    for (const BookColumn &column : columns)
        out.append(&column == &columns.front() ? "" : ",").append(column.name);
    out.append(lineEnd);
}

void CsvForm::row(QByteArray &out, const BookKind &kind, Columns columns, Cells cells)
{
    Q_UNUSED(kind)
    for (std::size_t i = 0; i < columns.size(); ++i)
        out.append(i == 0 ? "" : ",").append(cellOf(columns[i], cells[i]));
    out.append(lineEnd);
}

} // namespace hearthbook
