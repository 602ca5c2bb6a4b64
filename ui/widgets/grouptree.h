#pragma once

#include "ui/models/groupmodel.h"

#include <QTreeView>

namespace hearthbook {

/// Devices in groups: arrows open and close, Enter or a double click opens, closes, or goes to an entity. What is in sight stays
/// in sight when lines come and go above.
class GroupTree : public QTreeView
{
    Q_OBJECT

public:
    /// `name`: what it is called where it is read aloud. The model outlives it.
    GroupTree(GroupModel &model, const QString &name, QWidget *parent = nullptr);

    /// Goes to a device as soon as it is among the lines; a group that is the only one is opened for it. Whether
    /// it is there now. The user's own choice ends the wish.
    bool goTo(const QString &deviceId);
    /// What the current line is: its kind and its row, empty of a group.
    TreeItem current() const;

Q_SIGNALS:
    /// Another line is the current one, or it changed; not where it went away.
    void chosen();
    /// Enter or a double click on an entity.
    void entityWanted(const QString &entityId);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void act(const QModelIndex &index);
    void keepPlace();
    void findPlace();
    void goOn();
    void spanGroups();
    void follow();
    QModelIndex findDevice(const QString &deviceId) const;
    void setCurrentQuietly(const QModelIndex &index);

    GroupModel &m_model;
    QPersistentModelIndex m_top; ///< the first line in sight
    int m_topAt = 0; ///< where it begins
    QString m_wanted; ///< the device to go to
    bool m_isFollowing = false; ///< lines come and go: not the user's doing
    TreeItem m_kept; ///< what was current before
    QString m_lost; ///< the device that was current, until it is seen again
};

} // namespace hearthbook
