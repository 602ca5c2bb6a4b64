#include "tests/support/eventually.h"
#include "tests/support/files.h"
#include "tests/support/scriptedchannel.h"
#include "ui/models/rowexport.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

#include <csignal>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray page(const QStringList &keys, const QString &next = {}, int total = -1)
{
    QJsonArray rows;
    for (const QString &key : keys)
        rows += QJsonObject { { u"device_id"_s, key }, { u"name"_s, u"Lamp "_s + key } };
    QJsonObject answer { { u"devices"_s, rows } };
    if (!next.isEmpty())
        answer.insert(u"next_cursor"_s, next);
    if (total >= 0)
        answer.insert(u"total"_s, total);
    return QJsonDocument(answer).toJson();
}

} // namespace

/// Page by page, by hand; the real book is in tst_listpage.
class TestRowExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void writesPageByPage();
    void nothingTwice();
    void readsOnceMoreWhereRowsChanged();
    void whoChangesAlwaysDoesNotKeepItForEver();
    void cancelled();
    void serverLost();
    void folderThatIsNotThere();
    void fullDisk();
    void deletedWhileItRuns();
    void bookClosedWhileItRuns();

private:
    ScriptedChannel::Asked next()
    {
        if (!eventually([this] { return !m_channel->asked.empty(); }, 2000))
            return {};
        ScriptedChannel::Asked asked = m_channel->asked.front();
        m_channel->asked.pop_front();
        return asked;
    }
    void make(const QString &file)
    {
        m_path = m_folder->filePath(file);
        m_job = std::make_unique<RowExport>(*m_source,
                                            RowView { .kind = deviceRows(),
                                                      .title = u"Devices"_s,
                                                      .query = { .sort = u"name"_s, .search = u"la"_s },
                                                      .columns = { { u"name"_s, u"Name"_s } },
                                                      .areas = {} },
                                            m_path, FileForm::Csv);
        m_finished = std::make_unique<QSignalSpy>(m_job.get(), &Job::finished);
    }
    Job::End end() const
    {
        return eventually([&] { return m_finished->size() == 1; }, 3000) ? m_finished->at(0).at(0).value<Job::End>()
                                                                         : Job::End(-1);
    }
    QString message() const { return m_finished->at(0).at(1).toString(); }
    QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files); }

    std::unique_ptr<QTemporaryDir> m_folder;
    ScriptedChannel *m_channel = nullptr;
    std::unique_ptr<MetadataSource> m_source;
    std::unique_ptr<RowExport> m_job;
    std::unique_ptr<QSignalSpy> m_finished;
    QString m_path;
};

void TestRowExport::init()
{
    m_job.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto channel = std::make_unique<ScriptedChannel>();
    m_channel = channel.get();
    m_source = std::make_unique<MetadataSource>(std::move(channel));
    make(u"out.csv"_s);
}

void TestRowExport::writesPageByPage()
{
    QSignalSpy progressed(m_job.get(), &Job::progressed);
    m_job->start();
    const ScriptedChannel::Asked first = next();
    QCOMPARE(first.target(), u"/api/devices?limit=1000&sort=name&q=la&total=1&fields=device_id,name"_s);
    first.answer(page({ u"a"_s, u"b"_s }, u"c1"_s, 3));
    const ScriptedChannel::Asked second = next();
    QVERIFY2(second.target().contains(u"cursor=c1"_s) && !second.target().contains(u"total"_s),
             qPrintable(second.target()));
    QCOMPARE(progressed.at(0), (QVariantList { qint64(2), qint64(3) }));
    QVERIFY(!QFile::exists(m_path)); // not before all of it is there
    second.answer(page({ u"c"_s }));
    QCOMPARE(end(), Job::End::Done);
    QVERIFY2(message().contains(u"3 row"_s) && message().contains(u"out.csv"_s), qPrintable(message()));
    QCOMPARE(readFile(m_path), QByteArray("Name\r\nLamp a\r\nLamp b\r\nLamp c\r\n"));
}

void TestRowExport::nothingTwice()
{
    m_job->start();
    next().answer(page({ u"a"_s, u"b"_s }, u"c1"_s, 2));
    next().answer(page({ u"b"_s, u"c"_s }));
    QCOMPARE(end(), Job::End::Done);
    QCOMPARE(readFile(m_path), QByteArray("Name\r\nLamp a\r\nLamp b\r\nLamp c\r\n"));
}

