#pragma once

#include <QAction>
#include <QKeySequence>
#include <QWidget>

namespace hearthbook {

/// A key that does something in a widget, as an action: the palette and the sheet of shortcuts know it by its text. `act` is called
/// while `context` lives; the action is the widget's.
template<typename Act>
QAction *addKeyAction(QWidget *where, const QString &text, const QList<QKeySequence> &keys, Qt::ShortcutContext scope,
                      const QObject *context, Act act)
{
    auto *action = new QAction(text, where);
    action->setShortcuts(keys);
    action->setShortcutContext(scope);
    QObject::connect(action, &QAction::triggered, context, act);
    where->addAction(action);
    return action;
}

} // namespace hearthbook
