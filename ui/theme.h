#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

namespace hearthbook {

/// What a colour is for. A state always has a word and an icon beside its colour.
enum class Shade { Paper, Side, Ink, Faint, Line, Handle, Accent, OnAccent, Chosen, Good, Attention, Bad, Idle };

/// All colours of the window, in a light and a dark set: no other file names one. Contrast of text is 4.5 and more.
class Theme : public QObject
{
    Q_OBJECT

public:
    enum class Mode { System, Light, Dark };
    Q_ENUM(Mode)

    /// Spacing of the grid, in device-independent pixels.
    static constexpr int tight = 4, near = 8, apart = 12, margin = 16, wide = 24;

    /// Sizes of letters, as parts of the body's, which is the application's font.
    static constexpr qreal faintSize = 11.0 / 13, titleSize = 16.0 / 13, pageSize = 20.0 / 13, welcomeSize = 24.0 / 13;
    /// The same letters in another of these sizes.
    static QFont scaled(QFont font, qreal size);

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
