#pragma once

#include "ui/models/rowmodel.h"

#include <QTableView>

namespace hearthbook {

class FilterHeader;

/// The table of a list page.
class RowTable : public QTableView
{
    Q_OBJECT

public:
    /// `name`: what it is called where it is read aloud. The model outlives it.
    RowTable(RowModel &model, const QString &name, QWidget *parent = nullptr);

    FilterHeader &filters() const { return *m_filters; }
    /// Makes it the current one and the only chosen one, whatever keys are held down, without telling of it. One that is current and
    /// chosen already stays so, with those that are chosen beside it.
    void setCurrentQuietly(int row);

Q_SIGNALS:
    /// Another row is the current one; empty: none.
    void chosen(const QString &key);
    /// Other rows are selected.
    void selected();

private:
    FilterHeader *m_filters;
};

} // namespace hearthbook
