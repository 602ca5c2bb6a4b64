#include "core/webhooks/secretkey.h"
#include "tests/support/files.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <set>
#include <thread>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestSecretKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void madeOnFirstUse();
    void modeDoesNotDependOnUmask();
    void keptAfterwards();
    void twoKeysDiffer();
    void makesTheFolder();
    void leavesNothingBeside();
    void severalMakersGetOneKey();
    void loadMakesNothing();
    void wrongSize_data();
    void wrongSize();
    void otherReaders_data();
    void otherReaders();
    void folderIsNoKey();
    void pipeIsNoKey();
    void cannotBeMade();
    void followsALink();

private:
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    static QByteArray bytesOf(const Result<SecretKey> &key) { return key->bytes().bytes().toByteArray(); }
    static int modeOf(const QString &path)
    {
        struct stat found = {};
        ::stat(QFile::encodeName(path).constData(), &found);
        return int(found.st_mode & 0777);
    }
    static void setMode(const QString &path, int mode) { ::chmod(QFile::encodeName(path).constData(), mode_t(mode)); }

    QTemporaryDir m_folder;
};

void TestSecretKey::madeOnFirstUse()
{
    const auto key = SecretKey::loadOrCreate(path("a.key"));
    QVERIFY2(key, qPrintable(key ? QString() : key.error().message));
    QCOMPARE(key->bytes().size(), SecretKey::size);
    QCOMPARE(readFile(path("a.key")), bytesOf(key));
}

void TestSecretKey::modeDoesNotDependOnUmask()
{
    const mode_t before = ::umask(0);
    const auto key = SecretKey::loadOrCreate(path("umask.key"));
    ::umask(before);
    QVERIFY(key);
    QCOMPARE(modeOf(path("umask.key")), 0600);
}

void TestSecretKey::keptAfterwards()
{
    const auto first = SecretKey::loadOrCreate(path("kept.key"));
    const auto second = SecretKey::loadOrCreate(path("kept.key"));
    const auto read = SecretKey::load(path("kept.key"));
    QVERIFY(first && second && read);
    QCOMPARE(bytesOf(second), bytesOf(first));
    QCOMPARE(bytesOf(read), bytesOf(first));
}

void TestSecretKey::twoKeysDiffer()
{
    const auto first = SecretKey::loadOrCreate(path("one.key"));
    const auto second = SecretKey::loadOrCreate(path("two.key"));
    QVERIFY(first && second);
    QVERIFY(bytesOf(first) != bytesOf(second));
}

void TestSecretKey::makesTheFolder()
{
    QVERIFY(SecretKey::loadOrCreate(path("deep/down/a.key")));
}

void TestSecretKey::leavesNothingBeside()
{
    const QString folder = path("alone");
    QVERIFY(SecretKey::loadOrCreate(folder + u"/a.key"_s));
    QCOMPARE(QDir(folder).entryList(QDir::Files | QDir::Hidden), QStringList { u"a.key"_s });
}

void TestSecretKey::severalMakersGetOneKey()
{
    const QString folder = path("race");
    for (int round = 0; round < 20; ++round) {
        const QString file = folder + u"/%1.key"_s.arg(round);
        std::array<QByteArray, 8> keys;
        std::atomic<int> ready = 0;
        std::vector<std::thread> makers;
        for (QByteArray &key : keys) {
            makers.emplace_back([&] {
                ++ready;
                while (ready < int(keys.size())) { }
                const auto made = SecretKey::loadOrCreate(file);
                key = made ? bytesOf(made) : made.error().message.toUtf8();
            });
        }
        for (std::thread &maker : makers)
            maker.join();
        QCOMPARE(keys[0].size(), SecretKey::size);
        QCOMPARE(std::set<QByteArray>(keys.begin(), keys.end()).size(), std::size_t(1));
    }
    QCOMPARE(QDir(folder).entryList(QDir::Files | QDir::Hidden).size(), 20);
}

void TestSecretKey::loadMakesNothing()
{
    const auto key = SecretKey::load(path("none.key"));
    QVERIFY(!key);
    QCOMPARE(key.error().code, ErrorCode::NotFound);
    QVERIFY(!QFileInfo::exists(path("none.key")));
}

void TestSecretKey::wrongSize_data()
{
    QTest::addColumn<int>("size");
    QTest::newRow("empty") << 0;
    QTest::newRow("one byte short") << 31;
    QTest::newRow("with a line end") << 33;
    QTest::newRow("as hexadecimal") << 64;
}

void TestSecretKey::wrongSize()
{
    QFETCH(int, size);
    const QString file = path("wrong.key");
    const QByteArray content(size, 'k');
    writeFile(file, content);
    setMode(file, 0600);
    const auto key = SecretKey::loadOrCreate(file);
    QVERIFY(!key);
    QCOMPARE(key.error().code, ErrorCode::Corrupt);
    QVERIFY(key.error().message.contains(u"%1 bytes"_s.arg(size)));
    QCOMPARE(readFile(file), content);
}

void TestSecretKey::otherReaders_data()
{
    QTest::addColumn<int>("mode");
    QTest::newRow("group may read") << 0640;
    QTest::newRow("everybody may read") << 0644;
    QTest::newRow("others may write") << 0602;
}

void TestSecretKey::otherReaders()
{
    QFETCH(int, mode);
    const QString file = path("open.key");
    writeFile(file, QByteArray(SecretKey::size, 'k'));
    setMode(file, mode);
    const auto key = SecretKey::loadOrCreate(file);
    QVERIFY(!key);
    QCOMPARE(key.error().code, ErrorCode::Unavailable);
    QVERIFY(key.error().message.contains(u"chmod 600 "_s + file));
    QCOMPARE(modeOf(file), mode);
}

void TestSecretKey::folderIsNoKey()
{
    const auto key = SecretKey::loadOrCreate(m_folder.path());
    QVERIFY(!key);
    QCOMPARE(key.error().code, ErrorCode::Unavailable);
}

void TestSecretKey::pipeIsNoKey()
{
    QCOMPARE(::mkfifo(QFile::encodeName(path("pipe.key")).constData(), 0600), 0);
    const auto key = SecretKey::loadOrCreate(path("pipe.key"));
    QVERIFY(!key);
    QCOMPARE(key.error().code, ErrorCode::Unavailable);
}

void TestSecretKey::cannotBeMade()
{
    writeFile(path("file"), "x");
    const auto key = SecretKey::loadOrCreate(path("file/a.key"));
    QVERIFY(!key);
    QCOMPARE(key.error().code, ErrorCode::Unavailable);
}

/// Secrets of a container are links.
void TestSecretKey::followsALink()
{
    const auto key = SecretKey::loadOrCreate(path("real.key"));
    QVERIFY(QFile::link(path("real.key"), path("link.key")));
    const auto linked = SecretKey::loadOrCreate(path("link.key"));
    QVERIFY(key && linked);
    QCOMPARE(bytesOf(linked), bytesOf(key));
}

QTEST_GUILESS_MAIN(TestSecretKey)
#include "tst_secretkey.moc"
