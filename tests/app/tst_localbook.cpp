#include "app/channelto.h"
#include "core/source/metadatasource.h"
#include "tests/support/eventually.h"
#include "tests/support/files.h"
#include "tests/support/homes.h"
#include "tests/support/temporarydatabase.h"

#include <QDir>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// A file that is opened only to be read.
class TestLocalBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsChanged();
    void walIsLeftAsItWas();
    void writesAreRefused();
    void noneIsMade();
    void olderSchema();
    void followsOthers();

private:
    static QString newPath(const QTemporaryDir &folder, const QString &name) { return folder.filePath(name); }
    static bool settled(const Channel &channel)
    {
        return eventually([&] { return channel.state() != ChannelState::Connecting; });
    }
    static std::size_t rowsOf(MetadataSource &source)
    {
        QFuture<Result<RowPage>> asked = source.list(deviceRows(), {});
        eventually([&] { return asked.isFinished(); });
        const Result<RowPage> page = asked.result();
        return page ? page->rows.size() : 0;
    }
    /// Names and contents of a folder's files.
    static QMap<QString, QByteArray> filesIn(const QString &folder)
    {
        QMap<QString, QByteArray> files;
        for (const QString &name : QDir(folder).entryList(QDir::Files | QDir::Hidden))
            files.insert(name, readFile(folder + u'/' + name));
        return files;
    }
};

void TestLocalBook::nothingIsChanged()
{
    TemporaryDatabase database;
    database.feedDevices(devicesOfHome(3));
    database.closeStore();
    const QMap<QString, QByteArray> before = filesIn(database.folder());
    {
        MetadataSource source(channelTo(database.options().path, true));
        source.channel().open();
        QVERIFY(settled(source.channel()));
        QCOMPARE(source.channel().trouble(), QString());
        QCOMPARE(rowsOf(source), std::size_t(3));
    }
    QCOMPARE(filesIn(database.folder()).keys(), before.keys());
    QVERIFY(filesIn(database.folder()) == before);
}

/// As a crash left it: the last changes are not in the file itself yet.
void TestLocalBook::walIsLeftAsItWas()
{
    TemporaryDatabase database;
    database.feedDevices(devicesOfHome(3));
    const QTemporaryDir folder;
    for (const QString &name : { u""_s, u"-wal"_s })
        QVERIFY(QFile::copy(database.options().path + name, newPath(folder, u"copy.db"_s + name)));
    const QByteArray file = readFile(newPath(folder, u"copy.db"_s));
    const QByteArray wal = readFile(newPath(folder, u"copy.db-wal"_s));
    QVERIFY(!wal.isEmpty());
    {
        MetadataSource source(channelTo(newPath(folder, u"copy.db"_s), true));
        source.channel().open();
        QVERIFY(settled(source.channel()));
        QCOMPARE(rowsOf(source), std::size_t(3));
    }
    QVERIFY(readFile(newPath(folder, u"copy.db"_s)) == file);
    QVERIFY(readFile(newPath(folder, u"copy.db-wal"_s)) == wal);
}

void TestLocalBook::writesAreRefused()
{
    TemporaryDatabase database;
    database.feedDevices(devicesOfHome(3));
    MetadataSource source(channelTo(database.options().path, true)); // as if the window forgot setReadOnly()
    source.channel().open();
    QVERIFY(settled(source.channel()));
    QFuture<Result<ChangedRow>> asked = source.change(deviceRows(), u"d0000"_s, { { u"name"_s, u"Mine"_s } }, 1);
    QVERIFY(eventually([&] { return asked.isFinished(); }));
    QVERIFY(!asked.result());
    QCOMPARE(database.device(u"d0000"_s).name, u"Lamp 0"_s);
}

void TestLocalBook::noneIsMade()
{
    const QTemporaryDir folder;
    const QString path = newPath(folder, u"below/home.db"_s);
    MetadataSource source(channelTo(path, true));
    source.channel().open();
    QVERIFY(settled(source.channel()));
    QCOMPARE(source.channel().state(), ChannelState::Refused);
    QVERIFY2(source.channel().trouble().contains(path), qUtf8Printable(source.channel().trouble()));
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestLocalBook::olderSchema()
{
    TemporaryDatabase database;
    database.execute("DELETE FROM schema_migrations WHERE number = (SELECT max(number) FROM schema_migrations)");
    database.closeStore();
    const QMap<QString, QByteArray> before = filesIn(database.folder());
    {
        MetadataSource source(channelTo(database.options().path, true));
        source.channel().open();
        QVERIFY(settled(source.channel()));
        QCOMPARE(source.channel().state(), ChannelState::Refused);
        QVERIFY2(source.channel().trouble().contains(u"brought up to date"_s),
                 qUtf8Printable(source.channel().trouble()));
    }
    QVERIFY(filesIn(database.folder()) == before);
}

void TestLocalBook::followsOthers()
{
    TemporaryDatabase database;
    database.feedDevices(devicesOfHome(3));
    MetadataSource source(channelTo(database.options().path, true));
    source.channel().open();
    QVERIFY(settled(source.channel()));
    bool isTold = false;
    connect(&source.channel(), &Channel::happened, this, [&isTold] { isTold = true; });
    QCOMPARE(rowsOf(source), std::size_t(3));
    QVERIFY(eventually([&, i = 0]() mutable { // until the stream of events is open
        database.feedDevices(R"([{"id":"z9","name":"Zoo )" + QByteArray::number(++i) + R"("}])");
        return isTold;
    }));
    QCOMPARE(rowsOf(source), std::size_t(4));
}

QTEST_GUILESS_MAIN(TestLocalBook)
#include "tst_localbook.moc"
