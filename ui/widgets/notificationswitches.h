#pragma once

#include <QJsonObject>
#include <QWidget>

class QCheckBox;
class QLabel;

namespace hearthbook {

/// The switches of a user's notifications, each with what it means. They show what they are told; a click is told by switched().
class NotificationSwitches : public QWidget
{
    Q_OBJECT

public:
    explicit NotificationSwitches(QWidget *parent = nullptr);

    /// notification_settings as on the wire; keys that have no switch are counted.
    void setSettings(const QJsonObject &settings);
    void setEditable(bool editable);

Q_SIGNALS:
    /// `what`: for the undo history.
    void switched(const QString &key, bool on, const QString &what);

private:
    std::vector<QCheckBox *> m_boxes; ///< in the order of notificationSwitches()
    QLabel *m_others;
};

} // namespace hearthbook
