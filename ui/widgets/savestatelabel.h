#pragma once

#include "ui/models/preferenceseditor.h"

#include <QLabel>
#include <QWidget>

namespace hearthbook {

class Theme;

/// "Saved", "Saving…", "Not saved yet: why": an icon and words.
class SaveStateLabel : public QWidget
{
    Q_OBJECT

public:
    explicit SaveStateLabel(const Theme &theme, QWidget *parent = nullptr);

    /// `note`: a sentence beside it, or empty.
    void say(SaveState state, const QString &note);
    /// In place of it all: nothing can be saved here.
    void sayReadOnly();
    QString text() const { return m_text->text(); }

private:
    void showLine(const QString &icon, const QString &text);
    void paintIcon();

    const Theme &m_theme;
    QString m_iconName;
    QLabel *m_icon;
    QLabel *m_text;
};

} // namespace hearthbook
