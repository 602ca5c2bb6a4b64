#pragma once

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace hearthbook {

/// Asks for whom an API key is, and for what. Stays until its owner accept()s it: a name may be taken.
class NewKeyDialog : public QDialog
{
    Q_OBJECT

public:
    explicit NewKeyDialog(QWidget *parent = nullptr);

    QString name() const;
    /// The API's word, as "read".
    QString scope() const;

    /// Says why there is no key, and lets one try again.
    void setTrouble(const QString &trouble);

Q_SIGNALS:
    /// The key is to be made now.
    void wanted();

private:
    void check();

    QLineEdit *m_name;
    QComboBox *m_scope;
    QLabel *m_trouble;
    QPushButton *m_make;
};

} // namespace hearthbook
