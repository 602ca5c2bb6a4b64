#include "ui/models/linetime.h"
#include "ui/models/logfilter.h"
#include "ui/models/logmodel.h"
#include "ui/models/requestfilter.h"
#include "ui/models/requestmodel.h"
#include "ui/widgets/linetable.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QScrollBar>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

namespace {

using Tester = QAbstractItemModelTester;
constexpr auto fails = Tester::FailureReportingMode::QtTest;

std::vector<LogLine> linesOf(int count, LogLevel level = LogLevel::Info, int first = 0)
{
    std::vector<LogLine> lines;
    for (int i = first; i < first + count; ++i)
        lines.push_back({ QDateTime::currentDateTimeUtc(), level, u"part"_s, u"line %1"_s.arg(i) });
    return lines;
}

std::vector<ServedRequest> requestsOf(int count, int status = 200, int first = 0)
{
    std::vector<ServedRequest> requests;
    for (int i = first; i < first + count; ++i)
        requests.push_back(
            { QDateTime::currentDateTimeUtc(), u"127.0.0.1"_s, u"GET"_s, u"/%1"_s.arg(i), status, 1.25 });
    return requests;
}

} // namespace

/// The lines of a server as lists: bounded, filtered, and quiet while one reads them.
class TestServerModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void logKeepsTheNewest();
    void logByLevelAndText();
    void requestsNewestFirst();
    void requestsByOutcome();
    void nothingIsAdded();
    void readingStaysInPlace();
    void copies();
    void textFromOutsideIsOneLine();
};

void TestServerModels::logKeepsTheNewest()
{
    LogModel model;
    const Tester tester(&model, fails);
    const int most = int(LogModel::most);
    model.add(linesOf(most - 1));
    model.add(linesOf(3, LogLevel::Info, most - 1));
    QCOMPARE(model.rowCount(), most);
    QCOMPARE(model.index(0, LogModel::Message).data().toString(), u"line 2"_s);
    QCOMPARE(model.index(most - 1, LogModel::Message).data().toString(), u"line %1"_s.arg(most + 1));
    model.add(linesOf(most + 5, LogLevel::Info, 10'000));
    QCOMPARE(model.rowCount(), most);
    QCOMPARE(model.index(0, LogModel::Message).data().toString(), u"line 10005"_s);
}

void TestServerModels::logByLevelAndText()
{
    LogModel model;
    LogFilter shown;
    shown.setSourceModel(&model);
    model.add(linesOf(2, LogLevel::Debug));
    model.add(linesOf(3, LogLevel::Warning, 5));
    QCOMPARE(shown.rowCount(), 5);
    shown.setLeast(LogLevel::Info);
    QCOMPARE(shown.rowCount(), 3);
    shown.setFilterFixedString(u"LINE 6"_s);
    QCOMPARE(shown.rowCount(), 1);
    shown.setLeast(LogLevel::Error);
    QCOMPARE(shown.rowCount(), 0);
}

void TestServerModels::requestsNewestFirst()
{
    RequestModel model;
    const Tester tester(&model, fails);
    const int most = int(RequestModel::most);
    model.add(requestsOf(most));
    model.add(requestsOf(2, 200, most));
    QCOMPARE(model.rowCount(), most);
    QCOMPARE(model.index(0, RequestModel::Target).data().toString(), u"/%1"_s.arg(most + 1));
    QCOMPARE(model.index(most - 1, RequestModel::Target).data().toString(), u"/2"_s);
    model.add(requestsOf(2 * most, 200, 10'000));
    QCOMPARE(model.rowCount(), most);
    QCOMPARE(model.index(0, RequestModel::Target).data().toString(), u"/%1"_s.arg(10'000 + 2 * most - 1));
}

void TestServerModels::requestsByOutcome()
{
    RequestModel model;
    RequestFilter shown;
    shown.setSourceModel(&model);
    for (const auto &[status, count] : { std::pair(304, 1), std::pair(404, 2), std::pair(503, 4) })
        model.add(requestsOf(count, status));
    for (const auto &[outcome, count] : { std::pair(RequestFilter::Answered, 1), std::pair(RequestFilter::Refused, 2),
                                          std::pair(RequestFilter::Failed, 4), std::pair(RequestFilter::Any, 7) }) {
        shown.setOutcome(outcome);
        QCOMPARE(shown.rowCount(), count);
    }
}

void TestServerModels::nothingIsAdded()
{
    LogModel log;
    RequestModel requests;
    log.add({});
    requests.add({});
    QCOMPARE(log.rowCount(), 0);
    QCOMPARE(requests.rowCount(), 0);
}

/// Rows come in above; what one looks at does not move.
void TestServerModels::readingStaysInPlace()
{
    RequestModel model;
    model.add(requestsOf(500));
    LineTable table(model, u"Requests"_s, { 9, 9, 0, 8, 13, 18 });
    table.resize(700, 300);
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    const auto top = [&table] {
        return table.indexAt({ 5, 5 }).siblingAtColumn(RequestModel::Target).data().toString();
    };
    QCOMPARE(top(), u"/499"_s);
    model.add(requestsOf(10, 200, 500));
    QCOMPARE(top(), u"/509"_s); // at the top one stays there
    table.verticalScrollBar()->setValue(table.rowHeight(0) * 100);
    const QString before = top();
    model.add(requestsOf(10, 200, 510));
    QCOMPARE(top(), before);
}

void TestServerModels::copies()
{
    RequestModel model;
    model.add(requestsOf(3));
    LineTable table(model, u"Requests"_s, { 9, 9, 0, 8, 13, 18 });
    table.show();
    table.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&table));
    table.copy();
    QCOMPARE(QApplication::clipboard()->text().count(u'\n'), 3);
    table.setFocus();
    table.selectRow(1);
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
    const QString copied = QApplication::clipboard()->text();
    const QStringList cells = copied.trimmed().split(u'\t');
    QCOMPARE(copied.count(u'\n'), 1);
    QCOMPARE(cells.size(), int(RequestModel::ColumnCount));
    QCOMPARE(cells.at(RequestModel::Target), u"/1"_s);
    QVERIFY(QDateTime::fromString(cells.first(), Qt::ISODateWithMs).isValid());
}

void TestServerModels::textFromOutsideIsOneLine()
{
    LogModel log;
    log.add({ { QDateTime::currentDateTimeUtc(), LogLevel::Error, u"part"_s, u"<b>a</b>\n\u202Eb"_s } });
    const QModelIndex message = log.index(0, LogModel::Message);
    QCOMPARE(message.data().toString(), u"<b>a</b> b"_s);
    QVERIFY(message.data(Qt::ToolTipRole).toString().contains(u"&lt;b&gt;"_s));
}

QTEST_MAIN(TestServerModels)
#include "tst_servermodels.moc"
