#include "tests/support/scriptedchannel.h"
#include "ui/models/rowwriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Saving what was typed, against a book that answers as the test says.
class TestRowWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void writesOneRowByItsRevision();
    void writesSeveralAtOnce();
    void nothingToWrite();
    void goesOnWhereOtherFieldsWereChanged();
    void asksWhereTheSameWasChanged_data();
    void asksWhereTheSameWasChanged();
    void asksOfTheRowsThatWereChanged_data();
    void asksOfTheRowsThatWereChanged();
    void givesUpWhereSomebodyChangesAllTheTime();
    void refusedAndLost();
    void theRowIsGone();
    void tooMany();

private:
    static QJsonObject device(const QString &id, const QString &area, int revision)
    {
        return {
            { u"device_id"_s, id }, { u"name"_s, u"Lamp "_s + id }, { u"area_id"_s, area }, { u"revision"_s, revision }
        };
    }
    static QByteArray json(const QJsonObject &row) { return QJsonDocument(row).toJson(); }
    RowEdit moved(const std::vector<QJsonObject> &rows, const QString &area = u"attic"_s) const
    {
        RowEdit edit({ m_area }, u"device_id"_s);
        edit.begin(rows);
        edit.set(m_area, area);
        return edit;
    }
    /// The next question, which must have been asked.
    ScriptedChannel::Asked asked()
    {
        if (m_channel->asked.empty())
            qFatal("nothing was asked");
        const ScriptedChannel::Asked first = m_channel->asked.front();
        m_channel->asked.pop_front();
        return first;
    }
    static void answer(const ScriptedChannel::Asked &asked, const QByteArray &body, int status = 200,
                       std::optional<qint64> operation = {})
    {
        asked.reply(ApiReply { .status = status, .operation = operation, .body = body });
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
    }

    const EditField m_area { u"area_id"_s, u"Area"_s, EditForm::Area };
    ScriptedChannel *m_channel = nullptr;
    std::unique_ptr<MetadataSource> m_source;
    std::unique_ptr<RowWriter> m_writer;
    std::unique_ptr<QSignalSpy> m_saved;
    std::unique_ptr<QSignalSpy> m_refused;
    std::unique_ptr<QSignalSpy> m_written;
};

void TestRowWriter::init()
{
    auto channel = std::make_unique<ScriptedChannel>();
    m_channel = channel.get();
    m_writer = std::make_unique<RowWriter>(deviceRows(), u"name"_s);
    m_source = std::make_unique<MetadataSource>(std::move(channel));
    m_writer->setSource(m_source.get());
    m_saved = std::make_unique<QSignalSpy>(m_writer.get(), &RowWriter::saved);
    m_refused = std::make_unique<QSignalSpy>(m_writer.get(), &RowWriter::refused);
    m_written = std::make_unique<QSignalSpy>(m_writer.get(), &RowWriter::written);
}

void TestRowWriter::writesOneRowByItsRevision()
{
    m_writer->save(moved({ device(u"d1"_s, u"kitchen"_s, 4) }));
    QVERIFY(m_writer->isBusy());
    const auto patch = asked();
    QCOMPARE(patch.call.method, "PATCH"_ba);
    QCOMPARE(patch.call.path, u"/api/devices/d1"_s);
    QCOMPARE(patch.call.ifMatch, "\"4\""_ba);
    QCOMPARE(patch.call.body, R"({"area_id":"attic"})"_ba);
    answer(patch, json(device(u"d1"_s, u"attic"_s, 5)), 200, 7);
    QCOMPARE(m_written->size(), 1);
    QCOMPARE(m_saved->size(), 1);
    QCOMPARE(m_saved->front().at(0).toString(), u"Move Lamp d1"_s);
    QCOMPARE(m_saved->front().at(1).toLongLong(), 7);
    QVERIFY(!m_writer->isBusy());
}

