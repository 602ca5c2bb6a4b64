#pragma once

#include "core/source/bookserver.h"

#include <QWidget>

#include <functional>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace hearthbook {

class ElidedLabel;
class NoteLabel;
class Theme;

/// How a server of the opened file stands, and the buttons to start and stop it.
class ServerControl : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive it.
    ServerControl(const Theme &theme, BookServer &server, QWidget *parent = nullptr);

    ServerWish wish() const;
    void setWish(const ServerWish &wish);
    void setAtOpening(bool isWanted);
    /// Whether a server may be started, as it could not from a book that is only read.
    void setAllowed(bool isAllowed);
    QString stateText() const;
    QString troubleText() const;

    /// Opens a web address; a test's in place of the desktop's.
    void setOpener(std::function<void(const QUrl &)> open) { m_open = std::move(open); }

Q_SIGNALS:
    void wishChanged();
    void atOpeningChanged(bool isWanted);
    /// An API key is to be made.
    void keyWanted();

private:
    void layOut();
    QLayout *makeChoices();
    QLayout *makeAddress();
    void follow();
    void toggle();
    void takeFreePort();
    void showAll();
    void showKeys();
    void showState();
    void showTrouble();
    QString runningText() const;

    BookServer &m_server;
    std::function<void(const QUrl &)> m_open;
    bool m_isAllowed = false;
    NoteLabel *m_state;
    QPushButton *m_toggle;
    QComboBox *m_address;
    QSpinBox *m_port;
    QCheckBox *m_atOpening;
    NoteLabel *m_keys; ///< what other machines need, and where the first one is
    QPushButton *m_makeKey;
    NoteLabel *m_trouble;
    QPushButton *m_takePort;
    QWidget *m_running; ///< what there is to do with a server that runs
    ElidedLabel *m_url;
};

} // namespace hearthbook
