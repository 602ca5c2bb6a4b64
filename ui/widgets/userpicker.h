#pragma once

#include <QComboBox>

namespace hearthbook {

/// Whose preferences: one of the known users, or another who is typed.
class UserPicker : public QComboBox
{
    Q_OBJECT

public:
    explicit UserPicker(QWidget *parent = nullptr);

    /// Those who can be chosen; `default` is the first of them in any case. What is being typed stays.
    void setUsers(const QStringList &users);
    void setUser(const QString &user);

Q_SIGNALS:
    void userChosen(const QString &user);

private:
    void take();
    void fill();

    QStringList m_users;
    QString m_user;
};

} // namespace hearthbook
