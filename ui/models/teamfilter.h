#pragma once

#include <QSortFilterProxyModel>

namespace hearthbook {

/// Of a TeamTreeModel the rows that have all words of a search, in any case, with their groups; of a group that has them, all teams.
class TeamFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit TeamFilter(QObject *parent = nullptr);

    void setSearch(const QString &text);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QStringList m_words;
};

} // namespace hearthbook
