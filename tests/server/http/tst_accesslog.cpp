#include "server/http/accesslog.h"

#include <QLoggingCategory>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestAccessLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void escapes();
    void writesOneLine();
    void isOffUnlessAskedFor();
};

namespace {

int lines = 0;

void countLines(QtMsgType, const QMessageLogContext &, const QString &)
{
    ++lines;
}

Request forging()
{
    Request request;
    request.setTarget("/a\"b\x1b[1m");
    request.peer = "127.0.0.1";
    request.requestId = "id-1";
    return request;
}

} // namespace

void TestAccessLog::escapes()
{
    QCOMPARE(escapedForLog("/plain?x=1"), "/plain?x=1");
    QCOMPARE(escapedForLog("a\r\n\"\\\x7f\xe4"), "a\\x0d\\x0a\\x22\\x5c\\x7f\\xe4");
}

void TestAccessLog::writesOneLine()
{
    QLoggingCategory::setFilterRules(u"hearthbook.http.access.info=true"_s);
    QTest::ignoreMessage(QtInfoMsg, "127.0.0.1 \"GET /a\\x22b\\x1b[1m\" 200 12 1.50ms id-1");
    logAccess(forging(), 200, 12, 1'500'000);
    QLoggingCategory::setFilterRules({});
}

void TestAccessLog::isOffUnlessAskedFor()
{
    QtMessageHandler before = qInstallMessageHandler(countLines);
    logAccess(forging(), 200, 12, 1'500'000);
    qInstallMessageHandler(before);
    QCOMPARE(lines, 0);
}

QTEST_APPLESS_MAIN(TestAccessLog)
#include "tst_accesslog.moc"
