#pragma once

#include <QByteArray>
#include <QString>

namespace hearthbook {

/// What the log should say where the files in `folder` go when the container goes; empty where they stay, and outside of containers.
/// `mounts` is the text of /proc/self/mountinfo (proc_pid_mountinfo(5)), `container` the value of the variable of that name
/// (systemd.io/CONTAINER_INTERFACE), which the image sets.
QString whyNotLasting(const QString &folder, const QByteArray &mounts, const QByteArray &container);

/// Says it of this process, as a warning.
void warnOfPassingData(const QString &database);

} // namespace hearthbook
