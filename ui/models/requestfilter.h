#pragma once

#include <QSortFilterProxyModel>

namespace hearthbook {

/// The requests of a RequestModel that ended in a way.
class RequestFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    /// By the status: below 400, 400 to 499, 500 and more.
    enum Outcome { Any, Answered, Refused, Failed };

    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setOutcome(Outcome outcome);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    Outcome m_outcome = Any;
};

} // namespace hearthbook
