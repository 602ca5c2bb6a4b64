#include "core/storage/rowjson.h"

#include "core/domain/timestamp.h"

namespace hearthbook {

namespace {

QByteArrayView bytes(std::string_view text)
{
    return { text.data(), qsizetype(text.size()) };
}

void writeCell(JsonWriter &json, const BookColumn &column, std::string_view cell)
{
    if (!cell.data()) {
        json.null();
        return;
    }
    switch (column.form) {
    case BookColumn::Text: json.utf8(bytes(cell)); return;
    case BookColumn::Time: json.utf8(timeText(cell)); return;
    case BookColumn::Flag: json.value(cell != "0"); return;
    default: json.raw(bytes(cell)); return; // numbers, and JSON that the query has checked
    }
}

} // namespace

QByteArray timeText(std::string_view stored)
{
    const std::optional<Timestamp> time = Timestamp::fromText(bytes(stored));
    if (!time)
        return bytes(stored).toByteArray();
    const Timestamp::Text text = time->text();
    return { text.data(), qsizetype(text.size()) };
}

void writeCells(JsonWriter &json, BookForm::Columns columns, BookForm::Cells cells)
{
    for (std::size_t i = 0; i < columns.size(); ++i)
        writeCell(json.key(columns[i].name), columns[i], cells[i]);
}

} // namespace hearthbook
