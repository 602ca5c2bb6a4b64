#pragma once

#include "core/source/channel.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QToolButton;

namespace hearthbook {

class DeskSettings;
class ElidedLabel;
class Theme;

/// The left of an open book: its pages, its name, and how the connection is. It can be made so narrow that only icons are there; what
/// they mean is in their tooltips then. Remembered in the user's settings.
class Sidebar : public QWidget
{
    Q_OBJECT

public:
    /// In device-independent pixels; wider where large letters need it.
    static constexpr int fullWidth = 208, narrowWidth = 56;

    /// What is passed outlives it.
    Sidebar(const Theme &theme, DeskSettings &settings, QWidget *parent = nullptr);

    /// `iconName`: a file in resources/icons. The first nine have the keys Ctrl+1 to Ctrl+9.
    void addPage(const QString &title, const QString &iconName);
    int pageCount() const;
    int currentPage() const;
    /// From 0 on.
    void showPage(int page);

    /// `place` is its file or address.
    void setBook(const QString &name, const QString &place);
    /// `why` it is not open, as a sentence.
    void setState(ChannelState state, const QString &why, bool isReadOnly);

    bool isCollapsed() const { return m_isCollapsed; }
    void setCollapsed(bool isCollapsed);

Q_SIGNALS:
    void pageChosen(int page);
    void collapsedChanged(bool isCollapsed);

private:
    void makeFoot();
    void addAction(int page);
    void layOut();
    int wideEnough() const;
    void paintIcons();

    const Theme &m_theme;
    DeskSettings &m_settings;
    bool m_isCollapsed;
    QToolButton *m_collapse;
    QListWidget *m_pages;
    ElidedLabel *m_book;
    QLabel *m_stateIcon;
    QLabel *m_stateWord;
    ChannelState m_state = ChannelState::Connecting;
};

} // namespace hearthbook
