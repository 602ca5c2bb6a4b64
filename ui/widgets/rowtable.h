#pragma once

#include "ui/models/rowselection.h"

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
    RowSelection &selection() const { return *m_selection; }
    /// Makes it the current one without telling of it, whatever keys are held down, and the only chosen one where none is chosen.
    void setCurrentQuietly(int row);

Q_SIGNALS:
    /// Another row is the current one; empty: none.
    void chosen(const QString &key);
    /// Other rows are selected.
    void selected();

private:
    FilterHeader *m_filters;
    RowSelection *m_selection;
};

} // namespace hearthbook
