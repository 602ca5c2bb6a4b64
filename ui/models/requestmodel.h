#pragma once

#include "core/source/bookserver.h"

#include <QAbstractTableModel>

#include <deque>

namespace hearthbook {

/// The last requests that a server answered, newest first. Thread: GUI.
class RequestModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Method, Target, Status, Milliseconds, Peer, ColumnCount };
    static constexpr std::size_t most = 2000;
    /// Of any column: the status, as a number.
    static constexpr int statusRole = Qt::UserRole + 1;

    using QAbstractTableModel::QAbstractTableModel;

    /// Oldest first, as they come. The oldest go beyond `most`.
    void add(const std::vector<ServedRequest> &requests);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(const ServedRequest &request, int column) const;

    std::deque<ServedRequest> m_requests;
};

} // namespace hearthbook
