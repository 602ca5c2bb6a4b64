#pragma once

#include "core/source/metadatasource.h"
#include "ui/models/webhookedit.h"

#include <QPointer>

#include <functional>

namespace hearthbook {

/// What is done with a webhook, and what came of it. Answers name the webhook that was meant, whatever is shown by then. Thread: GUI.
class WebhookActions : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The source outlives it, or is taken away by setSource(nullptr).
    void setSource(MetadataSource *source) { m_source = source; }

    /// Creates or changes it. One of saved(), conflicted(), gone(), refused() follows.
    void save(const WebhookEdit &edit);
    void remove(const QJsonObject &row);
    void rotateSecret(const QJsonObject &row);
    void sendTest(const QJsonObject &row);
    void redeliver(const QJsonObject &row, const QString &deliveryId);

Q_SIGNALS:
    /// `id`: WebhookEdit::id(), empty of a new one, whose `row` then holds its secret.
    void saved(const QString &id, const QJsonObject &row);
    /// Somebody wrote it meanwhile; `row` is what stands there now.
    void conflicted(const QString &id, const QJsonObject &row);
    /// Somebody removed it meanwhile.
    void gone(const QString &id);
    void refused(const QString &id, const hearthbook::Error &why);
    void removed(const QString &id);
    /// The answer of the rotation, with the secret.
    void rotated(const QJsonObject &answer);
    void sent(const QString &id, const QString &deliveryId);

    void failed(const QString &message);
    void edited(const QString &what, qint64 operation);

private:
    void created(const QString &what, const Result<ChangedRow> &answer);
    void changed(const WebhookEdit &edit, const Result<ChangedRow> &answer);
    void readConflict(const QString &id);
    void send(const QJsonObject &row, const QString &path);
    void post(const QString &path, const std::function<void(const QJsonObject &)> &use);
    void tellEdited(const QString &what, const ChangedRow &answer);

    QPointer<MetadataSource> m_source;
};

} // namespace hearthbook
