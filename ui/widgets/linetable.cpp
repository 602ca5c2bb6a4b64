#include "ui/widgets/linetable.h"

#include "ui/models/linetime.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QScrollBar>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int cellSides = 20;
constexpr int lineSides = 8;

} // namespace

LineTable::LineTable(QAbstractItemModel &model, const QString &name, const std::vector<int> &letters, QWidget *parent)
    : QTableView(parent)
{
    setModel(&model);
    setAccessibleName(name);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + lineSides);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setHighlightSections(false);
    for (int column = 0; column < int(letters.size()); ++column) {
        if (const int wide = letters.at(std::size_t(column)); wide > 0)
            setColumnWidth(column, fontMetrics().averageCharWidth() * wide + cellSides);
        else
            horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
    }
    auto *copyAction = new QAction(tr("&Copy"), this);
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setShortcutContext(Qt::WidgetShortcut);
    connect(copyAction, &QAction::triggered, this, &LineTable::copy);
    addAction(copyAction);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(&model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
        if (first == 0)
            shift(last - first + 1);
    });
    connect(&model, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex &, int first, int last) {
        if (first == 0)
            shift(first - last - 1);
    });
}

/// At the top one stays at the top.
void LineTable::shift(int rows)
{
    QScrollBar *bar = verticalScrollBar();
    if (bar->value() == bar->minimum())
        return;
    const int to = bar->value() + rows * verticalHeader()->defaultSectionSize();
    doItemsLayout();
    bar->setValue(to);
}

QString LineTable::lineOf(int row) const
{
    QStringList cells;
    for (int column = 0; column < model()->columnCount(); ++column)
        cells += model()->index(row, column).data(exactRole).toString().replace(u'\t', u' ');
    return cells.join(u'\t');
}

void LineTable::copy() const
{
    std::vector<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        rows.push_back(index.row());
    if (rows.empty()) {
        for (int row = 0; row < model()->rowCount(); ++row)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    QString text;
    for (const int row : rows)
        text += lineOf(row) + u'\n';
    if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
}

} // namespace hearthbook
