#pragma once

#include <QDialog>

namespace hearthbook {

/// The secret of a webhook, this once: it can be copied, and is not kept anywhere in the window.
class SecretDialog : public QDialog
{
    Q_OBJECT

public:
    /// `name`: which webhook; `note`: what else is to be known, a sentence or empty.
    SecretDialog(const QString &name, const QString &secret, const QString &note, QWidget *parent = nullptr);
};

} // namespace hearthbook
