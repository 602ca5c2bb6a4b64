#pragma once

#include "core/source/bookserver.h"

#include <QAbstractTableModel>

#include <deque>

namespace hearthbook {

/// The last lines of a server's log, oldest first. Thread: GUI.
class LogModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Level, Part, Message, ColumnCount };
    static constexpr std::size_t most = 2000;
    /// Of any column: the LogLevel as int.
    static constexpr int levelRole = Qt::UserRole + 1;

    using QAbstractTableModel::QAbstractTableModel;

    /// The oldest go beyond `most`.
    void add(const std::vector<LogLine> &lines);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(const LogLine &line, int column) const;

    std::deque<LogLine> m_lines;
};

/// "Warning", as people call a level.
QString levelName(LogLevel level);

} // namespace hearthbook
