#include "tests/support/eventually.h"
#include "tests/support/scriptedchannel.h"
#include "ui/models/historymodel.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

namespace {

/// Changes of sw_version, newest first: the one with `seq` n took "n" away.
QByteArray page(int newest, int oldest, const QString &next = {})
{
    QJsonArray changes;
    for (int seq = newest; seq >= oldest; --seq)
        changes += QJsonObject { { u"seq"_s, seq },
                                 { u"action"_s, u"update"_s },
                                 { u"before"_s, QJsonObject { { u"sw_version"_s, QString::number(seq) } } } };
    const QJsonValue cursor = next.isEmpty() ? QJsonValue() : QJsonValue(next);
    return QJsonDocument(QJsonObject { { u"changes"_s, changes }, { u"next_cursor"_s, cursor } }).toJson();
}

QJsonObject device(const QString &key, const QString &version)
{
    return { { u"device_id"_s, key }, { u"sw_version"_s, version } };
}

BookEvent news(const QString &key)
{
    return { .kind = u"device"_s, .data = { { u"key"_s, key }, { u"action"_s, u"update"_s } } };
}

} // namespace

class TestHistoryModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void isAModel();
    void readsTheRowsHistory();
    void readsMoreAtTheEnd();
    void newChangesStandOnTop();
    void missedMoreThanAPage();
    void othersDoNotMatter();
    void anotherRow();
    void failsAndTriesAgain();
    void olderPageFails();
    void noRow();
    void withoutASource();

private:
    void choose(const QJsonObject &row) { m_model->setRow(row, {}); }
    QString what(int at) const { return m_model->index(at).data(HistoryModel::WhatRole).toString(); }
    ScriptedChannel::Asked next()
    {
        if (!eventually([this] { return !m_channel->asked.empty(); }, 2000))
            qFatal("nothing was asked");
        ScriptedChannel::Asked asked = m_channel->asked.front();
        m_channel->asked.pop_front();
        return asked;
    }
    void answer(const QByteArray &body)
    {
        const ScriptedChannel::Asked asked = next(); // which tells of a state too
        QSignalSpy taken(m_model.get(), &HistoryModel::stateChanged);
        asked.answer(body);
        QVERIFY(eventually([&taken] { return !taken.empty(); }));
    }

    ScriptedChannel *m_channel = nullptr;
    std::unique_ptr<MetadataSource> m_source;
    std::unique_ptr<HistoryModel> m_model;
};

void TestHistoryModel::init()
{
    auto channel = std::make_unique<ScriptedChannel>();
    m_channel = channel.get();
    m_source = std::make_unique<MetadataSource>(std::move(channel));
    m_model = std::make_unique<HistoryModel>(deviceRows());
    m_model->setSource(m_source.get());
}

void TestHistoryModel::cleanup()
{
    m_model.reset();
    m_source.reset();
}

