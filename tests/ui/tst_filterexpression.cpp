#include "ui/models/filterexpression.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// What is typed into a filter, and what the wire is asked.
class TestFilterExpression : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void conditions_data();
    void conditions();
    void wrong_data();
    void wrong();
    void agesOfTheSameMinuteAreTheSame();
    void everyFormIsExplained();
};

void TestFilterExpression::initTestCase()
{
    qputenv("TZ", "Europe/Berlin"); // an hour before UTC in winter, two in summer
}

namespace {

Column column(CellForm form)
{
    return { .field = u"f"_s, .title = u"F"_s, .form = form, .filter = u"f"_s };
}

QDateTime now()
{
    return QDateTime(QDate(2026, 11, 30), QTime(12, 30, 40)); // 11:30:40 UTC
}

} // namespace

void TestFilterExpression::conditions_data()
{
    QTest::addColumn<CellForm>("form");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("condition");
    const auto row = [](CellForm form, const char *typed, const QString &condition) {
        QTest::addRow("%d: %s", int(form), typed) << form << QString::fromUtf8(typed) << condition;
    };
    const CellForm text = CellForm::Text;
    row(text, "", u""_s);
    row(text, "  ", u""_s);
    row(text, " lamp ", u"f*=lamp"_s);
    row(text, "=lamp", u"f=lamp"_s);
    row(text, "= ~x", u"f=~x"_s);
    row(text, "!lamp", u"f!*=lamp"_s);
    row(text, "!=lamp", u"f!=lamp"_s);
    row(text, "! = lamp", u"f!=lamp"_s);
    row(text, "=", u"f="_s);
    row(text, "!", u"f!="_s);
    row(text, "!=", u"f!="_s);
    row(text, "/^l.*p$/", u"f~^l.*p$"_s);
    row(text, "!/^l/", u"f!~^l"_s);
    row(text, "/a/b/", u"f~a/b"_s);
    row(text, ">5", u"f*=>5"_s);
    row(text, "a/b", u"f*=a/b"_s);
    row(text, "küche 💡", u"f*=küche 💡"_s);
    row(CellForm::Area, "kit", u"f*=kit"_s);
    row(CellForm::Id, "=light.a", u"f=light.a"_s);
    const CellForm count = CellForm::Count;
    row(count, "5", u"f=5"_s);
    row(count, "=5", u"f=5"_s);
    row(count, "!5", u"f!=5"_s);
    row(count, "!=5", u"f!=5"_s);
    row(count, "> 5", u"f>5"_s);
    row(count, ">=5", u"f>=5"_s);
    row(count, "<5", u"f<5"_s);
    row(count, "<=5", u"f<=5"_s);
    row(count, "2..5", u"f=2..5"_s);
    row(count, "5 .. 2", u"f=2..5"_s);
    row(count, "!2..5", u"f!=2..5"_s);
    row(count, "2..", u"f=2.."_s);
    row(count, "..5", u"f=..5"_s);
    row(count, "=", u"f="_s);
    const CellForm time = CellForm::Time;
    row(time, "2026-11-30", u"f=2026-11-29T23:00:00.000000Z..2026-11-30T22:59:59.999999Z"_s);
    row(time, "!2026-11-30", u"f!=2026-11-29T23:00:00.000000Z..2026-11-30T22:59:59.999999Z"_s);
    row(time, ">2026-11-30", u"f>2026-11-30T22:59:59.999999Z"_s);
    row(time, ">=2026-11-30", u"f>=2026-11-29T23:00:00.000000Z"_s);
    row(time, "<2026-11-30", u"f<2026-11-29T23:00:00.000000Z"_s);
    row(time, "<=2026-11-30", u"f<=2026-11-30T22:59:59.999999Z"_s);
    row(time, "<2026-07-01", u"f<2026-06-30T22:00:00.000000Z"_s);
    row(time, "2026-11", u"f=2026-10-31T23:00:00.000000Z..2026-11-30T22:59:59.999999Z"_s);
    row(time, "2026", u"f=2025-12-31T23:00:00.000000Z..2026-12-31T22:59:59.999999Z"_s);
    row(time, ">2026-11-30 14:30", u"f>2026-11-30T13:30:59.999999Z"_s);
    row(time, "2026-10..2026-11", u"f=2026-09-30T22:00:00.000000Z..2026-11-30T22:59:59.999999Z"_s);
    row(time, "2026-11..2026-10", u"f=2026-09-30T22:00:00.000000Z..2026-11-30T22:59:59.999999Z"_s);
    row(time, "2026-11..", u"f=2026-10-31T23:00:00.000000Z.."_s);
    row(time, "..2026-11", u"f=..2026-11-30T22:59:59.999999Z"_s);
    row(time, "<7d", u"f>2026-11-23T11:30:00.000000Z"_s);
    row(time, "7d", u"f=2026-11-23T11:30:00.000000Z.."_s);
    row(time, "!7d", u"f!=2026-11-23T11:30:00.000000Z.."_s);
    row(time, ">7D", u"f<2026-11-23T11:30:00.000000Z"_s);
    row(time, ">=1 w", u"f<=2026-11-23T11:30:00.000000Z"_s);
    row(time, "<12h", u"f>2026-11-29T23:30:00.000000Z"_s);
    row(time, "<30min", u"f>2026-11-30T11:00:00.000000Z"_s);
    row(time, "1d..7d", u"f=2026-11-23T11:30:00.000000Z..2026-11-29T11:30:00.000000Z"_s);
    row(time, "7d..", u"f=..2026-11-23T11:30:00.000000Z"_s);
    row(time, "..7d", u"f=2026-11-23T11:30:00.000000Z.."_s);
    row(time, "=", u"f="_s);
    row(time, "!", u"f!="_s);
    const CellForm flag = CellForm::Flag;
    row(flag, "yes", u"f=true"_s);
    row(flag, "Y", u"f=true"_s);
    row(flag, "=1", u"f=true"_s);
    row(flag, "!yes", u"f=false"_s);
    row(flag, "no", u"f=false"_s);
    row(flag, "!no", u"f=true"_s);
    row(flag, "=", u"f=false"_s);
    row(flag, "!", u"f=true"_s);
}

