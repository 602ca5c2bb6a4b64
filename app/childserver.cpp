#include "app/childserver.h"

#include "app/serveraccess.h"
#include "app/serverlines.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>

#include <chrono>

namespace hearthbook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto gathering = 100ms;
constexpr qsizetype longestLine = qsizetype(1) << 20;
constexpr QByteArrayView listening("listening on ");
constexpr QByteArrayView connections("connections ");

QHostAddress addressOf(const ServerWish &wish)
{
    return wish.isForOthers ? QHostAddress(QHostAddress::AnyIPv4) : QHostAddress(QHostAddress::LocalHost);
}

/// Why nothing can be answered there; empty where it can. That is so at this moment only: hearthbookd says it too.
QString troubleWith(const ServerWish &wish, quint16 port, bool *isInUse = nullptr)
{
    QTcpServer probe;
    if (probe.listen(addressOf(wish), port))
        return {};
    if (isInUse)
        *isInUse = probe.serverError() == QAbstractSocket::AddressInUseError;
    return probe.errorString();
}

/// The next one up, else any; nothing where there is none.
std::optional<quint16> portAfter(const ServerWish &wish)
{
    constexpr int tries = 50;
    for (int port = wish.port + 1; port <= std::min(wish.port + tries, 65535); ++port) {
        if (troubleWith(wish, quint16(port)).isEmpty())
            return quint16(port);
    }
    QTcpServer any;
    return any.listen(addressOf(wish)) ? std::optional(any.serverPort()) : std::nullopt;
}

/// Whole lines of `buffer` are taken out of it; what is endless is cut.
QByteArray takeLines(QByteArray &buffer)
{
    const qsizetype end = buffer.size() > longestLine ? buffer.size() : buffer.lastIndexOf('\n') + 1;
    const QByteArray lines = buffer.first(end);
    buffer.remove(0, end);
    return lines;
}

} // namespace

ChildServer::ChildServer(QString program, QString database, QObject *parent)
    : BookServer(parent), m_program(std::move(program)), m_database(std::move(database))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(gathering);
    connect(&m_soon, &QTimer::timeout, this, &ChildServer::readErrors);
}

ChildServer::~ChildServer()
{
    if (!m_process || m_process->state() == QProcess::NotRunning)
        return;
    // ~QProcess would kill it. Where this process ends first, the end of its input stops it all the same.
    QProcess *process = m_process.release();
    process->disconnect();
    connect(process, &QProcess::finished, process, &QObject::deleteLater);
    process->closeWriteChannel();
}

void ChildServer::start(const ServerWish &wish)
{
    if (state() != ServerState::Off)
        return;
    setState(ServerState::Starting);
    if (m_program.isEmpty()) {
        setTrouble(tr("The program hearthbookd is not installed beside this one."));
        return;
    }
    bool isInUse = false;
    const QString trouble = troubleWith(wish, wish.port, &isInUse);
    if (trouble.isEmpty())
        startProcess(wish);
    else if (isInUse)
        setTrouble(tr("Another program uses port %1 already.").arg(wish.port), portAfter(wish));
    else
        setTrouble(tr("The server cannot answer on port %1: %2.").arg(QString::number(wish.port), trouble));
}

void ChildServer::startProcess(const ServerWish &wish)
{
    m_out.clear();
    m_errors.clear();
    m_lastWord.clear();
    m_process = std::make_unique<QProcess>();
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &ChildServer::readOut);
    connect(m_process.get(), &QProcess::readyReadStandardError, this, [this] {
        if (!m_soon.isActive())
            m_soon.start();
    });
    connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            failedToStart();
    });
    connect(m_process.get(), &QProcess::finished, this,
            [this](int code, QProcess::ExitStatus status) { finished(code, status == QProcess::CrashExit); });
    const QString listen = u"%1:%2"_s.arg(addressOf(wish).toString(), QString::number(wish.port));
    m_process->start(m_program,
                     { u"serve"_s, u"--database"_s, m_database, u"--listen"_s, listen, u"--log-access"_s,
                       u"--log-format"_s, u"text"_s, u"--supervised"_s });
}

void ChildServer::stop()
{
    if (state() != ServerState::Starting && state() != ServerState::Running)
        return;
    setState(ServerState::Stopping);
    m_process->closeWriteChannel();
}

qint64 ChildServer::processId() const
{
    return m_process ? m_process->processId() : 0;
}

void ChildServer::readOut()
{
    m_out += m_process->readAllStandardOutput();
    const QByteArray lines = takeLines(m_out);
    for (const QByteArray &line : lines.split('\n')) {
        if (line.startsWith(listening) && state() == ServerState::Starting) {
            QUrl url(QString::fromLatin1(line.sliced(listening.size()).trimmed()));
            if (url.host() == u"0.0.0.0"_s)
                url.setHost(u"127.0.0.1"_s);
            const QString keyFile = madeKeyFile(m_database);
            setRunning(url, QFile::exists(keyFile) ? keyFile : QString());
        } else if (line.startsWith(connections)) {
            setConnectionCount(line.sliced(connections.size()).trimmed().toInt());
        }
    }
}

void ChildServer::readErrors()
{
    if (!m_process)
        return;
    m_errors += m_process->readAllStandardError();
    take(takeLines(m_errors));
}

void ChildServer::take(QByteArrayView lines)
{
    const ServerLines read = readServerLines(lines);
    if (!read.lastWord.isEmpty())
        m_lastWord = read.lastWord;
    if (!read.log.empty())
        Q_EMIT logged(read.log);
    if (read.requestCount == 0)
        return;
    Q_EMIT answered(read.requests);
    addRequests(read.requestCount);
}

void ChildServer::failedToStart()
{
    const QString why = m_process->errorString();
    m_process.release()->deleteLater(); // it is the one that tells
    setTrouble(tr("%1 cannot be started: %2.").arg(m_program, why));
}

void ChildServer::finished(int code, bool hasCrashed)
{
    readErrors();
    take(std::exchange(m_errors, {}));
    m_soon.stop();
    m_process.release()->deleteLater();
    const ServerState before = state();
    if (before == ServerState::Stopping && !hasCrashed)
        setState(ServerState::Off);
    else if (hasCrashed)
        setTrouble(tr("The server has crashed. Its log may say why."));
    else if (m_lastWord.isEmpty())
        setTrouble(tr("The server has ended by itself (%1). Its log may say why.").arg(code));
    else if (before == ServerState::Starting)
        setTrouble(tr("The server cannot run: %1.").arg(m_lastWord));
    else
        setTrouble(tr("The server has ended by itself: %1.").arg(m_lastWord));
}

std::unique_ptr<BookServer> serverOn(const QString &database)
{
    const QString folder = QCoreApplication::applicationDirPath();
    QString program = QStandardPaths::findExecutable(u"hearthbookd"_s, { folder });
    if (program.isEmpty())
        program = QStandardPaths::findExecutable(u"hearthbookd"_s);
    return std::make_unique<ChildServer>(program, QFileInfo(database).absoluteFilePath());
}

} // namespace hearthbook
