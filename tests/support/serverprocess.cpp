#include "tests/support/serverprocess.h"

#include "tests/support/files.h"

#include <QCoreApplication>

#include <csignal>

namespace hearthbook::test {

/// Beside the tests, which stand in build/<preset>/tests.
QString hearthbookd()
{
    return QCoreApplication::applicationDirPath() + QStringLiteral("/../bin/hearthbookd");
}

ServerProcess::ServerProcess()
{
    m_environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    for (const char *name : { "PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS" })
        m_environment.insert(QString::fromLatin1(name), qEnvironmentVariable(name));
}

bool ServerProcess::start(const QStringList &more)
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
    return m_address.startsWith("listening on http");
}

void ServerProcess::run(const QStringList &arguments)
{
    m_process = std::make_unique<QProcess>();
    m_process->setProcessEnvironment(m_environment);
    m_process->setWorkingDirectory(m_folder.path());
    m_process->setStandardErrorFile(path(QStringLiteral("stderr.txt")), QIODevice::Truncate);
    if (m_fileLimit > 0) {
        m_process->setChildProcessModifier([bytes = m_fileLimit] {
            rlimit limit = {};
            ::getrlimit(RLIMIT_FSIZE, &limit);
            limit.rlim_cur = bytes;
            ::setrlimit(RLIMIT_FSIZE, &limit);
        });
    }
    m_process->start(hearthbookd(), arguments);
    if (!m_process->waitForStarted())
        qFatal("hearthbookd does not start");
}

void ServerProcess::makeRoom() const
{
    rlimit limit = {};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    ::prlimit(pid_t(pid()), RLIMIT_FSIZE, &limit, nullptr);
}

Ending ServerProcess::ended()
{
    Ending ending;
    const bool finished = m_process->state() == QProcess::NotRunning || m_process->waitForFinished(60'000);
    ending.out = m_process->readAllStandardOutput();
    ending.err = readFile(path(QStringLiteral("stderr.txt")));
    if (finished && m_process->exitStatus() == QProcess::NormalExit)
        ending.code = m_process->exitCode();
    return ending;
}

Ending ServerProcess::runToEnd(const QStringList &arguments)
{
    run(arguments);
    return ended();
}

Ending ServerProcess::stop(int number)
{
    signal(number);
    return ended();
}

void ServerProcess::kill()
{
    if (!m_process || m_process->state() == QProcess::NotRunning)
        return;
    m_process->kill();
    m_process->waitForFinished();
}

} // namespace hearthbook::test
