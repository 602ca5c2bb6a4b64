#pragma once

#include "core/source/metadatasource.h"
#include "ui/theme.h"

#include <QPointer>
#include <QWidget>

class QComboBox;
class QLabel;
class QSplitter;

namespace hearthbook {

class DeliveryDetail;
class DeliveryModel;
class ChoiceTable;

/// What a webhook was sent: a list that can be narrowed to a state and follows the book, and below it the delivery that is chosen.
class DeliveryPane : public QWidget
{
    Q_OBJECT

public:
    explicit DeliveryPane(const Theme &theme, QWidget *parent = nullptr);

    void setSource(MetadataSource *source);
    /// Its row; empty: none.
    void setWebhook(const QJsonObject &webhook);
    /// Also one that the list does not show yet.
    void choose(const QString &deliveryId);

Q_SIGNALS:
    void failed(const QString &message);
    void redeliverWanted(const QString &deliveryId);

private:
    void ask();
    void showList();
    void showChosen();

    const Theme &m_theme;
    QPointer<MetadataSource> m_source;
    QJsonObject m_webhook;
    DeliveryModel *m_model = nullptr; ///< of the webhook
    QComboBox *m_state;
    QLabel *m_note;
    QLabel *m_none;
    QSplitter *m_parts;
    ChoiceTable *m_table;
    DeliveryDetail *m_detail;
};

} // namespace hearthbook
