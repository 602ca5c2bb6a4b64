#pragma once

#include "core/source/metadatasource.h"
#include "ui/widgets/notelabel.h"

#include <QPointer>

class QLabel;
class QListWidget;
class QPushButton;

namespace hearthbook {

class MachineText;

/// One delivery: how it stands, each attempt with what came back and how long it took, and what was sent.
class DeliveryDetail : public QWidget
{
    Q_OBJECT

public:
    explicit DeliveryDetail(const Theme &theme, QWidget *parent = nullptr);

    /// `waitsFor`: who sends it next, as "a server on this file"; empty: this server.
    void setSource(MetadataSource *source, const QString &waitsFor);
    /// The rows of the webhook and of the delivery, as lists have them; an empty delivery: none is chosen. The same delivery in another
    /// state is read again.
    void setDelivery(const QJsonObject &webhook, const QJsonObject &delivery);

Q_SIGNALS:
    void redeliverWanted(const QString &deliveryId);

private:
    void read();
    void take(const QJsonObject &whole);
    void showState();
    void showAttempt();
    QString nextText() const;

    QPointer<MetadataSource> m_source;
    QString m_waitsFor;
    QJsonObject m_webhook;
    QJsonObject m_delivery;
    QJsonObject m_whole; ///< with payload and answers
    quint64 m_question = 0;
    NoteLabel *m_state;
    QPushButton *m_again;
    QListWidget *m_attempts;
    MachineText *m_answer;
    MachineText *m_headers;
    MachineText *m_body;
    QWidget *m_parts;
};

} // namespace hearthbook
