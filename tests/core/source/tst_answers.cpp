#include "core/source/metadatasource.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace hearthbook;
using namespace Qt::StringLiterals;

namespace {

/// Answers on a thread of its own, at the very moment at which it is asked.
class HastyChannel : public Channel
{
public:
    HastyChannel() : m_thread([this] { run(); }) { }
    ~HastyChannel() override
    {
        m_isDone = true;
        m_thread.join();
    }
    Q_DISABLE_COPY_MOVE(HastyChannel)

    QString place() const override { return u"hasty"_s; }
    void open() override { setState(ChannelState::Open); }
    void send(const ApiCall &, const Answered &answered) override
    {
        while (m_isAsked)
            std::this_thread::yield();
        m_answered = answered;
        m_isAsked = true;
    }

private:
    void run()
    {
        while (!m_isDone) {
            if (!m_isAsked)
                continue;
            const Answered answered = std::exchange(m_answered, {});
            m_isAsked = false;
            answered(ApiReply { .status = 200, .operation = 7, .body = R"({"device_id":"d1"})" });
        }
    }

    Answered m_answered;
    std::atomic<bool> m_isAsked = false;
    std::atomic<bool> m_isDone = false;
    std::thread m_thread;
};

} // namespace

/// What a source makes of answers, whenever and on whatever thread they come.
class TestAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comeWhileOneAsks();
};

void TestAnswers::comeWhileOneAsks()
{
    MetadataSource source(std::make_unique<HastyChannel>());
    for (int i = 0; i < 4'000; ++i) {
        QFuture<Result<QJsonObject>> row = source.row(deviceRows(), u"d1"_s);
        QFuture<Result<ChangedRow>> reverted = source.revert(1);
        row.waitForFinished();
        reverted.waitForFinished();
        QCOMPARE(row.resultCount(), 1);
        QCOMPARE(row.result()->value(u"device_id").toString(), u"d1"_s);
        QCOMPARE(reverted.result()->operation, std::optional<qint64>(7));
    }
}

QTEST_GUILESS_MAIN(TestAnswers)
#include "tst_answers.moc"
