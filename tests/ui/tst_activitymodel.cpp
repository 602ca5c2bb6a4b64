#include "tests/support/eventually.h"
#include "tests/support/scriptedchannel.h"
#include "ui/models/activitymodel.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

namespace {

QJsonObject change(qint64 seq, std::optional<qint64> operation,
                   const QString &at = u"2026-11-30T12:00:00.000000+00:00"_s)
{
    return { { u"seq"_s, seq },
             { u"at"_s, at },
             { u"actor"_s, operation ? u"anonymous"_s : u"external"_s },
             { u"origin"_s, operation ? u"api"_s : u"external"_s },
             { u"operation"_s, operation ? QJsonValue(*operation) : QJsonValue() },
             { u"kind"_s, u"label"_s },
             { u"key"_s, u"k%1"_s.arg(seq) },
             { u"action"_s, u"update"_s },
             { u"before"_s, QJsonObject() } };
}

QByteArray page(const QJsonArray &changes, const QString &next = {})
{
    return QJsonDocument(QJsonObject { { u"changes"_s, changes },
                                       { u"next_cursor"_s, next.isEmpty() ? QJsonValue() : QJsonValue(next) } })
        .toJson();
}

} // namespace

/// The journal as entries, with answers given by hand.
class TestActivityModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void groupsByOperation();
    void anotherProgramsChanges();
    void daysHaveHeadings();
    void largeOperationIsCountedNotRead();
    void newsBeforeTheAnswer();
    void newsOfTheSameOperation();
    void waitsWhileHeld();
    void filteredNews();
    void dropsOlderAnswers();
    void failsAndTriesAgain();
    void missed();

private:
    ScriptedChannel::Asked next()
    {
        if (!eventually([this] { return !m_channel->asked.empty(); }, 2000))
            qFatal("nothing was asked");
        const ScriptedChannel::Asked asked = m_channel->asked.front();
        m_channel->asked.pop_front();
        return asked;
    }
    void answer(const QByteArray &body)
    {
        next().answer(body);
        QCoreApplication::processEvents();
    }
    void tell(const QJsonObject &change) { m_channel->tell({ { .kind = u"label"_s, .data = change } }); }
    QStringList told() const
    {
        QStringList out;
        for (int i = 0; i < m_model->rowCount(); ++i)
            out += m_model->index(i).data(ActivityModel::WhatRole).toString();
        return out;
    }

    ScriptedChannel *m_channel = nullptr;
    std::unique_ptr<MetadataSource> m_source;
    std::unique_ptr<ActivityModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestActivityModel::init()
{
    auto channel = std::make_unique<ScriptedChannel>();
    m_channel = channel.get();
    m_source = std::make_unique<MetadataSource>(std::move(channel));
    m_model = std::make_unique<ActivityModel>();
    m_model->setSource(m_source.get());
}

void TestActivityModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_source.reset();
}

void TestActivityModel::groupsByOperation()
{
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    answer(page({ change(4, 2), change(3, 2), change(2, 1) }));
    QCOMPARE(told(),
             (QStringList {
                 {}, u"Somebody without a key: 2 labels changed"_s, u"k2 was changed by somebody without a key"_s }));
    QVERIFY(!m_model->flags(m_model->index(0)).testFlag(Qt::ItemIsSelectable));
    QCOMPARE(m_model->entry(m_model->index(1))->oldest, 3);
    QVERIFY(!m_model->canFetchMore({}));
}

void TestActivityModel::anotherProgramsChanges()
{
    const QString later = u"2026-11-30T12:00:10.000000+00:00"_s;
    answer(page({ change(3, {}, later), change(2, {}), change(1, {}) }));
    QCOMPARE(told(),
             (QStringList { {}, u"k3 was changed by another program"_s, u"Another program: 2 labels changed"_s }));
}

void TestActivityModel::daysHaveHeadings()
{
    answer(page({ change(2, 2), change(1, 1, u"2026-11-01T12:00:00.000000+00:00"_s) }));
    QCOMPARE(m_model->rowCount(), 4);
    QVERIFY(m_model->index(2).data(ActivityModel::DayRole).toString().contains(u"2026"_s));
}

