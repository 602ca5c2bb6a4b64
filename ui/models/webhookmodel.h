#pragma once

#include "ui/models/rowmodel.h"
#include "ui/theme.h"

#include <QSet>

namespace hearthbook {

/// The webhooks of a book: how each fares, where it goes, what it is sent. Thread: GUI.
class WebhookModel : public RowModel
{
    Q_OBJECT

public:
    explicit WebhookModel(const Theme &theme, QObject *parent = nullptr);

    /// Webhooks whose changes are typed and not saved: the list says so.
    void setUnsaved(const QSet<QString> &keys);

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QVariant text(const QString &field, const QJsonObject &row) const;
    static QVariant hint(const QString &field, const QJsonObject &row);

    const Theme &m_theme;
    QSet<QString> m_unsaved;
};

} // namespace hearthbook
