#include "core/storage/ndjsonform.h"

#include "core/storage/rowjson.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

void NdjsonForm::begin(QByteArray &out)
{
    JsonWriter head;
    head.beginObject().member("format", QString::fromLatin1(bookFormatName)).member("version", bookFormatVersion);
    out += head.endObject().take() + '\n';
}

void NdjsonForm::row(QByteArray &out, const BookKind &kind, Columns columns, Cells cells)
{
    m_row.clear();
    m_row.beginObject().member("kind", kind.kind);
    writeCells(m_row, columns, cells);
    out.append(m_row.endObject().text()).append('\n');
}

void NdjsonForm::end(QByteArray &out)
{
    out += "{\"end\":true}\n";
}

} // namespace hearthbook
