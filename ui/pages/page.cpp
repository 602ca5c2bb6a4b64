#include "ui/pages/page.h"

namespace hearthbook {

void Page::setAreaNames(const AreaNames &) { }

bool Page::showRow(const RowKind &, const QString &)
{
    return false;
}

QJsonObject Page::draft() const
{
    return {};
}

void Page::setDraft(const QJsonObject &) { }

} // namespace hearthbook