void TestRowWriter::writesSeveralAtOnce()
{
    m_writer->save(
        moved({ device(u"d1"_s, u"kitchen"_s, 4), device(u"d 2"_s, u"attic"_s, 1), device(u"d/3"_s, u"cellar"_s, 9) }));
    const auto batch = asked();
    QCOMPARE(batch.call.path, u"/api/batch"_s);
    const QJsonArray operations = QJsonDocument::fromJson(batch.call.body)[u"operations"].toArray();
    QCOMPARE(operations.size(), 2); // the second is there already
    QCOMPARE(operations.at(1)[u"path"].toString(), u"/api/devices/d%2F3"_s);
    QCOMPARE(operations.at(1)[u"if_match"].toString(), u"\"9\""_s);
    answer(batch, R"({"results":[{"status":200,"body":{"device_id":"d1"}},{"status":200,"body":{"device_id":"d/3"}}]})",
           200, 8);
    QCOMPARE(m_written->size(), 2);
    QCOMPARE(m_saved->size(), 1);
    QVERIFY(m_saved->front().at(0).toString().contains(u"2"_s));
}

void TestRowWriter::nothingToWrite()
{
    const QSignalSpy nothing(m_writer.get(), &RowWriter::nothingToSave);
    m_writer->save(moved({ device(u"d1"_s, u"attic"_s, 4) }));
    QCOMPARE(nothing.size(), 1);
    QVERIFY(m_channel->asked.empty());
}

void TestRowWriter::goesOnWhereOtherFieldsWereChanged()
{
    m_writer->save(moved({ device(u"d1"_s, u"kitchen"_s, 4) }));
    answer(asked(), R"({"detail":"changed"})", 412);
    QJsonObject now = device(u"d1"_s, u"kitchen"_s, 6);
    now.insert(u"notes"_s, u"new"_s);
    answer(asked(), json(now));
    const auto again = asked();
    QCOMPARE(again.call.ifMatch, "\"6\""_ba);
    answer(again, json(now), 200, 9);
    QCOMPARE(m_saved->size(), 1);
}

void TestRowWriter::asksWhereTheSameWasChanged_data()
{
    QTest::addColumn<int>("choice");
    QTest::addColumn<bool>("isWritten");
    QTest::newRow("mine") << int(RowWriter::Choice::Mine) << true;
    QTest::newRow("theirs") << int(RowWriter::Choice::Theirs) << false;
    QTest::newRow("neither, to look at it first") << int(RowWriter::Choice::Neither) << false;
}

void TestRowWriter::asksWhereTheSameWasChanged()
{
    QFETCH(int, choice);
    QFETCH(bool, isWritten);
    QString theirs;
    m_writer->setAsker([&](const RowEdit &, const std::vector<Overtaken> &overtaken, const RowWriter::Chosen &chosen) {
        theirs = editedValue(overtaken.at(0).field, overtaken.at(0).row).toString();
        chosen(RowWriter::Choice(choice));
    });
    const QSignalSpy nothing(m_writer.get(), &RowWriter::nothingToSave);
    const QSignalSpy givenUp(m_writer.get(), &RowWriter::givenUp);
    const QSignalSpy putOff(m_writer.get(), &RowWriter::putOff);
    m_writer->save(moved({ device(u"d1"_s, u"kitchen"_s, 4) }));
    answer(asked(), R"({"detail":"changed"})", 412);
    answer(asked(), json(device(u"d1"_s, u"cellar"_s, 5)));
    QCOMPARE(theirs, u"cellar"_s);
    QCOMPARE(!m_channel->asked.empty(), isWritten);
    if (isWritten)
        answer(asked(), json(device(u"d1"_s, u"attic"_s, 6)), 200, 9);
    QCOMPARE(m_saved->size(), isWritten ? 1 : 0);
    const bool isTheirs = choice == int(RowWriter::Choice::Theirs);
    QCOMPARE(nothing.size(), isTheirs ? 1 : 0);
    QCOMPARE(givenUp.size(), isTheirs ? 1 : 0);
    QCOMPARE(putOff.size(), choice == int(RowWriter::Choice::Neither) ? 1 : 0);
    QVERIFY(!m_writer->isBusy());
}

