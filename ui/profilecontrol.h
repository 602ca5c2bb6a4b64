#pragma once

#include "ui/desk.h"
#include "ui/profiles.h"
#include "ui/typedkey.h"

#include <QObject>

class QWidget;

namespace hearthbook {

/// What is done with profiles: made, edited, removed, each with its key and what was typed. Dialogs are the window's. Thread: GUI.
class ProfileControl : public QObject
{
    Q_OBJECT

public:
    ProfileControl(const Desk &desk, QWidget &window);

    const Profiles &profiles() const { return m_profiles; }
    /// What another window changed comes, and changed() with it.
    void refresh();

    /// Asks for a server, then openWanted() comes.
    void connectToServer();
    /// A file, by a profile that is there if one fits.
    void openFile(const QString &path, bool isReadOnly);
    void edit(const QString &profileId);
    /// Asks first where something was typed into its book and is not saved.
    void remove(const QString &profileId);
    /// It is the one that was opened last.
    void opened(const Profile &profile);
    /// The keyring has its key now.
    void keyKept(const QString &profileId);

Q_SIGNALS:
    void openWanted(const hearthbook::Profile &profile, const hearthbook::TypedKey &typed);
    void changed();
    void failed(const QString &message);

private:
    void save(const Profile &before, Profile profile, const TypedKey &typed);
    void forgetKey(const QString &profileId);
    void removeNow(const Profile &profile);
    void askToRemove(const Profile &profile);

    const Desk m_desk;
    QWidget &m_window;
    Profiles m_profiles;
};

} // namespace hearthbook
