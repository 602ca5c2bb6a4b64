#pragma once

#include "ui/widgets/webhookeditor.h"

class QTabWidget;

namespace hearthbook {

class DeliveryPane;
class ElidedLabel;

/// One webhook: what can be done with it, its settings, and what it was sent.
class WebhookPane : public QWidget
{
    Q_OBJECT

public:
    explicit WebhookPane(const Theme &theme, QWidget *parent = nullptr);

    void setSource(MetadataSource *source);
    /// Nothing: none is chosen.
    void setEdit(const std::optional<WebhookEdit> &edit);
    WebhookEditor *editor() const { return m_editor; }
    DeliveryPane *deliveries() const { return m_deliveries; }
    void showSettings();
    /// Its deliveries with one of them chosen.
    void showDelivery(const QString &deliveryId);

Q_SIGNALS:
    void testWanted();
    void rotateWanted();
    void removeWanted();

private:
    QWidget *makeHead(const Theme &theme);
    QPushButton *addButton(QLayout *layout, const QString &text, void (WebhookPane::*wanted)());
    void showActions(const WebhookEdit &edit);

    bool m_canWrite = false;
    ElidedLabel *m_name = nullptr;
    NoteLabel *m_state = nullptr;
    QWidget *m_actions = nullptr;
    QPushButton *m_test = nullptr;
    QPushButton *m_rotate = nullptr;
    QPushButton *m_remove = nullptr;
    QWidget *m_body;
    QTabWidget *m_tabs;
    WebhookEditor *m_editor;
    DeliveryPane *m_deliveries;
    QLabel *m_none;
};

} // namespace hearthbook
