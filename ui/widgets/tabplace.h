#pragma once

#include <QStackedWidget>
#include <QTabWidget>

namespace hearthbook {

/// Where the pages of tabs live. One that is made there is styled once; one that comes from elsewhere is styled again, with all in it.
inline QWidget *tabPlace(const QTabWidget &tabs)
{
    return tabs.findChild<QStackedWidget *>({}, Qt::FindDirectChildrenOnly);
}

} // namespace hearthbook
