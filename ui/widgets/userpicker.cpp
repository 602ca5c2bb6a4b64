#include "ui/widgets/userpicker.h"

#include "core/domain/fielderrors.h"
#include "core/domain/preferences.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>
#include <QSignalBlocker>

namespace hearthbook {

namespace {

constexpr int usualCharacters = 16;

} // namespace

UserPicker::UserPicker(QWidget *parent) : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(NoInsert);
    setAccessibleName(tr("Whose preferences"));
    setMinimumContentsLength(usualCharacters);
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    lineEdit()->setMaxLength(maxIdCharacters);
    lineEdit()->setAccessibleName(accessibleName());
    view()->setAccessibleName(tr("Known users"));
    lineEdit()->setPlaceholderText(tr("A user's name"));
    connect(this, &QComboBox::activated, this, &UserPicker::take);
    connect(lineEdit(), &QLineEdit::editingFinished, this, &UserPicker::take);
    setUsers({});
}

void UserPicker::setUsers(const QStringList &users)
{
    m_users = QStringList(Preferences().userId) + users;
    m_users.removeDuplicates();
    fill();
}

void UserPicker::setUser(const QString &user)
{
    m_user = user;
    fill();
    const QSignalBlocker quiet(this);
    setEditText(user);
    lineEdit()->setModified(false);
}

void UserPicker::fill()
{
    const QSignalBlocker quiet(this);
    const QString typed = currentText();
    const int cursor = lineEdit()->cursorPosition();
    QStringList all = m_users;
    if (!m_user.isEmpty() && !all.contains(m_user))
        all += m_user;
    clear();
    addItems(all);
    setCurrentIndex(all.indexOf(m_user));
    setEditText(typed);
    lineEdit()->setCursorPosition(cursor);
}

/// Nothing typed is the former user again.
void UserPicker::take()
{
    const QString user = currentText().trimmed();
    if (user.isEmpty())
        setUser(m_user);
    else if (user != m_user)
        Q_EMIT userChosen(user);
}

} // namespace hearthbook
