#include "ui/models/importlines.h"

#include "ui/icons.h"
#include "ui/plaintext.h"
#include "ui/theme.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

QIcon iconOf(ImportLine::Outcome outcome, const Theme &theme)
{
    switch (outcome) {
    case ImportLine::Rejected: return icon(u"refused"_s, theme.colour(Shade::Bad));
    case ImportLine::Changed: return icon(u"saved"_s, theme.colour(Shade::Attention));
    case ImportLine::Added: return icon(u"new"_s, theme.colour(Shade::Good));
    case ImportLine::Ignored: return icon(u"waiting"_s, theme.colour(Shade::Idle));
    case ImportLine::Unchanged: return icon(u"good"_s, theme.colour(Shade::Idle));
    }
    return {};
}

} // namespace

ImportLines::ImportLines(const Theme &theme, QObject *parent) : QAbstractTableModel(parent), m_theme(theme)
{
    connect(&theme, &Theme::changed, this, [this] {
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, OutcomeColumn), index(rowCount() - 1, OutcomeColumn), { Qt::DecorationRole });
    });
}

void ImportLines::setLines(std::vector<ImportLine> lines)
{
    beginResetModel();
    m_lines = std::move(lines);
    endResetModel();
}

int ImportLines::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int ImportLines::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Sections;
}

QVariant ImportLines::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ImportLine &line = m_lines.at(std::size_t(index.row()));
    if (role == Qt::DecorationRole && index.column() == OutcomeColumn)
        return iconOf(line.outcome, m_theme);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const QString texts[] { outcomeText(line.outcome), line.id.isEmpty() ? tr("the whole source") : oneLine(line.id),
                            oneLine(line.reason) };
    const QString &text = texts[index.column()];
    return role == Qt::ToolTipRole ? plainHint(text) : text;
}

QVariant ImportLines::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case OutcomeColumn: return tr("What");
    case EntryColumn: return tr("Entry");
    case ReasonColumn: return tr("Why");
    default: return {};
    }
}

} // namespace hearthbook
