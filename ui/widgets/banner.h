#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>

namespace hearthbook {

class Theme;

/// What went wrong and what to do, over the page and not in its way. Hidden while there is nothing to say.
class Banner : public QFrame
{
    Q_OBJECT

public:
    explicit Banner(const Theme &theme, QWidget *parent = nullptr);

    /// Plain text. `action`: the word on the button; empty: no button but Close.
    void say(const QString &text, const QString &action = {});
    void clear() { hide(); }
    QString text() const { return isHidden() ? QString() : m_text->text(); }

Q_SIGNALS:
    void acted();

private:
    void paintIcon();

    const Theme &m_theme;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_action;
    QPushButton *m_close;
};

} // namespace hearthbook
