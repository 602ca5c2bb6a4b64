#pragma once

#include "core/storage/bookform.h"

namespace hearthbook {

/// A table (RFC 4180), its first line the names of the columns. Lists and objects are JSON text in a cell; see csvCell().
class CsvForm : public BookForm
{
public:
    void beginKind(QByteArray &out, const BookKind &kind, Columns columns) override;
    void row(QByteArray &out, const BookKind &kind, Columns columns, Cells cells) override;
};

} // namespace hearthbook
