#pragma once

#include "core/domain/jsonwriter.h"
#include "core/storage/bookform.h"

namespace hearthbook {

/// One object: the head's members, then an array for each kind, a row a line.
class JsonForm : public BookForm
{
public:
    void begin(QByteArray &out) override;
    void beginKind(QByteArray &out, const BookKind &kind, Columns columns) override;
    void row(QByteArray &out, const BookKind &kind, Columns columns, Cells cells) override;
    void endKind(QByteArray &out) override;
    void end(QByteArray &out) override;

private:
    JsonWriter m_row;
    bool m_first = true;
};

} // namespace hearthbook
