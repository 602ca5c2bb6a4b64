#pragma once

#include "ui/theme.h"

#include <QLabel>
#include <QWidget>

namespace hearthbook {

/// A sentence with an icon that says of which kind it is. Hidden while it has nothing to say.
class IconLine : public QWidget
{
    Q_OBJECT

public:
    explicit IconLine(const Theme &theme, QWidget *parent = nullptr);

    /// Plain text; `icon`: as in resources/icons.
    void say(const QString &icon, Shade shade, const QString &text);
    QString text() const { return m_text->text(); }

private:
    void paintIcon();

    const Theme &m_theme;
    QString m_iconName;
    Shade m_shade = Shade::Idle;
    QLabel *m_icon;
    QLabel *m_text;
};

} // namespace hearthbook
