#pragma once

#include <QColor>
#include <QObject>
#include <QPalette>

namespace hearthbook {

/// What a colour is for. A state always has a word and an icon beside its colour.
enum class Shade { Paper, Side, Ink, Faint, Line, Accent, OnAccent, Chosen, Good, Attention, Bad, Idle };

/// All colours of the window, in a light and a dark set: no other file names one. Contrast of text is 4.5 and more.
class Theme : public QObject
{
    Q_OBJECT

public:
    enum class Mode { System, Light, Dark };
    Q_ENUM(Mode)

    /// Spacing of the grid, in device-independent pixels.
    static constexpr int tight = 4, near = 8, apart = 12, margin = 16, wide = 24;

    explicit Theme(QObject *parent = nullptr);

    /// Paints all windows anew.
    void setMode(Mode mode);
    Mode mode() const { return m_mode; }
    bool isDark() const { return m_dark; }
    QColor colour(Shade shade) const;

Q_SIGNALS:
    void changed();

private:
    QPalette palette() const;
    QString styleSheet() const;

    Mode m_mode = Mode::System;
    bool m_systemIsDark;
    bool m_dark = false;
};

} // namespace hearthbook
