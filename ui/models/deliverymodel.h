#pragma once

#include "ui/models/rowmodel.h"
#include "ui/theme.h"

namespace hearthbook {

/// What one webhook was sent, newest first. Thread: GUI.
class DeliveryModel : public RowModel
{
    Q_OBJECT

public:
    DeliveryModel(const QString &webhookId, const Theme &theme, QObject *parent = nullptr);

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    const Theme &m_theme;
};

} // namespace hearthbook