void TestRowExport::readsOnceMoreWhereRowsChanged()
{
    m_job->start();
    next().answer(page({ u"b"_s }, u"c1"_s, 3));
    m_channel->tell({ { .kind = u"device"_s, .data = { { u"key"_s, u"z"_s }, { u"action"_s, u"update"_s } } } });
    next().answer(page({ u"c"_s }));
    next().answer(page({ u"aa"_s, u"b"_s, u"c"_s }, {}, 3)); // what came last came to stand first
    QCOMPARE(end(), Job::End::Done);
    QCOMPARE(readFile(m_path), QByteArray("Name\r\nLamp b\r\nLamp c\r\nLamp aa\r\n"));
}

void TestRowExport::whoChangesAlwaysDoesNotKeepItForEver()
{
    m_job->start();
    int passes = 0;
    for (ScriptedChannel::Asked asked = next(); asked.reply; asked = next()) {
        ++passes;
        m_channel->tell({ { .kind = u"device"_s, .data = { { u"key"_s, u"z"_s }, { u"action"_s, u"update"_s } } } });
        asked.answer(page({ u"a"_s }, {}, 1));
        if (eventually([&] { return m_finished->size() == 1; }, 50))
            break;
    }
    QCOMPARE(passes, 3);
    QCOMPARE(end(), Job::End::Done);
}

void TestRowExport::cancelled()
{
    QFile old(m_path);
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
    old.close();
    m_job->start();
    next().answer(page({ u"a"_s }, u"c1"_s, 2));
    const ScriptedChannel::Asked late = next();
    m_job->cancel();
    QCOMPARE(end(), Job::End::Cancelled);
    late.answer(page({ u"b"_s }));
    m_job->cancel();
    m_job.reset();
    QCOMPARE(m_finished->size(), 1);
    QCOMPARE(readFile(m_path), QByteArray("old"));
    QCOMPARE(files(), QStringList { u"out.csv"_s });
}

void TestRowExport::serverLost()
{
    m_job->start();
    next().answer(page({ u"a"_s }, u"c1"_s, 2));
    next().fail(u"The server does not answer."_s);
    QCOMPARE(end(), Job::End::Failed);
    QVERIFY2(message().contains(u"The server does not answer."_s), qPrintable(message()));
    m_job.reset();
    QCOMPARE(files(), QStringList());
}

void TestRowExport::folderThatIsNotThere()
{
    make(u"nowhere/out.csv"_s);
    m_job->start();
    QCOMPARE(end(), Job::End::Failed);
    QVERIFY2(message().contains(u"nowhere"_s), qPrintable(message()));
    QVERIFY(m_channel->asked.empty());
}

/// A limit on the size of files is as good as a full disk.
void TestRowExport::fullDisk()
{
    rlimit before {};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small { 4096, before.rlim_max };
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    m_job->start();
    QStringList keys;
    for (int i = 0; i < 1000; ++i)
        keys += QString::number(i);
    next().answer(page(keys, u"c1"_s, 2000));
    const Job::End ended = end();
    setrlimit(RLIMIT_FSIZE, &before);
    QCOMPARE(ended, Job::End::Failed);
    QVERIFY2(message().contains(u"cannot be written"_s), qPrintable(message()));
    m_job.reset();
    QCOMPARE(files(), QStringList());
}

void TestRowExport::deletedWhileItRuns()
{
    m_job->start();
    const ScriptedChannel::Asked asked = next();
    m_job.reset();
    asked.answer(page({ u"a"_s }));
    eventually([] { return false; }, 1);
    QCOMPARE(files(), QStringList());
}

void TestRowExport::bookClosedWhileItRuns()
{
    m_job->start();
    const ScriptedChannel::Asked asked = next();
    m_source.reset();
    asked.answer(page({ u"a"_s }, u"c1"_s));
    QCOMPARE(end(), Job::End::Failed);
    QVERIFY2(message().contains(u"closed"_s), qPrintable(message()));
}

QTEST_GUILESS_MAIN(TestRowExport)
#include "tst_rowexport.moc"
