#include "core/storage/conditionvalue.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestConditionValue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spans_data();
    void spans();
    void flags_data();
    void flags();
};

/// "2 to 5", "from 2"; a refusal as its first words.
static QString words(const Result<ConditionSpan> &span)
{
    if (!span)
        return span.error().message.section(u' ', 0, 2);
    return span->first.value_or(u"all"_s) + u" to "_s + span->last.value_or(u"all"_s)
        + (span->isRange ? u" (range)"_s : QString());
}

void TestConditionValue::spans_data()
{
    QTest::addColumn<bool>("isTime");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("span");
    const auto number = [](const char *text, const QString &span) {
        QTest::addRow("number %s", text) << false << QString::fromLatin1(text) << span;
    };
    number("5", u"5 to 5"_s);
    number("-5", u"-5 to -5"_s);
    number(" 007 ", u"7 to 7"_s);
    number("2..5", u"2 to 5 (range)"_s);
    number("2..", u"2 to all (range)"_s);
    number("..5", u"all to 5 (range)"_s);
    number("9..10", u"9 to 10 (range)"_s);
    number("5..2", u"The range ends"_s);
    for (const char *bad : { "", "x", "1.5", "..", "1..x", "1..2..3", "99999999999999999999", "1e3" })
        number(bad, u"The value should"_s);
    const auto time = [](const char *text, const QString &span) {
        QTest::addRow("time %s", text) << true << QString::fromLatin1(text) << span;
    };
    const QString day = u"2026-02-01T00:00:00.000000+00:00 to 2026-02-"_s;
    time("2026-02-01", day + u"01T23:59:59.999999+00:00"_s);
    time("2026-02", day + u"28T23:59:59.999999+00:00"_s);
    time("2026-02..2026-02-03", day + u"03T23:59:59.999999+00:00 (range)"_s);
    time("2024", u"2024-01-01T00:00:00.000000+00:00 to 2024-12-31T23:59:59.999999+00:00"_s);
    time("2026-02-01T01:00:00+01:00", day + u"01T00:00:00.000000+00:00"_s);
    time("2026-02-01T00:00:00Z..", u"2026-02-01T00:00:00.000000+00:00 to all (range)"_s);
    time("2026..2025", u"The range ends"_s);
    for (const char *bad : { "", "x", "26", "2026-13", "2026-02-30", "2026-2-1", "..", "2026-02-01T25:00:00Z", "20é6" })
        time(bad, u"The value should"_s);
}

void TestConditionValue::spans()
{
    QFETCH(bool, isTime);
    QFETCH(QString, text);
    QTEST(words(isTime ? timeSpan(text) : numberSpan(text)), "span");
}

void TestConditionValue::flags_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("value");
    for (const char *yes : { "true", "1", "YES", " yes " })
        QTest::newRow(yes) << QString::fromLatin1(yes) << 1;
    for (const char *no : { "false", "0", "No" })
        QTest::newRow(no) << QString::fromLatin1(no) << 0;
    for (const char *neither : { "", "2", "maybe" })
        QTest::newRow(neither) << QString::fromLatin1(neither) << -1;
}

void TestConditionValue::flags()
{
    QFETCH(QString, text);
    const std::optional<bool> value = conditionFlag(text);
    QTEST(value ? int(*value) : -1, "value");
}

QTEST_GUILESS_MAIN(TestConditionValue)
#include "tst_conditionvalue.moc"
