#include "core/storage/checkpointer.h"
#include "tests/support/temporarydatabase.h"

#include <QFileInfo>
#include <QTest>

using namespace hearthbook;

/// What was written before wait() is in the file after it.
class TestCheckpointer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_db = std::make_unique<TemporaryDatabase>();
        m_checkpointer = std::make_unique<Checkpointer>();
        must(m_checkpointer->start(m_db->options()));
    }
    void cleanup()
    {
        m_checkpointer.reset();
        m_db.reset();
    }
    void waitIsForThePass();
    void nothingWasAskedFor();
    void unusableFile();

private:
    static constexpr qint64 mebibyte = qint64(1) << 20;

    qint64 fileSize() const { return QFileInfo(m_db->options().path).size(); }
    void writeLongRow(int number) const
    {
        m_db->execute("INSERT INTO devices (device_id, name, notes) VALUES ('d" + QByteArray::number(number)
                      + "', 'D', hex(zeroblob(524288)))");
    }

    std::unique_ptr<TemporaryDatabase> m_db;
    std::unique_ptr<Checkpointer> m_checkpointer;
};

void TestCheckpointer::waitIsForThePass()
{
    writeLongRow(0); // fills the pages that migrations left free
    m_checkpointer->request();
    m_checkpointer->wait();
    for (int i = 1; i <= 20; ++i) {
        const qint64 before = fileSize();
        writeLongRow(i);
        m_checkpointer->request();
        m_checkpointer->wait();
        QVERIFY(fileSize() >= before + mebibyte);
    }
}

void TestCheckpointer::nothingWasAskedFor()
{
    writeLongRow(1);
    m_checkpointer->wait();
    QVERIFY(fileSize() < mebibyte);
    m_checkpointer->stop();
    m_checkpointer->wait();
}

void TestCheckpointer::unusableFile()
{
    Checkpointer checkpointer;
    DatabaseOptions options = m_db->options();
    options.path = m_db->folder();
    const Result<void> started = checkpointer.start(options);
    QVERIFY(!started);
    QCOMPARE(started.error().code, ErrorCode::NotADatabase);
    checkpointer.wait();
}

QTEST_GUILESS_MAIN(TestCheckpointer)
#include "tst_checkpointer.moc"
