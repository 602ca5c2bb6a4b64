#pragma once

#include <QAction>
#include <QPointer>

#include <vector>

class QMainWindow;

namespace hearthbook {

/// An action of the window, as people are told of it.
struct ListedAction
{
    QPointer<QAction> action = {};
    QString text = {};  ///< without the mark of its letter
    QString keys = {};  ///< as this system writes them, all of them; empty: none
    QString group = {}; ///< the menu, or the page, that it belongs to
};

/// Those that can be done now, wherever the focus is: of the menus, and of the parts that are in sight.
std::vector<ListedAction> reachableActions(const QMainWindow &window);

/// All that have keys, in the order of menus and pages; one that several pages have stands once.
std::vector<ListedAction> actionsWithKeys(const QMainWindow &window);

} // namespace hearthbook
