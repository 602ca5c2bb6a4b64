#include "ui/widgets/rowactions.h"

#include "ui/models/rowcopy.h"
#include "ui/models/rowselection.h"
#include "ui/widgets/keyaction.h"
#include "ui/widgets/listheader.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QHeaderView>
#include <QMenu>
#include <QTableView>

#include <utility>

namespace hearthbook {

RowActions::RowActions(QTableView *table, RowModel *model, QObject *parent)
    : QObject(parent), m_table(table), m_model(model), m_menu(new QMenu(table)), m_open(&QDesktopServices::openUrl)
{
    add(tr("&Copy"), QKeySequence::Copy, [this] { copy(Form::Text); });
    add(tr("Copy as &JSON"), QKeySequence(tr("Ctrl+Shift+C")), [this] { copy(Form::Json); });
    add(tr("Copy as c&url"), QKeySequence(tr("Ctrl+Alt+C")), [this] { copy(Form::Curl); });
    if (model->kind().kind == deviceRows().kind) {
        m_menu->addSeparator();
        m_openPage = add(tr("&Open the configuration page"), QKeySequence(tr("Ctrl+Return")), [this] { openPage(); });
    }
    connect(m_menu, &QMenu::aboutToHide, this, [this] {
        if (m_openPage)
            m_openPage->setVisible(true); // its shortcut says why it cannot
    });
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, &RowActions::showMenu);
    addKeyAction(m_table, tr("Menu of the row"), { QKeySequence(Qt::Key_Menu), QKeySequence(Qt::SHIFT | Qt::Key_F10) },
                 Qt::WidgetShortcut, this, [this] { showMenuAtRow(); });
    connect(model, &QAbstractItemModel::dataChanged, this, &RowActions::copyWhenRead);
    connect(model, &RowModel::failed, this, [this] { m_wanted = Form::Nothing; });
}

QAction *RowActions::add(const QString &text, const QKeySequence &keys, const std::function<void()> &act)
{
    QAction *action = m_menu->addAction(text, this, act);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(action);
    return action;
}

void RowActions::showMenu(const QPoint &position)
{
    if (RowSelection(*m_table->selectionModel(), *m_model).rows().empty())
        return;
    if (m_openPage)
        m_openPage->setVisible(configurationPage(m_model->rowAt(m_table->currentIndex().row())).isValid());
    m_menu->popup(m_table->viewport()->mapToGlobal(position));
}

void RowActions::showMenuAtRow()
{
    const QModelIndex current = m_table->currentIndex();
    m_table->scrollTo(current);
    showMenu(m_table->visualRect(current).bottomLeft());
}

void RowActions::copy(Form form)
{
    m_wanted = form;
    copyWhenRead();
}

void RowActions::copyWhenRead()
{
    if (m_wanted == Form::Nothing)
        return;
    const RowSelection selection(*m_table->selectionModel(), *m_model);
    if (selection.count() > mostRows) {
        Q_EMIT failed(tr("At most %n row(s) can be copied at once.", nullptr, mostRows));
    } else {
        const std::optional<std::vector<QJsonObject>> rows = selection.read();
        if (!rows)
            return; // dataChanged comes
        if (!rows->empty())
            QApplication::clipboard()->setText(copied(*rows));
    }
    m_wanted = Form::Nothing;
}

QString RowActions::copied(const std::vector<QJsonObject> &rows) const
{
    std::vector<QUrl> addresses;
    addresses.reserve(rows.size());
    for (const QJsonObject &row : rows)
        addresses.push_back(m_model->source()->address(m_model->kind(), row.value(m_model->kind().key).toString()));
    switch (m_wanted) {
    case Form::Json: return rowsAsJson(rows);
    case Form::Curl: return curlCommands(addresses);
    case Form::Nothing:
    case Form::Text: break;
    }
    return rowsAsText(rows, shownColumns(*m_table->horizontalHeader(), m_model->columns()), m_model->areaNames());
}

void RowActions::openPage()
{
    const QUrl page = configurationPage(m_model->rowAt(m_table->currentIndex().row()));
    if (!page.isValid())
        Q_EMIT failed(tr("This device names no configuration page that a browser can open."));
    else if (!m_open(page))
        Q_EMIT failed(tr("No browser could be started for %1").arg(page.toDisplayString()));
}

} // namespace hearthbook
