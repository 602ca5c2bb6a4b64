#include "ui/actionlist.h"

#include "ui/pages/bookpage.h"
#include "ui/pages/welcomepage.h"

#include <QCoreApplication>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hearthbook::ActionList)
};

/// "&Open && close" is "Open & close".
QString withoutMark(const QString &text)
{
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == u'&' && i + 1 < text.size())
            ++i;
        out += text.at(i);
    }
    return out;
}

QString keysOf(const QAction &action)
{
    QStringList keys;
    for (const QKeySequence &one : action.shortcuts())
        keys += one.toString(QKeySequence::NativeText);
    return keys.join(u", "_s);
}

bool isOfMenuBar(const QMenu &menu, const QMainWindow &window)
{
    return window.menuBar()->actions().contains(menu.menuAction());
}

QString groupOf(const QWidget *widget)
{
    for (; widget; widget = widget->parentWidget()) {
        if (const auto *page = qobject_cast<const BookPage *>(widget))
            return page->title();
        if (qobject_cast<const WelcomePage *>(widget))
            return Words::tr("Start");
    }
    return Words::tr("The book that is open");
}

/// Where an action stands: its group, and whether that is in sight. Menus of the window come first.
struct Place
{
    QString group = {};
    bool isThere = false;
};

Place placeOf(const QAction &action, const QMainWindow &window)
{
    Place place;
    for (const QObject *object : action.associatedObjects()) {
        const auto *menu = qobject_cast<const QMenu *>(object);
        if (menu && isOfMenuBar(*menu, window))
            return { withoutMark(menu->title()), true };
        const auto *widget = qobject_cast<const QWidget *>(object);
        if (menu || !widget)
            continue;
        if (place.group.isEmpty())
            place.group = groupOf(widget);
        place.isThere = place.isThere || widget->isVisible();
    }
    return place;
}

bool isNamed(const QAction &action)
{
    return !action.isSeparator() && !action.menu() && !action.text().isEmpty();
}

/// Those of menus and pages, not those that Qt makes within its own widgets.
std::vector<std::pair<QAction *, Place>> placed(const QMainWindow &window)
{
    std::vector<std::pair<QAction *, Place>> out;
    for (QAction *action : window.findChildren<QAction *>()) {
        const Place place = placeOf(*action, window);
        if (isNamed(*action) && !place.group.isEmpty())
            out.emplace_back(action, place);
    }
    return out;
}

ListedAction listed(QAction *action, const Place &place)
{
    return { action, withoutMark(action->text()), keysOf(*action), place.group };
}

} // namespace

std::vector<ListedAction> reachableActions(const QMainWindow &window)
{
    std::vector<ListedAction> out;
    for (const auto &[action, place] : placed(window)) {
        if (place.isThere && action->isEnabled() && action->isVisible())
            out.push_back(listed(action, place));
    }
    return out;
}

std::vector<ListedAction> actionsWithKeys(const QMainWindow &window)
{
    std::vector<ListedAction> out;
    for (const auto &[action, place] : placed(window)) {
        if (action->shortcuts().isEmpty())
            continue;
        const ListedAction one = listed(action, place);
        const auto same = std::find_if(out.begin(), out.end(), [&one](const ListedAction &other) {
            return other.text == one.text && other.keys == one.keys;
        });
        if (same == out.end())
            out.push_back(one);
        else if (same->group != one.group)
            same->group = Words::tr("Lists and pages");
    }
    return out;
}

} // namespace hearthbook
