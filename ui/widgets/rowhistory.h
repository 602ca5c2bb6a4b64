#pragma once

#include "ui/models/historymodel.h"
#include "ui/widgets/notedview.h"

namespace hearthbook {

/// What happened to the row that is shown.
class RowHistory : public NotedView
{
    Q_OBJECT

public:
    explicit RowHistory(const RowKind &kind, QWidget *parent = nullptr);

    void setSource(MetadataSource *source) { m_model->setSource(source); }
    void setRow(const QJsonObject &row, const AreaNames &areas);

private:
    void showState();

    HistoryModel *m_model;
    bool m_isChosen = false;
};

} // namespace hearthbook
