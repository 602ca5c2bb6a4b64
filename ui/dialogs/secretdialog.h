#pragma once

#include <QDialog>

namespace hearthbook {

/// A secret, this once: it can be copied, and is not kept anywhere in the window.
class SecretDialog : public QDialog
{
    Q_OBJECT

public:
    /// What it says. Whole sentences and labels, translated.
    struct Words
    {
        QString title = {};
        QString sentence = {}; ///< what the secret is for
        QString name = {};     ///< what it is, for the field
        QString copy = {};     ///< the button that copies it
        QString note = {};     ///< what else is to be known, a sentence or empty
    };

    SecretDialog(const Words &words, const QString &secret, QWidget *parent = nullptr);

    /// Of a webhook.
    /// `name`: which one; `note`: what else is to be known, a sentence or empty.
    SecretDialog(const QString &name, const QString &secret, const QString &note, QWidget *parent = nullptr);
};

} // namespace hearthbook
