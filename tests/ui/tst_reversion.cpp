#include "ui/models/reversion.h"

#include <QJsonArray>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// What taking an operation back would leave as it is, and why.
class TestReversion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneRowIsNamed();
    void manyAreCounted();
    void reasonsAreBounded();
};

namespace {

QStringList reasonsOf(const QList<QPair<QString, QString>> &rows)
{
    QJsonArray conflicts;
    for (const auto &[key, reason] : rows)
        conflicts += QJsonObject { { u"kind"_s, u"device"_s }, { u"key"_s, key }, { u"reason"_s, reason } };
    return ReversionPlan::of({ { u"conflicts"_s, conflicts } }).reasons();
}

} // namespace

void TestReversion::oneRowIsNamed()
{
    QCOMPARE(reasonsOf({ { u"d\n1"_s, u"It was changed since, by you"_s } }),
             QStringList { u"• d 1: It was changed since, by you"_s });
}

void TestReversion::manyAreCounted()
{
    QList<QPair<QString, QString>> rows;
    for (int i = 0; i < 99; ++i)
        rows.append({ u"d%1"_s.arg(i), u"It has entities that came since"_s });
    rows.insert(50, { u"lamp"_s, u"It was changed since, by you"_s });
    const QStringList lines = reasonsOf(rows);
    QCOMPARE(lines.size(), 2);
    QVERIFY2(lines[0].contains(u"99"_s) && lines[0].endsWith(u": It has entities that came since"_s),
             qPrintable(lines[0]));
    QCOMPARE(lines[1], u"• lamp: It was changed since, by you"_s);
}

void TestReversion::reasonsAreBounded()
{
    QList<QPair<QString, QString>> rows;
    for (int i = 0; i < 1000; ++i)
        rows.append({ u"d%1"_s.arg(i), u"It was changed since, by user %1"_s.arg(i) });
    const QStringList lines = reasonsOf(rows);
    QCOMPARE(lines.size(), 6);
    QVERIFY2(lines.last().contains(u"995"_s), qPrintable(lines.last()));
}

QTEST_GUILESS_MAIN(TestReversion)
#include "tst_reversion.moc"
