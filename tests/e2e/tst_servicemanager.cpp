#include "tests/support/eventually.h"
#include "tests/support/serverprocess.h"

#include <QFile>
#include <QTest>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

namespace {

/// The socket at which systemd listens for its services.
class NotifySocket
{
public:
    explicit NotifySocket(const QString &path)
    {
        sockaddr_un address = {};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, qPrintable(path), sizeof(address.sun_path) - 1);
        m_descriptor = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        if (::bind(m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
            qFatal("no socket at %s", qPrintable(path));
    }
    ~NotifySocket() { ::close(m_descriptor); }
    Q_DISABLE_COPY_MOVE(NotifySocket)

    /// The next message, or nothing.
    QByteArray next()
    {
        char bytes[512];
        const ssize_t count = ::recv(m_descriptor, bytes, sizeof bytes, 0);
        return count > 0 ? QByteArray(bytes, count) : QByteArray();
    }
    /// Whether a message that begins so comes, after whatever others.
    bool hears(const QByteArray &begin)
    {
        return eventually([&] {
            for (QByteArray message = next(); !message.isEmpty(); message = next()) {
                if (message.startsWith(begin))
                    return true;
            }
            return false;
        });
    }

private:
    int m_descriptor = -1;
};

} // namespace

/// How hearthbookd behaves as a service of systemd.
class TestServiceManager : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readyAndStopping();
    void watchdog();
    void watchdogOfAnotherProcess();
    void hungUp();
    void brokenSettingsChangeNothing();
    void unitIsHardened();

private:
    static QByteArray logOf(ServerProcess &server) { return server.stop().err; }
};

void TestServiceManager::readyAndStopping()
{
    ServerProcess server;
    NotifySocket systemd(server.path(u"notify"_s));
    server.setVariable(u"NOTIFY_SOCKET"_s, server.path(u"notify"_s));
    QVERIFY(server.start());
    QVERIFY(systemd.hears("READY=1"));
    QCOMPARE(systemd.next(), QByteArray()); // no watchdog was asked for
    server.signal(SIGTERM);
    QVERIFY(systemd.hears("STOPPING=1"));
    QCOMPARE(server.ended().code, 0);
}

void TestServiceManager::watchdog()
{
    ServerProcess server;
    NotifySocket systemd(server.path(u"notify"_s));
    server.setVariable(u"NOTIFY_SOCKET"_s, server.path(u"notify"_s));
    server.setVariable(u"WATCHDOG_USEC"_s, u"40000"_s);
    QVERIFY(server.start());
    for (int i = 0; i < 3; ++i)
        QVERIFY(systemd.hears("WATCHDOG=1"));
}

void TestServiceManager::watchdogOfAnotherProcess()
{
    ServerProcess server;
    NotifySocket systemd(server.path(u"notify"_s));
    server.setVariable(u"NOTIFY_SOCKET"_s, server.path(u"notify"_s));
    server.setVariable(u"WATCHDOG_USEC"_s, u"1000"_s);
    server.setVariable(u"WATCHDOG_PID"_s, u"1"_s);
    QVERIFY(server.start());
    QVERIFY(systemd.hears("READY=1"));
    server.signal(SIGTERM);
    QVERIFY(eventually([&] { return !server.isRunning(); }));
    QCOMPARE(systemd.next(), "STOPPING=1");
    QCOMPARE(systemd.next(), QByteArray());
}

/// SIGHUP: the level of the log changes at once, what takes a new start is named.
void TestServiceManager::hungUp()
{
    ServerProcess server;
    NotifySocket systemd(server.path(u"notify"_s));
    server.setVariable(u"NOTIFY_SOCKET"_s, server.path(u"notify"_s));
    QFile file(server.path(u"hearthbook.toml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    QVERIFY(server.start({ u"--config"_s, file.fileName() }));
    QVERIFY(systemd.hears("READY=1"));
    WebClient client(server.port());
    QCOMPARE(client.get("/healthz").status, 200);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[log]\naccess = true\n[server]\nconnection_limit = 77\n");
    file.close();
    server.signal(SIGHUP);
    QVERIFY(systemd.hears("RELOADING=1\nMONOTONIC_USEC="));
    QVERIFY(systemd.hears("READY=1"));
    QCOMPARE(client.get("/readyz").status, 200);
    const QByteArray log = logOf(server);
    QVERIFY2(log.contains("The settings were read again"), log);
    QVERIFY2(log.contains("count from the next start on: server.connection_limit\n"), log);
    QVERIFY2(log.contains("GET /readyz") && !log.contains("GET /healthz"), log);
}

void TestServiceManager::brokenSettingsChangeNothing()
{
    ServerProcess server;
    NotifySocket systemd(server.path(u"notify"_s));
    server.setVariable(u"NOTIFY_SOCKET"_s, server.path(u"notify"_s));
    QFile file(server.path(u"hearthbook.toml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    QVERIFY(server.start({ u"--config"_s, file.fileName() }));
    QVERIFY(systemd.hears("READY=1"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[log]\nlevel = \"LOUD\"\n");
    file.close();
    server.signal(SIGHUP);
    QVERIFY(systemd.hears("READY=1"));
    WebClient client(server.port());
    QCOMPARE(client.get("/readyz").status, 200);
    const QByteArray log = logOf(server);
    QVERIFY2(log.contains("The settings stay as they are: "), log);
}

void TestServiceManager::unitIsHardened()
{
    QProcess analyze;
    analyze.start(u"systemd-analyze"_s,
                  { u"security"_s, u"--offline=true"_s, u"--threshold=20"_s,
                    QStringLiteral(HEARTHBOOK_SOURCE_DIR "/packaging/systemd/hearthbookd.service") });
    if (!analyze.waitForStarted())
        QSKIP("systemd-analyze is not installed");
    QVERIFY(analyze.waitForFinished());
    QVERIFY2(analyze.exitCode() == 0, analyze.readAllStandardOutput().right(200));
}

QTEST_GUILESS_MAIN(TestServiceManager)
#include "tst_servicemanager.moc"
