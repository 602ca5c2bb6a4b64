#pragma once

#include <QCoreApplication>
#include <QProcess>
#include <QStringList>

namespace hearthbook {

/// Starts storage_helper (tests/core/storage/storage_helper.cpp), which does what must not happen in the test's own
/// process: dying, holding a lock, dropping root.
inline void startStorageHelper(QProcess &process, const QStringList &arguments)
{
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/storage_helper"), arguments);
    if (!process.waitForStarted())
        qFatal("storage_helper does not start");
}

/// Waits for a line that the helper prints when it is ready.
inline bool helperSays(QProcess &process, const QByteArray &line)
{
    QByteArray said;
    while (!said.contains(line)) {
        if (!process.waitForReadyRead(20000) && process.bytesAvailable() == 0)
            return false;
        said += process.readAll();
    }
    return true;
}

/// What the helper printed until it ended.
inline QByteArray helperOutput(const QStringList &arguments)
{
    QProcess process;
    startStorageHelper(process, arguments);
    process.waitForFinished(30000);
    return process.readAll().trimmed();
}

} // namespace hearthbook
