#pragma once

#include <QWidget>

class QListWidget;
class QVBoxLayout;

namespace hearthbook {

class Theme;

/// Where one begins: open or make a file, connect to a server, or go on with what was open.
class WelcomePage : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomePage(const Theme &theme, QWidget *parent = nullptr);

    void setRecent(const QStringList &places);

Q_SIGNALS:
    void openWanted();
    void createWanted();
    void connectWanted();
    void placeWanted(const QString &place);
    void forgetWanted(const QString &place);

private:
    void addButton(QVBoxLayout *layout, const QString &iconName, const QString &text, void (WelcomePage::*wanted)());
    void paintIcons();

    const Theme &m_theme;
    QListWidget *m_recent;
    QWidget *m_recentPart;
};

} // namespace hearthbook
