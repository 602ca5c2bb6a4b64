#include "ui/models/logmodel.h"

#include "ui/models/linetime.h"
#include "ui/plaintext.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

QString levelName(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug: return LogModel::tr("Detail");
    case LogLevel::Info: return LogModel::tr("Note");
    case LogLevel::Warning: return LogModel::tr("Warning");
    case LogLevel::Error: break;
    }
    return LogModel::tr("Error");
}

void LogModel::add(const std::vector<LogLine> &lines)
{
    const std::size_t added = std::min(lines.size(), most);
    if (added == 0)
        return;
    const std::size_t over = std::max(m_lines.size() + added, most) - most;
    if (over > 0) {
        beginRemoveRows({}, 0, int(over) - 1);
        m_lines.erase(m_lines.begin(), m_lines.begin() + std::ptrdiff_t(over));
        endRemoveRows();
    }
    beginInsertRows({}, int(m_lines.size()), int(m_lines.size() + added) - 1);
    m_lines.insert(m_lines.end(), lines.end() - std::ptrdiff_t(added), lines.end());
    endInsertRows();
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString LogModel::text(const LogLine &line, int column) const
{
    switch (column) {
    case Time: return lineTime(line.time);
    case Level: return levelName(line.level);
    case Part: return oneLine(line.category);
    default: return oneLine(line.message);
    }
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LogLine &line = m_lines.at(std::size_t(index.row()));
    switch (role) {
    case Qt::DisplayRole: return text(line, index.column());
    case Qt::ToolTipRole:
        return plainHint(index.column() == Time ? exactLineTime(line.time) : text(line, index.column()));
    case exactRole: return index.column() == Time ? exactLineTime(line.time) : text(line, index.column());
    case levelRole: return int(line.level);
    default: return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time: return tr("Time");
    case Level: return tr("Level");
    case Part: return tr("Part");
    default: return tr("Message");
    }
}

} // namespace hearthbook