void TestFilterExpression::conditions()
{
    QFETCH(CellForm, form);
    QFETCH(QString, typed);
    const FilterExpression expression = FilterExpression::parse(typed, column(form), now());
    QCOMPARE(expression.wrong, QString());
    QTEST(expression.condition, "condition");
}

void TestFilterExpression::wrong_data()
{
    QTest::addColumn<CellForm>("form");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("says");
    const auto row = [](CellForm form, const char *typed, const QString &says) {
        QTest::addRow("%d: %s", int(form), typed) << form << QString::fromUtf8(typed) << says;
    };
    row(CellForm::Text, "/", u"ends with a slash"_s);
    row(CellForm::Text, "/lamp", u"ends with a slash"_s);
    row(CellForm::Text, "//", u"is missing"_s);
    row(CellForm::Count, "many", u"“many” is not a number"_s);
    row(CellForm::Count, "1.5", u"“1.5” is not a number"_s);
    row(CellForm::Count, ">", u"is missing"_s);
    row(CellForm::Count, ">2..5", u"stands alone"_s);
    row(CellForm::Count, "..", u"a beginning or an end"_s);
    row(CellForm::Count, "2..x", u"“x” is not a number"_s);
    row(CellForm::Count, "99999999999999999999", u"is not a number"_s);
    row(CellForm::Time, "soon", u"“soon” is neither"_s);
    row(CellForm::Time, "2026-13", u"“2026-13” is neither"_s);
    row(CellForm::Time, "2026-02-30", u"“2026-02-30” is neither"_s);
    row(CellForm::Time, "7 years", u"is neither"_s);
    row(CellForm::Time, "<", u"is missing"_s);
    row(CellForm::Time, ">2026..2027", u"stands alone"_s);
    row(CellForm::Time, "..", u"a beginning or an end"_s);
    row(CellForm::Time, "999999w", u"is neither"_s);
    row(CellForm::Time, "<9999", u"is neither"_s);
    row(CellForm::Flag, "maybe", u"yes or no"_s);
    row(CellForm::Flag, "!=", u"yes or no"_s);
}

void TestFilterExpression::wrong()
{
    QFETCH(CellForm, form);
    QFETCH(QString, typed);
    QFETCH(QString, says);
    const FilterExpression expression = FilterExpression::parse(typed, column(form), now());
    QCOMPARE(expression.condition, QString());
    QVERIFY2(expression.wrong.contains(says), qPrintable(expression.wrong));
}

void TestFilterExpression::agesOfTheSameMinuteAreTheSame()
{
    const auto at = [](int second) {
        return FilterExpression::parse(u"<7d"_s, column(CellForm::Time), now().addSecs(second)).condition;
    };
    QCOMPARE(at(-40), at(19));
    QVERIFY(at(20) != at(19));
}

void TestFilterExpression::everyFormIsExplained()
{
    for (const CellForm form : { CellForm::Text, CellForm::Area, CellForm::Count, CellForm::Time, CellForm::Flag,
                                 CellForm::Device, CellForm::Id }) {
        QVERIFY(!FilterExpression::hint(form).isEmpty());
        QVERIFY(FilterExpression::explanation(form).contains(u'\n'));
    }
}

QTEST_GUILESS_MAIN(TestFilterExpression)
#include "tst_filterexpression.moc"
