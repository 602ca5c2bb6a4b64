#include "tests/support/eventually.h"
#include "tests/support/serverprocess.h"

#include <QFile>
#include <QHostAddress>
#include <QTcpSocket>
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

/// hearthbookd under a systemd that listens, with a settings file of its own.
class NotifyingServer : public ServerProcess
{
public:
    NotifyingServer() : systemd(path(u"notify"_s)) { setVariable(u"NOTIFY_SOCKET"_s, path(u"notify"_s)); }

    bool begin() { return configure({}) && start({ u"--config"_s, config() }) && systemd.hears("READY=1"); }
    bool configure(const QByteArray &toml) const
    {
        QFile file(config());
        return file.open(QIODevice::WriteOnly) && file.write(toml) == toml.size();
    }

    NotifySocket systemd;

private:
    QString config() const { return path(u"hearthbook.toml"_s); }
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
    void stopsOnce();
    void hungUp();
    void brokenSettingsChangeNothing();
    void unitIsHardened();

private:
    static QByteArray logOf(ServerProcess &server) { return server.stop().err; }
};

void TestServiceManager::readyAndStopping()
{
    NotifyingServer server;
    QVERIFY(server.begin());
    QCOMPARE(server.systemd.next(), QByteArray()); // no watchdog was asked for
    server.signal(SIGTERM);
    QVERIFY(server.systemd.hears("STOPPING=1"));
    QCOMPARE(server.ended().code, 0);
}

void TestServiceManager::watchdog()
{
    NotifyingServer server;
    server.setVariable(u"WATCHDOG_USEC"_s, u"40000"_s);
    QVERIFY(server.start());
    for (int i = 0; i < 3; ++i)
        QVERIFY(server.systemd.hears("WATCHDOG=1"));
}

void TestServiceManager::watchdogOfAnotherProcess()
{
    NotifyingServer server;
    server.setVariable(u"WATCHDOG_USEC"_s, u"1000"_s);
    server.setVariable(u"WATCHDOG_PID"_s, u"1"_s);
    QVERIFY(server.begin());
    server.signal(SIGTERM);
    QVERIFY(eventually([&] { return !server.isRunning(); }));
    QCOMPARE(server.systemd.next(), "STOPPING=1");
    QCOMPARE(server.systemd.next(), QByteArray());
}

/// While it stops neither a second signal to stop nor SIGHUP begins anything.
void TestServiceManager::stopsOnce()
{
    NotifyingServer server;
    QVERIFY(server.begin());
    QTcpSocket slow;
    slow.connectToHost(QHostAddress::LocalHost, server.port());
    QVERIFY(slow.waitForConnected());
    slow.write("GET /healthz HTTP/1.1\r\n"); // the rest is waited for
    QVERIFY(slow.waitForBytesWritten());
    WebClient client(server.port());
    QCOMPARE(client.get("/healthz").status, 200); // by now that one was read
    server.signal(SIGTERM);
    QVERIFY(server.systemd.hears("STOPPING=1"));
    server.signal(SIGHUP);
    server.signal(SIGINT);
    slow.write("Host: localhost\r\n\r\n");
    QVERIFY(eventually([&] { return slow.waitForReadyRead(10) || slow.bytesAvailable() > 0; }));
    QVERIFY(slow.readAll().startsWith("HTTP/1.1 200 "));
    QCOMPARE(server.ended().code, 0);
    QCOMPARE(server.systemd.next(), QByteArray());
}

/// SIGHUP: the level of the log changes at once, what takes a new start is named.
void TestServiceManager::hungUp()
{
    NotifyingServer server;
    QVERIFY(server.begin());
    WebClient client(server.port());
    QCOMPARE(client.get("/healthz").status, 200);
    QVERIFY(server.configure("[log]\naccess = true\n[server]\nconnection_limit = 77\n"));
    server.signal(SIGHUP);
    QVERIFY(server.systemd.hears("RELOADING=1\nMONOTONIC_USEC="));
    QVERIFY(server.systemd.hears("READY=1"));
    QCOMPARE(client.get("/readyz").status, 200);
    const QByteArray log = logOf(server);
    QVERIFY2(log.contains("The settings were read again"), log);
    QVERIFY2(log.contains("count from the next start on: server.connection_limit\n"), log);
    QVERIFY2(log.contains("GET /readyz") && !log.contains("GET /healthz"), log);
}

void TestServiceManager::brokenSettingsChangeNothing()
{
    NotifyingServer server;
    QVERIFY(server.begin());
    QVERIFY(server.configure("[log]\nlevel = \"LOUD\"\n"));
    server.signal(SIGHUP);
    QVERIFY(server.systemd.hears("READY=1"));
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
