#include "ui/models/requestfilter.h"

#include "ui/models/requestmodel.h"

namespace hearthbook {

void RequestFilter::setOutcome(Outcome outcome)
{
    m_outcome = outcome;
    invalidateFilter();
}

bool RequestFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const int status = sourceModel()->index(row, 0, parent).data(RequestModel::statusRole).toInt();
    switch (m_outcome) {
    case Answered: return status < 400;
    case Refused: return status >= 400 && status < 500;
    case Failed: return status >= 500;
    case Any: break;
    }
    return true;
}

} // namespace hearthbook
