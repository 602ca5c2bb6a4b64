#pragma once

#include "ui/models/rowmodel.h"

#include <QTableView>

namespace hearthbook {

/// A table of rows that are chosen whole, as all lists of the window look. The chosen row stays the same one while others come and go,
/// and columns with ids are cut in the middle. A click on a header sorts.
class ChoiceTable : public QTableView
{
    Q_OBJECT

public:
    explicit ChoiceTable(const QString &name, QWidget *parent = nullptr);

    /// The model is the caller's; its columns' widths and orders hold. Nothing is chosen then.
    void setRows(RowModel *model);
    RowModel *rows() const { return m_rows; }
    /// Empty: nothing is chosen.
    const QString &chosen() const { return m_chosen; }
    /// Without telling of it. One that is not loaded yet is marked when it is.
    void choose(const QString &key);
    /// The order that the header asks for, as RowQuery::sort.
    QString sort() const;

Q_SIGNALS:
    void chosenChanged(const QString &key);
    void sortChanged();

private:
    void mark();

    RowModel *m_rows = nullptr;
    QString m_chosen;
};

} // namespace hearthbook