void TestRowWriter::asksOfTheRowsThatWereChanged_data()
{
    QTest::addColumn<int>("choice");
    QTest::addColumn<QStringList>("written");
    QTest::newRow("mine") << int(RowWriter::Choice::Mine) << QStringList { u"d1"_s, u"d2"_s, u"d3"_s };
    QTest::newRow("theirs") << int(RowWriter::Choice::Theirs) << QStringList { u"d1"_s, u"d3"_s };
    QTest::newRow("neither") << int(RowWriter::Choice::Neither) << QStringList();
}

/// Of several rows in one batch, one of which somebody changed: theirs stays there alone.
void TestRowWriter::asksOfTheRowsThatWereChanged()
{
    QFETCH(int, choice);
    QStringList asked;
    m_writer->setAsker([&](const RowEdit &, const std::vector<Overtaken> &overtaken, const RowWriter::Chosen &chosen) {
        for (const Overtaken &one : overtaken)
            asked += one.row.value(u"device_id").toString();
        chosen(RowWriter::Choice(choice));
    });
    m_writer->save(
        moved({ device(u"d1"_s, u"kitchen"_s, 4), device(u"d2"_s, u"hall"_s, 1), device(u"d3"_s, u"kitchen"_s, 2) }));
    answer(this->asked(), R"({"detail":"changed","operation_index":1})", 412);
    answer(this->asked(), json(device(u"d1"_s, u"kitchen"_s, 4)));
    answer(this->asked(), json(device(u"d2"_s, u"cellar"_s, 2)));
    answer(this->asked(), json(device(u"d3"_s, u"kitchen"_s, 2)));
    QCOMPARE(asked, QStringList { u"d2"_s });
    QStringList written;
    if (!m_channel->asked.empty()) {
        const QByteArray body = this->asked().call.body;
        for (const auto &operation : QJsonDocument::fromJson(body)[u"operations"].toArray())
            written += operation[u"path"].toString().section(u'/', -1);
    }
    QTEST(written, "written");
}

void TestRowWriter::givesUpWhereSomebodyChangesAllTheTime()
{
    m_writer->save(moved({ device(u"d1"_s, u"kitchen"_s, 4) }));
    for (int revision = 5; m_refused->isEmpty(); ++revision) {
        QVERIFY(revision < 20);
        answer(asked(), R"({"detail":"changed"})", 412);
        if (m_refused->isEmpty())
            answer(asked(), json(device(u"d1"_s, u"kitchen"_s, revision)));
    }
    QVERIFY(!m_writer->isBusy());
}

void TestRowWriter::refusedAndLost()
{
    m_writer->save(moved({ device(u"d1"_s, u"kitchen"_s, 4) }));
    answer(asked(), R"({"detail":[{"type":"t","loc":["body","area_id"],"msg":"Too long","input":"x"}]})", 422);
    QCOMPARE(m_refused->size(), 1);
    const auto why = m_refused->front().at(0).value<Error>();
    QCOMPARE(why.message, u"Too long"_s);
    QVERIFY(why.fields.at(0).location.contains(u"area_id"_s));
    m_writer->save(moved({ device(u"d1"_s, u"kitchen"_s, 4) }));
    asked().fail(u"does not answer"_s);
    QTRY_COMPARE(m_refused->size(), 2);
    QVERIFY(m_saved->isEmpty());
}

void TestRowWriter::theRowIsGone()
{
    m_writer->save(moved({ device(u"d1"_s, u"kitchen"_s, 4) }));
    answer(asked(), R"({"detail":"changed"})", 412);
    answer(asked(), R"({"detail":"Device d1 not found"})", 404);
    QCOMPARE(m_refused->size(), 1);
    QCOMPARE(m_refused->front().at(0).value<Error>().message, u"Device d1 not found"_s);
}

void TestRowWriter::tooMany()
{
    std::vector<QJsonObject> rows;
    for (std::size_t i = 0; i <= RowWriter::mostRows; ++i)
        rows.push_back(device(QString::number(i), u"kitchen"_s, 1));
    m_writer->save(moved(rows));
    QCOMPARE(m_refused->size(), 1);
    QVERIFY(m_channel->asked.empty());
}

QTEST_GUILESS_MAIN(TestRowWriter)
#include "tst_rowwriter.moc"
