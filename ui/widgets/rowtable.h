#pragma once

#include "ui/models/rowmodel.h"

#include <QTableView>

namespace hearthbook {

/// The table of a list page.
class RowTable : public QTableView
{
    Q_OBJECT

public:
    /// `name`: what it is called where it is read aloud. The model outlives it.
    RowTable(RowModel &model, const QString &name, QWidget *parent = nullptr);

Q_SIGNALS:
    /// Another row is the current one; empty: none.
    void chosen(const QString &key);
};

} // namespace hearthbook
