#include "ui/dialogs/webhookquestions.h"

#include "ui/dialogs/secretdialog.h"
#include "ui/models/webhooktext.h"

#include <QMessageBox>
#include <QPushButton>

namespace hearthbook {

void WebhookQuestions::askWhichStays(QWidget *parent, const WebhookEdit &edit,
                                     const std::function<void(ConflictDialog::Answer)> &answered)
{
    std::vector<ConflictLine> lines;
    for (const QString &field : edit.conflicts())
        lines.push_back({ WebhookEdit::title(field), WebhookEdit::text(field, edit.value(field)),
                          WebhookEdit::text(field, edit.row()[field]) });
    auto *dialog = new ConflictDialog(tr("The webhook of %1").arg(webhookName(edit.row())), lines, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::finished, parent, [dialog, answered] { answered(dialog->answer()); });
    dialog->open();
}

void WebhookQuestions::askToRotate(QWidget *parent, const std::function<void()> &rotate)
{
    auto *box = new QMessageBox(QMessageBox::Question, tr("Make a new secret"),
                                tr("The receiver must then be given the new secret. This cannot be taken back."),
                                QMessageBox::Cancel, parent);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QAbstractButton *make = box->addButton(tr("Make a new secret"), QMessageBox::AcceptRole);
    QObject::connect(make, &QAbstractButton::clicked, parent, rotate);
    box->open();
}

void WebhookQuestions::showSecret(QWidget *parent, const QJsonObject &row, const QString &note)
{
    auto *dialog = new SecretDialog(webhookName(row), row[u"secret"].toString(), note, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace hearthbook
