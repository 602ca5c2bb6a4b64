#pragma once

#include "tests/support/files.h"
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

/// The real hearthbookd in a folder of its own, with a database `data/metadata.db` there unless told otherwise. The
/// target must define HEARTHBOOKD. Killed with the object.
class ServerProcess
{
public:
    ServerProcess()
    {
        m_environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        for (const char *name : { "PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS" })
            m_environment.insert(QString::fromLatin1(name), qEnvironmentVariable(name));
    }
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

    /// Starts `serve` on a free port and waits until it answers.
    bool start(const QStringList &more = {})
    {
        run(QStringList { QStringLiteral("serve"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0") } + more);
        QByteArray said;
        while (!said.contains('\n')) {
            if (m_process->bytesAvailable() == 0 && !m_process->waitForReadyRead(20'000))
                return false;
            said += m_process->readAllStandardOutput();
        }
        m_address = said.trimmed();
        m_port = m_address.mid(m_address.lastIndexOf(':') + 1).toUShort();
        return m_address.startsWith("listening on http://");
    }

    /// What it said when it began to answer.
    QByteArray greeting() const { return m_address; }

    /// Runs any command line without waiting for it.
    void run(const QStringList &arguments)
    {
        m_process = std::make_unique<QProcess>();
        m_process->setProcessEnvironment(m_environment);
        m_process->setWorkingDirectory(m_folder.path());
        m_process->setStandardErrorFile(path(QStringLiteral("stderr.txt")), QIODevice::Truncate);
        if (m_fileLimit > 0) {
            m_process->setChildProcessModifier([bytes = m_fileLimit] {
                const rlimit limit { bytes, bytes };
                ::setrlimit(RLIMIT_FSIZE, &limit);
            });
        }
        m_process->start(QStringLiteral(HEARTHBOOKD), arguments);
        if (!m_process->waitForStarted())
            qFatal("hearthbookd does not start");
    }

    /// Waits for the end.
    Ending ended()
    {
        Ending ending;
        const bool finished = m_process->state() == QProcess::NotRunning || m_process->waitForFinished(60'000);
        ending.out = m_process->readAllStandardOutput();
        ending.err = readFile(path(QStringLiteral("stderr.txt")));
        if (finished && m_process->exitStatus() == QProcess::NormalExit)
            ending.code = m_process->exitCode();
        return ending;
    }

    Ending runToEnd(const QStringList &arguments)
    {
        run(arguments);
        return ended();
    }

    void signal(int number) { ::kill(pid_t(pid()), number); }

    /// Asks it to stop and waits for that.
    Ending stop(int number = SIGTERM)
    {
        signal(number);
        return ended();
    }

    /// As a power cut would.
    void kill()
    {
        if (!m_process || m_process->state() == QProcess::NotRunning)
            return;
        m_process->kill();
        m_process->waitForFinished();
    }

private:
    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
    std::unique_ptr<QProcess> m_process;
    QByteArray m_address;
    quint16 m_port = 0;
    rlim_t m_fileLimit = 0;
};

} // namespace hearthbook::test
