#pragma once

#include "ui/models/statelook.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace hearthbook {

/// How one part of the book fares: an icon, a word and a sentence, and where there is something to do, a button.
class HealthCard : public QFrame
{
    Q_OBJECT

public:
    /// The theme outlives the card.
    HealthCard(const QString &title, const Theme &theme, QWidget *parent = nullptr);

    void setLook(const StateLook &look);
    const StateLook &look() const { return m_look; }
    /// Empty: there is nothing to do. Where it cannot be done now, `whyNot` says so.
    void setAction(const QString &action, const QString &whyNot = {});

Q_SIGNALS:
    void acted();

private:
    void paintIcon();

    const Theme &m_theme;
    StateLook m_look;
    QLabel *m_icon;
    QLabel *m_word;
    QLabel *m_why;
    QPushButton *m_action;
};

} // namespace hearthbook
