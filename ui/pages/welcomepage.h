#pragma once

#include "ui/profile.h"

#include <QWidget>

#include <vector>

class QLabel;
class QListWidget;
class QPushButton;
class QVBoxLayout;

namespace hearthbook {

class Theme;

/// Where one begins: open or make a file, connect to a server, or go on with what was open.
class WelcomePage : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomePage(const Theme &theme, QWidget *parent = nullptr);

    /// In this order; the one that was chosen stays so.
    void setProfiles(const std::vector<Profile> &profiles);
    /// A sentence that says what did not go well; it stays until the next one, empty: none.
    void say(const QString &message);

Q_SIGNALS:
    void openWanted();
    void createWanted();
    void connectWanted();
    void profileWanted(const QString &profileId);
    void editWanted(const QString &profileId);
    void removeWanted(const QString &profileId);

private:
    using Wanted = void (WelcomePage::*)(const QString &profileId);

    QVBoxLayout *makeColumn();
    void addHead(QVBoxLayout *layout);
    void addButton(QVBoxLayout *layout, const QString &iconName, const QString &text, void (WelcomePage::*wanted)());
    void makeProfiles();
    QPushButton *addAct(const QString &text, const QString &hint, const QKeySequence &keys, Wanted wanted);
    void addItem(const Profile &profile);
    void paintIcons();

    const Theme &m_theme;
    QListWidget *m_profiles;
    QWidget *m_profilesPart;
    QLabel *m_trouble;
    std::vector<QPushButton *> m_acts; ///< on the chosen profile
};

} // namespace hearthbook
