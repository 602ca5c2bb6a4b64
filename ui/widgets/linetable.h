#pragma once

#include <QTableView>

namespace hearthbook {

/// Lines that come and go while one reads: what is read stays in its place. Rows are copied as lines with tabs between the cells.
class LineTable : public QTableView
{
    Q_OBJECT

public:
    /// `name`: what it is called where it is read aloud. `letters`: how wide each column is; 0: what is left. The model outlives it.
    LineTable(QAbstractItemModel &model, const QString &name, const std::vector<int> &letters,
              QWidget *parent = nullptr);

    /// The selected rows; where none is, all that are shown.
    void copy() const;

private:
    void shift(int rows);
    QString lineOf(int row) const;
};

} // namespace hearthbook
