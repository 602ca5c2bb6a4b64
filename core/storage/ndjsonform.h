#pragma once

#include "core/domain/jsonwriter.h"
#include "core/storage/bookform.h"

namespace hearthbook {

/// A head, a line a row with its `kind` first, and a line that tells that nothing is missing.
class NdjsonForm : public BookForm
{
public:
    void begin(QByteArray &out) override;
    void row(QByteArray &out, const BookKind &kind, Columns columns, Cells cells) override;
    void end(QByteArray &out) override;

private:
    JsonWriter m_row;
};

} // namespace hearthbook
