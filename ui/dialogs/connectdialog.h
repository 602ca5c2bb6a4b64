#pragma once

#include <QDialog>
#include <QUrl>

class QLabel;
class QLineEdit;
class QPushButton;

namespace hearthbook {

/// Asks for the address of a server, and says while one types what is wrong with it.
class ConnectDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ConnectDialog(QWidget *parent = nullptr);

    /// As it was typed, with "http://" before it where there was no scheme.
    QUrl address() const;

private:
    void check();

    QLineEdit *m_address;
    QLabel *m_trouble;
    QPushButton *m_connect;
};

/// What is wrong with the address of a server, as a sentence; empty where nothing is.
QString addressTrouble(const QUrl &address);

} // namespace hearthbook
