#pragma once

#include "ui/models/statelook.h"

#include <QWidget>

class QLabel;

namespace hearthbook {

/// A sentence with the icon of a state before it: what is right or wrong with what stands above. Hidden while there is nothing to say.
class NoteLabel : public QWidget
{
    Q_OBJECT

public:
    /// `name`: what it is called where it is read aloud. The theme outlives it.
    NoteLabel(const QString &name, const Theme &theme, QWidget *parent = nullptr);

    /// Plain text, StateLook::why of it; empty: hides it.
    void say(const StateLook &look);
    void clear() { say({}); }
    QString text() const;

private:
    void paint();

    const Theme &m_theme;
    StateLook m_look;
    QLabel *m_icon;
    QLabel *m_text;
};

/// A sentence that something is wrong.
StateLook wrong(const QString &sentence);

} // namespace hearthbook
