#include "ui/models/requestmodel.h"

#include "ui/models/linetime.h"
#include "ui/plaintext.h"

namespace hearthbook {

void RequestModel::add(const std::vector<ServedRequest> &requests)
{
    const std::size_t added = std::min(requests.size(), most);
    if (added == 0)
        return;
    const std::size_t over = std::max(m_requests.size() + added, most) - most;
    if (over > 0) {
        const std::size_t kept = m_requests.size() - over;
        beginRemoveRows({}, int(kept), int(m_requests.size()) - 1);
        m_requests.erase(m_requests.begin() + std::ptrdiff_t(kept), m_requests.end());
        endRemoveRows();
    }
    beginInsertRows({}, 0, int(added) - 1);
    m_requests.insert(m_requests.begin(), requests.rbegin(), requests.rbegin() + std::ptrdiff_t(added));
    endInsertRows();
}

int RequestModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_requests.size());
}

int RequestModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString RequestModel::text(const ServedRequest &request, int column) const
{
    switch (column) {
    case Time: return lineTime(request.time);
    case Method: return oneLine(request.method);
    case Target: return oneLine(request.target);
    case Status: return QString::number(request.status);
    case Milliseconds: return QLocale().toString(request.milliseconds, 'f', 1);
    default: return oneLine(request.peer);
    }
}

QVariant RequestModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ServedRequest &request = m_requests.at(std::size_t(index.row()));
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole: return text(request, column);
    case Qt::ToolTipRole: return plainHint(column == Time ? exactLineTime(request.time) : text(request, column));
    case exactRole: return column == Time ? exactLineTime(request.time) : text(request, column);
    case statusRole: return request.status;
    case Qt::TextAlignmentRole:
        return int(column == Milliseconds ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    default: return {};
    }
}

QVariant RequestModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Milliseconds ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time: return tr("Time");
    case Method: return tr("Method");
    case Target: return tr("Path");
    case Status: return tr("Status");
    case Milliseconds: return tr("Milliseconds");
    default: return tr("From");
    }
}

} // namespace hearthbook
