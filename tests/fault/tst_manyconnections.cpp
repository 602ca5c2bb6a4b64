#include "tests/support/homes.h"
#include "tests/support/serverprocess.h"

#include <QElapsedTimer>
#include <QJsonDocument>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <thread>
#include <vector>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

namespace {

/// Opens connections as fast as they are taken, asks one thing on each and keeps them all open.
class Crowd
{
public:
    explicit Crowd(quint16 port) : m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    {
        m_address.sin_family = AF_INET;
        m_address.sin_port = htons(port);
        m_address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    }
    ~Crowd()
    {
        for (const Member &member : m_members)
            ::close(member.descriptor);
        ::close(m_epoll);
    }
    Q_DISABLE_COPY_MOVE(Crowd)

    void come(int count)
    {
        m_members.reserve(std::size_t(count));
        QElapsedTimer patience;
        patience.start();
        while (answered() < count && patience.elapsed() < 60'000) {
            for (int i = 0; i < 200 && int(m_members.size()) < count; ++i)
                connectOne();
            listen();
        }
    }

    int served = 0;
    int refused = 0;
    int wrong = 0;
    int answered() const { return served + refused + wrong; }

private:
    struct Member
    {
        int descriptor = -1;
        QByteArray received = {};
        bool isDone = false;
    };

    void connectOne()
    {
        const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        if (descriptor < 0)
            qFatal("out of descriptors");
        std::ignore = ::connect(descriptor, reinterpret_cast<const sockaddr *>(&m_address), sizeof m_address);
        epoll_event event = { .events = EPOLLOUT, .data = { .u64 = m_members.size() } };
        ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event);
        m_members.push_back({ descriptor });
    }

    void listen()
    {
        epoll_event events[256];
        const int count = ::epoll_wait(m_epoll, events, 256, 5);
        for (int i = 0; i < count; ++i) {
            Member &member = m_members[events[i].data.u64];
            if (events[i].events & EPOLLOUT)
                ask(member, events[i]);
            else if (!member.isDone)
                hear(member);
        }
    }

    void ask(const Member &member, epoll_event event) const
    {
        static const QByteArray request = "GET /api/devices/d0007 HTTP/1.1\r\nHost: localhost\r\n\r\n";
        std::ignore = ::send(member.descriptor, request.constData(), std::size_t(request.size()), MSG_NOSIGNAL);
        event.events = EPOLLIN;
        ::epoll_ctl(m_epoll, EPOLL_CTL_MOD, member.descriptor, &event);
    }

    void hear(Member &member)
    {
        char bytes[4096];
        const ssize_t size = ::recv(member.descriptor, bytes, sizeof bytes, 0);
        if (size > 0)
            member.received.append(bytes, size);
        const bool isRefused = member.received.startsWith("HTTP/1.1 503 ")
            && member.received.contains("Too many connections");
        const bool isServed = member.received.startsWith("HTTP/1.1 200 ")
            && member.received.contains(R"("device_id":"d0007","name":"Lamp 7")");
        if (size > 0 && !isRefused && !isServed)
            return;
        ++(isServed ? served : isRefused ? refused : wrong);
        member.isDone = true;
        ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, member.descriptor, nullptr);
    }

    int m_epoll;
    sockaddr_in m_address = {};
    std::vector<Member> m_members;
};

int mostDescriptors()
{
    rlimit limit = {};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    return int(std::min<rlim_t>(limit.rlim_cur, 1'000'000));
}

} // namespace

/// More clients than the server has places for. HEARTHBOOK_CONNECTIONS says how many; 2,000 in the suite.
class TestManyConnections : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takenOrRefused_data();
    void takenOrRefused();
};

void TestManyConnections::takenOrRefused_data()
{
    QTest::addColumn<QString>("limit");
    QTest::newRow("more than the limit") << u"1000"_s;
    QTest::newRow("all of them") << u"20000"_s;
}

void TestManyConnections::takenOrRefused()
{
    QFETCH(QString, limit);
    const int asked = qEnvironmentVariableIntValue("HEARTHBOOK_CONNECTIONS");
    const int crowdSize = asked > 0 ? asked : 2000;
    if (mostDescriptors() < crowdSize + 200)
        QSKIP("this user may not open so many connections");
    ServerProcess server;
    QVERIFY(server.start({ u"--connection-limit"_s, limit }));
    std::atomic<bool> over = false;
    std::atomic<int> right = 0;
    std::atomic<int> wrong = 0;
    std::thread regular([&over, &right, &wrong, port = server.port()] {
        WebClient first(port);
        for (int number = 1; !over; ++number) {
            const HttpReply wrote = first.post("/internal/devices/bulk_upsert", devicesOfHome(50, number));
            const QJsonDocument read = QJsonDocument::fromJson(first.get("/api/devices/d0007").body);
            const bool isRight = wrote.status == 200 && read[u"sw_version"] == u"1."_s + QString::number(number);
            ++(isRight ? right : wrong);
        }
    });
    const bool isUsual = QTest::qWaitFor([&right, &wrong] { return right + wrong > 0; }, 20'000);
    Crowd crowd(server.port());
    QElapsedTimer time;
    time.start();
    crowd.come(crowdSize);
    const qint64 milliseconds = std::max<qint64>(time.elapsed(), 1);
    over = true;
    regular.join();
    qInfo(
        "%d connections in %lld ms, %lld a second: %d served, %d refused with 503; beside them %d writes and reads, all right",
        crowdSize, milliseconds, crowdSize * 1000 / milliseconds, crowd.served, crowd.refused, right.load());
    QCOMPARE(crowd.wrong, 0);
    QCOMPARE(crowd.served + crowd.refused, crowdSize);
    QCOMPARE(wrong, 0);
    QVERIFY(isUsual);
    if (limit.toInt() > crowdSize)
        QCOMPARE(crowd.refused, 0);
    else
        QVERIFY(crowd.served >= limit.toInt() - 1 && crowd.refused > 0);
    QVERIFY(server.isRunning());
}

QTEST_GUILESS_MAIN(TestManyConnections)
#include "tst_manyconnections.moc"
