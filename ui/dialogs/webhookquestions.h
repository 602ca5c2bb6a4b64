#pragma once

#include "ui/dialogs/conflictdialog.h"
#include "ui/models/webhookedit.h"

#include <QCoreApplication>

#include <functional>

namespace hearthbook {

/// What is asked and told of a webhook in windows of their own, which go with `parent`. Thread: GUI.
class WebhookQuestions
{
    Q_DECLARE_TR_FUNCTIONS(hearthbook::WebhookQuestions)

public:
    /// Somebody else changed the same fields: both versions. `answered` comes when the user has chosen.
    static void askWhichStays(QWidget *parent, const WebhookEdit &edit,
                              const std::function<void(ConflictDialog::Answer)> &answered);
    /// `rotate` comes where the user wants it.
    static void askToRotate(QWidget *parent, const std::function<void()> &rotate);
    /// `row`: with its secret, as it comes once. `note`: what there is to know of the one before; empty: nothing.
    static void showSecret(QWidget *parent, const QJsonObject &row, const QString &note);
};

} // namespace hearthbook
