#pragma once

#include "tests/support/webclient.h"

#include <QProcess>
#include <QTemporaryDir>

#include <sys/resource.h>

#include <csignal>

namespace hearthbook::test {

/// How a run of the program ended.
struct Ending
{
    int code = -1;        ///< -1: killed, crashed or still running
    QByteArray out = {};
    QByteArray err = {};

    /// True for one line on standard error and nothing else.
    bool isOneLine() const { return out.isEmpty() && err.count('\n') == 1 && err.startsWith("hearthbookd: "); }
};

/// Where the built program is.
QString hearthbookd();

/// The real hearthbookd in a folder of its own, with a database `data/metadata.db` there unless told otherwise. Killed
/// with the object.
class ServerProcess
{
public:
    ServerProcess();
    ~ServerProcess() { kill(); }
    Q_DISABLE_COPY_MOVE(ServerProcess)

    QString folder() const { return m_folder.path(); }
    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString database() const { return path(QStringLiteral("data/metadata.db")); }
    quint16 port() const { return m_port; }
    qint64 pid() const { return m_process->processId(); }
    bool isRunning() const { return m_process && m_process->state() == QProcess::Running; }

    void setVariable(const QString &name, const QString &value) { m_environment.insert(name, value); }

    /// No file it writes may grow beyond this, as on a full disk; 0: no bound.
    void limitFiles(rlim_t bytes) { m_fileLimit = bytes; }

    /// Lifts that bound from the running program.
    void makeRoom() const;

    /// Starts `serve` on a free port and waits until it answers.
    bool start(const QStringList &more = {});

    /// What it said when it began to answer.
    QByteArray greeting() const { return m_address; }

    /// Runs any command line without waiting for it.
    void run(const QStringList &arguments);

    /// Waits for the end.
    Ending ended();

    Ending runToEnd(const QStringList &arguments);

    void signal(int number) { ::kill(pid_t(pid()), number); }

    /// Asks it to stop and waits for that.
    Ending stop(int number = SIGTERM);

    /// As a power cut would.
    void kill();

private:
    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
    std::unique_ptr<QProcess> m_process;
    QByteArray m_address;
    quint16 m_port = 0;
    rlim_t m_fileLimit = 0;
};

} // namespace hearthbook::test
