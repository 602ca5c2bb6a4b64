#include "ui/widgets/rowactions.h"

#include "ui/models/rowcopy.h"
#include "ui/widgets/keyaction.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QMenu>

#include <utility>

namespace hearthbook {

RowActions::RowActions(QAbstractItemView *view, Chooser chosen, QObject *parent)
    : QObject(parent), m_view(view), m_chosen(std::move(chosen)), m_menu(new QMenu(view)),
      m_open(&QDesktopServices::openUrl)
{
    add(tr("&Copy"), QKeySequence::Copy, [this] { copy(Form::Text); });
    add(tr("Copy as &JSON"), QKeySequence(tr("Ctrl+Shift+C")), [this] { copy(Form::Json); });
    add(tr("Copy as c&url"), QKeySequence(tr("Ctrl+Alt+C")), [this] { copy(Form::Curl); });
    m_openPage = add(tr("&Open the configuration page"), QKeySequence(tr("Ctrl+Return")), [this] { openPage(); });
    connect(m_menu, &QMenu::aboutToHide, this,
            [this] { m_openPage->setVisible(true); }); // its shortcut says why it cannot
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QWidget::customContextMenuRequested, this, &RowActions::showMenu);
    addKeyAction(m_view, tr("Menu of the row"), { QKeySequence(Qt::Key_Menu), QKeySequence(Qt::SHIFT | Qt::Key_F10) },
                 Qt::WidgetShortcut, this, [this] { showMenuAtRow(); });
}

QAction *RowActions::add(const QString &text, const QKeySequence &keys, const std::function<void()> &act)
{
    QAction *action = m_menu->addAction(text, this, act);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    m_view->addAction(action);
    return action;
}

void RowActions::showMenu(const QPoint &position)
{
    const ChosenRows chosen = m_chosen();
    if (chosen.count == 0)
        return;
    m_openPage->setVisible(configurationPage(chosen.current).isValid());
    m_menu->popup(m_view->viewport()->mapToGlobal(position));
}

void RowActions::showMenuAtRow()
{
    const QModelIndex current = m_view->currentIndex();
    m_view->scrollTo(current);
    showMenu(m_view->visualRect(current).bottomLeft());
}

void RowActions::copy(Form form)
{
    m_wanted = form;
    goOn();
}

void RowActions::goOn()
{
    if (m_wanted == Form::Nothing)
        return;
    const ChosenRows chosen = m_chosen();
    if (chosen.count > mostRows) {
        Q_EMIT failed(tr("At most %n row(s) can be copied at once.", nullptr, mostRows));
    } else if (chosen.count > 0) {
        const std::optional<std::vector<QJsonObject>> rows = chosen.read();
        if (!rows)
            return;
        if (!rows->empty())
            QApplication::clipboard()->setText(copied(chosen, *rows));
    }
    m_wanted = Form::Nothing;
}

QString RowActions::copied(const ChosenRows &chosen, const std::vector<QJsonObject> &rows) const
{
    std::vector<QUrl> addresses;
    addresses.reserve(rows.size());
    for (const QJsonObject &row : rows)
        addresses.push_back(chosen.source->address(chosen.kind, row.value(chosen.kind.key).toString()));
    switch (m_wanted) {
    case Form::Json: return rowsAsJson(rows);
    case Form::Curl: return curlCommands(addresses);
    case Form::Nothing:
    case Form::Text: break;
    }
    return rowsAsText(rows, chosen.columns, chosen.areas);
}

void RowActions::openPage()
{
    const QUrl page = configurationPage(m_chosen().current);
    if (!page.isValid())
        Q_EMIT failed(tr("This device names no configuration page that a browser can open."));
    else if (!m_open(page))
        Q_EMIT failed(tr("No browser could be started for %1").arg(page.toDisplayString()));
}

} // namespace hearthbook
