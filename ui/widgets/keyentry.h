#pragma once

#include "ui/typedkey.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace hearthbook {

/// Where an API key is typed, hidden until one wants to see it, and whether it is remembered.
class KeyEntry : public QWidget
{
    Q_OBJECT

public:
    explicit KeyEntry(QWidget *parent = nullptr);

    /// There is one already, which stays where none is typed.
    void setHasKey(bool hasKey);
    /// Without the blanks that come along when one pastes.
    TypedKey typed() const;
    /// What is wrong with what was typed, as a sentence; empty where nothing is.
    QString trouble() const;
    /// Below the key, while there is nothing wrong with it. Plain text; empty: none.
    void setNote(const QString &note);

Q_SIGNALS:
    void changed();

private:
    void show(bool isShown);
    void showNote();

    QLineEdit *m_key;
    QToolButton *m_show;
    QCheckBox *m_kept;
    QLabel *m_noteLabel;
    QString m_note;
};

} // namespace hearthbook