void TestHistoryModel::isAModel()
{
    const QAbstractItemModelTester tester(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    choose(device(u"d"_s, u"9"_s));
    answer(page(8, 7, u"C"_s)); // the tester reads on by itself
    answer(page(6, 5));
    QCOMPARE(m_model->rowCount(), 4);
    m_model->refresh();
    answer(page(9, 7, u"C"_s));
    QCOMPARE(m_model->rowCount(), 5);
    choose(device(u"d"_s, u"10"_s));
    m_model->refresh();
    answer(page(40, 30));
    QCOMPARE(m_model->rowCount(), 11);
    choose({});
    QCOMPARE(m_model->rowCount(), 0);
}

void TestHistoryModel::readsTheRowsHistory()
{
    choose(device(u"a b"_s, u"4"_s));
    QVERIFY(m_model->isReading());
    const ScriptedChannel::Asked asked = next();
    QCOMPARE(asked.call.path, u"/api/devices/a%20b/history"_s);
    asked.answer(page(3, 2));
    QVERIFY(eventually([&] { return m_model->rowCount() == 2; }));
    QCOMPARE(what(0), u"Software changed from “3” to “4”"_s);
    QCOMPARE(what(1), u"Software changed from “2” to “3”"_s);
    QVERIFY(m_model->index(0).data().toString().startsWith(what(0) + u" – "_s));
    choose(device(u"a b"_s, u"5"_s)); // the row came later
    QCOMPARE(what(0), u"Software changed from “3” to “5”"_s);
    QVERIFY(m_channel->asked.empty());
}

void TestHistoryModel::readsMoreAtTheEnd()
{
    choose(device(u"d"_s, u"9"_s));
    answer(page(8, 6, u"C+1"_s));
    QVERIFY(m_model->canFetchMore({}));
    m_model->fetchMore({});
    QVERIFY(!m_model->canFetchMore({})); // once
    const ScriptedChannel::Asked asked = next();
    QVERIFY2(asked.target().contains(u"cursor=C+1"_s), qPrintable(asked.target()));
    asked.answer(page(5, 4));
    QVERIFY(eventually([&] { return m_model->rowCount() == 5; }));
    QCOMPARE(what(3), u"Software changed from “5” to “6”"_s);
    QVERIFY(!m_model->canFetchMore({}));
}

void TestHistoryModel::newChangesStandOnTop()
{
    choose(device(u"d"_s, u"9"_s));
    answer(page(8, 7, u"C"_s));
    m_model->fetchMore({});
    answer(page(6, 5));
    m_channel->tell({ news(u"d"_s), news(u"d"_s) });
    answer(page(10, 7, u"C"_s));
    QCOMPARE(m_model->rowCount(), 6);
    QCOMPARE(what(1), u"Software changed from “9” to “10”"_s);
    QCOMPARE(what(5), u"Software changed from “5” to “6”"_s);
    QVERIFY(m_channel->asked.empty());
    QVERIFY(!m_model->canFetchMore({})); // the end was reached before
}

void TestHistoryModel::missedMoreThanAPage()
{
    choose(device(u"d"_s, u"9"_s));
    answer(page(8, 7));
    m_channel->tell({ { .kind = u"resync"_s } });
    answer(page(40, 30, u"C"_s));
    QCOMPARE(m_model->rowCount(), 11);
    QVERIFY(m_model->canFetchMore({}));
}

void TestHistoryModel::othersDoNotMatter()
{
    choose(device(u"d"_s, u"9"_s));
    answer(page(8, 7));
    BookEvent entity = news(u"d"_s);
    entity.kind = u"entity"_s;
    m_channel->tell({ news(u"other"_s), entity });
    QVERIFY(!eventually([&] { return !m_channel->asked.empty(); }, 400));
}

void TestHistoryModel::anotherRow()
{
    choose(device(u"d"_s, u"9"_s));
    const ScriptedChannel::Asked late = next();
    choose(device(u"e"_s, u"2"_s));
    answer(page(1, 1));
    late.answer(page(8, 1));
    QVERIFY(!eventually([&] { return m_model->rowCount() != 1; }, 50));
    QCOMPARE(what(0), u"Software changed from “1” to “2”"_s);
}

void TestHistoryModel::failsAndTriesAgain()
{
    choose(device(u"d"_s, u"9"_s));
    next().answer(R"({"title":"Not found","detail":"Device d not found"})", 404);
    QVERIFY(eventually([&] { return !m_model->isReading(); }));
    QCOMPARE(m_model->trouble(), u"Device d not found"_s);
    m_model->refresh();
    answer(page(8, 8));
    QCOMPARE(m_model->trouble(), QString());
    QCOMPARE(m_model->rowCount(), 1);
}

void TestHistoryModel::olderPageFails()
{
    choose(device(u"d"_s, u"9"_s));
    answer(page(8, 7, u"C"_s));
    m_model->fetchMore({});
    next().fail(u"Nobody is there"_s);
    QVERIFY(eventually([&] { return m_model->trouble() == u"Nobody is there"_s; }));
    QCOMPARE(m_model->rowCount(), 2);
    QVERIFY(!m_model->canFetchMore({})); // else a view would ask without end
    m_model->refresh();
    answer(page(8, 7, u"C"_s));
    QVERIFY(m_model->canFetchMore({}));
}

void TestHistoryModel::noRow()
{
    choose(device(u"d"_s, u"9"_s));
    answer(page(8, 7));
    choose({});
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(m_channel->asked.empty());
    m_channel->tell({ { .kind = u"resync"_s } });
    QVERIFY(m_channel->asked.empty());
}

void TestHistoryModel::withoutASource()
{
    choose(device(u"d"_s, u"9"_s));
    m_model->setSource(nullptr);
    choose(device(u"e"_s, u"9"_s));
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(!m_model->isReading());
}

QTEST_GUILESS_MAIN(TestHistoryModel)
#include "tst_historymodel.moc"
