#include "core/storage/jsonform.h"

#include "core/storage/rowjson.h"

namespace hearthbook {

void JsonForm::begin(QByteArray &out)
{
    out.append(R"({"format":")").append(bookFormatName);
    out.append(R"(","version":)").append(QByteArray::number(bookFormatVersion));
}

void JsonForm::beginKind(QByteArray &out, const BookKind &kind, Columns columns)
{
    Q_UNUSED(columns)
    out.append(",\n\"").append(kind.plural).append("\":[");
    m_first = true;
}

void JsonForm::row(QByteArray &out, const BookKind &kind, Columns columns, Cells cells)
{
    Q_UNUSED(kind)
    m_row.clear();
    m_row.beginObject();
    writeCells(m_row, columns, cells);
    out.append(m_first ? "\n" : ",\n").append(m_row.endObject().text());
    m_first = false;
}

void JsonForm::endKind(QByteArray &out)
{
    out += m_first ? "]" : "\n]";
}

void JsonForm::end(QByteArray &out)
{
    out += "}\n";
}

} // namespace hearthbook
