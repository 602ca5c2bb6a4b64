#include "ui/pages/bookpage.h"

namespace hearthbook {

void BookPage::setAreaNames(const AreaNames &) { }

bool BookPage::showRow(const RowKind &, const QString &)
{
    return false;
}

bool BookPage::showRows(const RowKind &, const QString &, const QString &)
{
    return false;
}

QJsonObject BookPage::draft() const
{
    return {};
}

void BookPage::setDraft(const QJsonObject &) { }

} // namespace hearthbook
