#pragma once

#include "ui/profile.h"
#include "ui/typedkey.h"

#include <QDialog>
#include <QUrl>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace hearthbook {

class KeyEntry;

/// Asks for a server: its address, name and API key, and whether it is only read; says while one types what is wrong. Or shows a profile,
/// of a file too, to be changed.
class ConnectDialog : public QDialog
{
    Q_OBJECT

public:
    /// For a new server.
    explicit ConnectDialog(QWidget *parent = nullptr);
    explicit ConnectDialog(const Profile &profile, QWidget *parent = nullptr);

    /// As it was typed, with "http://" before it where there was no scheme.
    QUrl address() const;
    /// What was asked for: the profile that it began with, as it shall be. Whether its key is in the keyring is not changed.
    Profile profile() const;
    TypedKey typedKey() const;

private:
    void build();
    QString place() const;
    QString trouble() const;
    void check();
    void makeRoom();

    Profile m_profile;
    bool m_isFile;
    QLineEdit *m_address;
    QLineEdit *m_name;
    KeyEntry *m_key;
    QCheckBox *m_isReadOnly;
    QLabel *m_trouble;
    QPushButton *m_accept = nullptr;
};

/// What is wrong with the address of a server, as a sentence; empty where nothing is.
QString addressTrouble(const QUrl &address);

} // namespace hearthbook
