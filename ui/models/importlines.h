#pragma once

#include "ui/models/importresult.h"

#include <QAbstractTableModel>

namespace hearthbook {

class Theme;

/// What became of each entry of an import: the outcome, the entry, the reason. Thread: GUI.
class ImportLines : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Section { OutcomeColumn, EntryColumn, ReasonColumn, Sections };

    /// The theme outlives it.
    explicit ImportLines(const Theme &theme, QObject *parent = nullptr);

    void setLines(std::vector<ImportLine> lines);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const Theme &m_theme;
    std::vector<ImportLine> m_lines;
};

} // namespace hearthbook
