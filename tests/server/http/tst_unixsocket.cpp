#include "server/http/nativesocket.h"
#include "server/http/unixsocket.h"
#include "tests/support/files.h"

#include <QLocalSocket>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestUnixSocket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isForUserAndGroup();
    void isRemovedAtTheEnd();
    void staleFileIsReplaced();
    void livingServerIsLeftAlone();
    void otherFilesAreLeftAlone();
    void fileOfASuccessorIsLeftAlone();
    void longestPath();
    void refused_data();
    void refused();

private:
    QString path(const QString &name = u"a.sock"_s) const { return m_folder.filePath(name); }
    static bool connects(const QString &path)
    {
        QLocalSocket client;
        client.connectToServer(path);
        return client.state() == QLocalSocket::ConnectedState || client.waitForConnected(1000);
    }

    QTemporaryDir m_folder;
};

void TestUnixSocket::isForUserAndGroup()
{
    const Result<UnixSocket> socket = UnixSocket::listen(path());
    QVERIFY(socket);
    struct stat found = {};
    QCOMPARE(::lstat(qPrintable(path()), &found), 0);
    QVERIFY(S_ISSOCK(found.st_mode));
    QCOMPARE(int(found.st_mode & 0777), 0660);
    QVERIFY(connects(path()));
}

void TestUnixSocket::isRemovedAtTheEnd()
{
    {
        Result<UnixSocket> socket = UnixSocket::listen(path());
        QVERIFY(socket);
        const UnixSocket moved = std::move(*socket);
        socket = failure(ErrorCode::Internal, u"gone"_s);
        QVERIFY(connects(path()));
    }
    QVERIFY(!QFile::exists(path()));
}

void TestUnixSocket::staleFileIsReplaced()
{
    const QString kept = path(u"kept.sock"_s);
    {
        const Result<UnixSocket> dead = UnixSocket::listen(path());
        QVERIFY(dead);
        QCOMPARE(::link(qPrintable(path()), qPrintable(kept)), 0);
    }
    QCOMPARE(::rename(qPrintable(kept), qPrintable(path())), 0);
    QVERIFY(!connects(path()));
    const Result<UnixSocket> next = UnixSocket::listen(path());
    QVERIFY2(next, next ? "" : qPrintable(next.error().message));
    QVERIFY(connects(path()));
}

void TestUnixSocket::livingServerIsLeftAlone()
{
    const Result<UnixSocket> first = UnixSocket::listen(path());
    const Result<UnixSocket> second = UnixSocket::listen(path());
    QVERIFY(first && !second);
    QCOMPARE(second.error().code, ErrorCode::Unavailable);
    QVERIFY2(second.error().message.contains(u"another program answers there"_s), qPrintable(second.error().message));
    QVERIFY(connects(path()));
}

void TestUnixSocket::otherFilesAreLeftAlone()
{
    const QString file = path(u"notes.txt"_s);
    writeFile(file, "dear");
    const QString link = path(u"link"_s);
    QVERIFY(QFile::link(file, link));
    for (const QString &place : { file, link, m_folder.path() }) {
        const Result<UnixSocket> socket = UnixSocket::listen(place);
        QVERIFY(!socket);
        QCOMPARE(socket.error().code, ErrorCode::InvalidInput);
        QVERIFY(socket.error().message.contains(u"something else than a socket"_s));
    }
    QCOMPARE(readFile(file), "dear");
}

void TestUnixSocket::fileOfASuccessorIsLeftAlone()
{
    std::optional<UnixSocket> first = *UnixSocket::listen(path());
    QVERIFY(QFile::remove(path()));
    const Result<UnixSocket> second = UnixSocket::listen(path());
    QVERIFY(second);
    first.reset();
    QVERIFY(connects(path()));
}

void TestUnixSocket::longestPath()
{
    const QString longest = path(QString(107 - m_folder.path().size() - 1, u'a'));
    QVERIFY(UnixSocket::listen(longest));
    const Result<UnixSocket> longer = UnixSocket::listen(longest + u'a');
    QVERIFY(!longer);
    QCOMPARE(longer.error().code, ErrorCode::InvalidInput);
    QVERIFY2(longer.error().message.contains(u"108 bytes"_s), qPrintable(longer.error().message));
}

void TestUnixSocket::refused_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("no folder") << u"none/a.sock"_s;
    QTest::newRow("below a file") << u"notes/a.sock"_s;
}

void TestUnixSocket::refused()
{
    QFETCH(QString, name);
    writeFile(path(u"notes"_s), {});
    const Result<UnixSocket> socket = UnixSocket::listen(path(name));
    QVERIFY(!socket);
    QCOMPARE(socket.error().code, ErrorCode::Unavailable);
    QVERIFY(socket.error().message.contains(path(name)));
}

QTEST_GUILESS_MAIN(TestUnixSocket)
#include "tst_unixsocket.moc"
