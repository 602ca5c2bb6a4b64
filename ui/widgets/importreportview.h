#pragma once

#include "ui/models/importresult.h"

#include <QWidget>

class QLabel;
class QTableView;

namespace hearthbook {

class ImportLines;
class Theme;

/// What an import did, or would do: its numbers, and a table of what became of each entry, to be copied as text.
class ImportReportView : public QWidget
{
    Q_OBJECT

public:
    /// The theme outlives it.
    explicit ImportReportView(const Theme &theme, QWidget *parent = nullptr);

    void setResult(const ImportResult &result);
    /// In the place of a result.
    void say(const QString &sentence);

    QString summary() const;
    QTableView *table() const { return m_table; }
    /// Stands at the right of “Copy as text”.
    void addButton(QWidget *button);

private:
    void layOut();
    void copy() const;

    ImportResult m_result;
    ImportLines *m_lines;
    QLabel *m_summary;
    QLabel *m_note;
    QTableView *m_table;
    QWidget *m_foot;
};

} // namespace hearthbook
