#include "ui/widgets/rowactions.h"

#include "ui/models/rowcopy.h"
#include "ui/widgets/listheader.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QHeaderView>
#include <QMenu>
#include <QTableView>

#include <algorithm>
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
    if (selectedRows().empty())
        return;
    if (m_openPage)
        m_openPage->setVisible(configurationPage(m_model->rowAt(m_table->currentIndex().row())).isValid());
    m_menu->popup(m_table->viewport()->mapToGlobal(position));
}

std::vector<int> RowActions::selectedRows() const
{
    std::vector<int> rows;
    for (const QItemSelectionRange &range : m_table->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    }
    if (rows.empty() && m_table->currentIndex().isValid())
        rows.push_back(m_table->currentIndex().row()); // where the focus is when one comes by Tab
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
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
    const std::vector<int> rows = selectedRows();
    if (rows.size() <= std::size_t(mostRows) && !areRead(rows))
        return; // dataChanged comes
    if (rows.size() > std::size_t(mostRows))
        Q_EMIT failed(tr("At most %n row(s) can be copied at once.", nullptr, mostRows));
    else if (!rows.empty())
        QApplication::clipboard()->setText(copied(rows));
    m_wanted = Form::Nothing;
}

/// Looking at a row that is not there makes the model read it.
bool RowActions::areRead(const std::vector<int> &rows) const
{
    bool all = true;
    for (const int row : rows) {
        if (m_model->rowAt(row).isEmpty()) {
            m_model->index(row, 0).data();
            all = false;
        }
    }
    return all;
}

QString RowActions::copied(const std::vector<int> &rows) const
{
    std::vector<QJsonObject> objects;
    std::vector<QUrl> addresses;
    for (const int row : rows) {
        objects.push_back(m_model->rowAt(row));
        addresses.push_back(
            m_model->source()->address(m_model->kind(), objects.back().value(m_model->kind().key).toString()));
    }
    switch (m_wanted) {
    case Form::Json: return rowsAsJson(objects);
    case Form::Curl: return curlCommands(addresses);
    case Form::Nothing:
    case Form::Text: break;
    }
    return rowsAsText(objects, shownColumns(*m_table->horizontalHeader(), m_model->columns()), m_model->areaNames());
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
