#pragma once

#include "core/source/bookserver.h"

#include <QSortFilterProxyModel>

namespace hearthbook {

/// The lines of a LogModel that are as serious as wanted, and contain what is searched.
class LogFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit LogFilter(QObject *parent = nullptr);

    /// The least serious level that is shown.
    void setLeast(LogLevel level);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    LogLevel m_least = LogLevel::Debug;
};

} // namespace hearthbook
