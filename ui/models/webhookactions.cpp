#include "ui/models/webhookactions.h"

#include "core/source/whenanswered.h"
#include "ui/models/webhooktext.h"

#include <QJsonDocument>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

QString idOf(const QJsonObject &row)
{
    return row.value(webhookRows().key).toString();
}

QString pathOf(const QJsonObject &row)
{
    return rowPath(webhookRows(), idOf(row));
}

} // namespace

void WebhookActions::save(const WebhookEdit &edit)
{
    if (!m_source)
        return;
    if (!edit.isNew()) {
        whenAnswered(m_source->change(webhookRows(), edit.id(), edit.body(), edit.revision()), this,
                     [this, edit](const Result<ChangedRow> &answer) { changed(edit, answer); });
        return;
    }
    ApiCall call { .method = "POST", .path = webhookRows().path };
    call.body = QJsonDocument(edit.body()).toJson(QJsonDocument::Compact);
    call.idempotencyKey = edit.idempotencyKey();
    const QString what = tr("Add the webhook of %1").arg(webhookName(edit.body()));
    whenAnswered(m_source->send(call), this, [this, what](const Result<ChangedRow> &answer) { created(what, answer); });
}

void WebhookActions::created(const QString &what, const Result<ChangedRow> &answer)
{
    if (!answer) {
        Q_EMIT refused({}, answer.error());
        return;
    }
    tellEdited(what, *answer);
    Q_EMIT saved({}, answer->row);
}

void WebhookActions::changed(const WebhookEdit &edit, const Result<ChangedRow> &answer)
{
    if (answer) {
        tellEdited(tr("Change the webhook of %1").arg(webhookName(answer->row)), *answer);
        Q_EMIT saved(edit.id(), answer->row);
    } else if (answer.error().code == ErrorCode::Conflict) {
        readConflict(edit.id());
    } else if (answer.error().code == ErrorCode::NotFound) {
        Q_EMIT gone(edit.id());
    } else {
        Q_EMIT refused(edit.id(), answer.error());
    }
}

void WebhookActions::readConflict(const QString &id)
{
    whenAnswered(m_source->row(webhookRows(), id), this, [this, id](const Result<QJsonObject> &row) {
        if (row)
            Q_EMIT conflicted(id, *row);
        else if (row.error().code == ErrorCode::NotFound)
            Q_EMIT gone(id);
        else
            Q_EMIT refused(id, row.error());
    });
}

void WebhookActions::remove(const QJsonObject &row)
{
    if (!m_source)
        return;
    const QString id = row.value(webhookRows().key).toString();
    const ApiCall call { .method = "DELETE", .path = rowPath(webhookRows(), id) };
    whenAnswered(m_source->send(call), this, [this, id, name = webhookName(row)](const Result<ChangedRow> &answer) {
        if (answer)
            tellEdited(tr("Delete the webhook of %1").arg(name), *answer);
        else if (answer.error().code != ErrorCode::NotFound) {
            Q_EMIT failed(answer.error().message);
            return;
        }
        Q_EMIT removed(id);
    });
}

void WebhookActions::rotateSecret(const QJsonObject &row)
{
    post(pathOf(row) + u"/rotate-secret"_s, [this](const QJsonObject &answer) { Q_EMIT rotated(answer); });
}

void WebhookActions::sendTest(const QJsonObject &row)
{
    send(row, pathOf(row) + u"/test"_s);
}

void WebhookActions::redeliver(const QJsonObject &row, const QString &deliveryId)
{
    send(row, rowPath(deliveryRows(idOf(row)), deliveryId) + u"/redeliver"_s);
}

void WebhookActions::send(const QJsonObject &row, const QString &path)
{
    const QString id = row.value(webhookRows().key).toString();
    post(path, [this, id](const QJsonObject &answer) { Q_EMIT sent(id, answer[u"delivery_id"].toString()); });
}

void WebhookActions::post(const QString &path, const std::function<void(const QJsonObject &)> &use)
{
    if (!m_source)
        return;
    whenAnswered(m_source->send({ .method = "POST", .path = path }), this,
                 [this, use](const Result<ChangedRow> &answer) {
                     if (answer)
                         use(answer->row);
                     else
                         Q_EMIT failed(answer.error().message);
                 });
}

void WebhookActions::tellEdited(const QString &what, const ChangedRow &answer)
{
    if (answer.operation)
        Q_EMIT edited(what, *answer.operation);
}

} // namespace hearthbook
