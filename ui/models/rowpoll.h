#pragma once

#include "ui/models/rowmodel.h"

#include <QTimer>
#include <QWidget>

namespace hearthbook {

/// Reads rows again each second while they are looked at and the book is open: for those of which no BookEvent tells, as deliveries
/// and the counters of webhooks. Goes with the model.
class RowPoll : public QObject
{
    Q_OBJECT

public:
    /// `view` outlives it.
    RowPoll(RowModel *model, const QWidget *view);

private:
    void read();

    RowModel *m_model;
    const QWidget *m_view;
    QTimer m_timer;
    bool m_isAsked = false; ///< the answer to the last time is not there yet
};

} // namespace hearthbook