void TestActivityModel::largeOperationIsCountedNotRead()
{
    answer(page({ change(900, 7), change(899, 6), change(898, 6) }, u"C"_s));
    const ScriptedChannel::Asked tail = next();
    QVERIFY2(tail.target().contains(u"operation=6"_s) && tail.target().contains(u"limit=1"_s),
             qUtf8Printable(tail.target()));
    QCOMPARE(m_model->rowCount(), 0); // not before it is whole
    tail.answer(R"({"changes":[{"seq":100}],"total":800,"facets":{"kind":[{"value":"entity","count":800}],
                    "action":[{"value":"create","count":800}]}})");
    QVERIFY(eventually([this] { return m_model->rowCount() == 3; }));
    QCOMPARE(told().at(2), u"Somebody without a key: 800 entities added"_s);
    QVERIFY(m_model->canFetchMore({}));
    m_model->fetchMore({});
    QVERIFY(next().call.query.queryItemValue(u"where"_s, QUrl::FullyDecoded) == u"seq<100"_s);
}

void TestActivityModel::newsBeforeTheAnswer()
{
    tell(change(5, 5));
    tell(change(4, 4));
    QVERIFY(!eventually([this] { return m_model->rowCount() > 0; }, 300));
    answer(page({ change(4, 4), change(3, 3) }));
    QVERIFY(eventually([this] { return m_model->rowCount() == 4; }));
    QVERIFY(told().at(1).startsWith(u"k5"_s));
}

void TestActivityModel::newsOfTheSameOperation()
{
    answer(page({ change(1, 1) }));
    tell(change(2, 1));
    tell(change(3, 2));
    tell(change(3, 2)); // told twice
    QVERIFY(eventually([this] { return m_model->rowCount() == 3; }));
    QCOMPARE(told().at(2), u"Somebody without a key: 2 labels changed"_s);
    QVERIFY(told().at(1).startsWith(u"k3"_s));
}

void TestActivityModel::waitsWhileHeld()
{
    answer(page({ change(1, 1) }));
    m_model->hold(true);
    tell(change(2, 2));
    tell(change(3, 2));
    tell(change(4, 3));
    QVERIFY(eventually([this] { return m_model->waiting() == 2; }));
    QCOMPARE(m_model->rowCount(), 2);
    m_model->hold(false);
    QCOMPARE(m_model->waiting(), 0);
    QCOMPARE(m_model->rowCount(), 4);
    QVERIFY(told().at(1).startsWith(u"k4"_s));
}

void TestActivityModel::filteredNews()
{
    answer(page({}));
    m_model->setFilter({ .kind = u"device"_s });
    QVERIFY(next().target().contains(u"kind=device"_s));
    m_model->setFilter({ .keys = QStringList { u"k7"_s } });
    answer(page({}));
    tell(change(6, 6));
    tell(change(7, 7));
    QVERIFY(eventually([this] { return m_model->rowCount() == 2; }));
    QVERIFY(told().at(1).startsWith(u"k7"_s));
}

void TestActivityModel::dropsOlderAnswers()
{
    const ScriptedChannel::Asked old = next();
    m_model->setFilter({ .action = u"create"_s });
    const ScriptedChannel::Asked now = next();
    now.answer(page({ change(1, 1) }));
    old.answer(page({ change(9, 9), change(8, 8) }));
    QVERIFY(eventually([this] { return m_model->rowCount() == 2; }));
    QVERIFY(told().at(1).startsWith(u"k1"_s));
}

void TestActivityModel::failsAndTriesAgain()
{
    next().fail(u"does not answer"_s);
    QVERIFY(eventually([this] { return m_model->trouble() == u"does not answer"_s; }));
    QVERIFY(!m_model->isReading());
    m_model->refresh();
    answer(page({ change(1, 1) }));
    QVERIFY(eventually([this] { return m_model->rowCount() == 2; }));
    QVERIFY(m_model->trouble().isEmpty());
}

void TestActivityModel::missed()
{
    answer(page({ change(1, 1) }));
    Q_EMIT m_channel->missed();
    answer(page({ change(50, 50) }));
    QVERIFY(eventually([this] { return told().size() == 2 && told().at(1).startsWith(u"k50"_s); }));
    m_model->setSource(nullptr);
    QCOMPARE(m_model->rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestActivityModel)
#include "tst_activitymodel.moc"
