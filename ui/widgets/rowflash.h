#pragma once

#include "ui/models/rowmodel.h"

#include <QTimer>
#include <QWidget>

class QTableView;

namespace hearthbook {

/// Tints rows of a table for a moment when they change elsewhere. Nothing moves; nothing is tinted where the system wants no animations.
class RowFlash : public QWidget
{
    Q_OBJECT

public:
    /// Belongs to the table, whose model outlives it.
    RowFlash(QTableView &table, const RowModel &model);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void flash(int row);

    QTableView &m_table;
    const RowModel &m_model;
    QList<QPersistentModelIndex> m_rows;
    QTimer m_end;
};

} // namespace hearthbook
