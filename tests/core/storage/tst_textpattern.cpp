#include "core/storage/textpattern.h"

#include <QElapsedTimer>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestTextPattern : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void wrong_data();
    void wrong();
    void givesUp_data();
    void givesUp();
    void givesUpOverManyTexts();
};

void TestTextPattern::finds_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("found");
    QTest::newRow("in the middle") << u"tch"_s << "Kitchen"_ba << true;
    QTest::newRow("any case") << u"^kITCHEN$"_s << "Kitchen"_ba << true;
    QTest::newRow("any case beyond ASCII") << u"KÜCHE"_s << "Bad und küche"_ba << true;
    QTest::newRow("a character is one") << u"^.💡$"_s << "ü💡"_ba << true;
    QTest::newRow("not there") << u"^Hue"_s << "Philips Hue"_ba << false;
    QTest::newRow("empty text") << u"^$"_s << ""_ba << true;
    QTest::newRow("bytes that are no text") << u"a"_s << "\xff\xfe"_ba << false;
}

void TestTextPattern::finds()
{
    QFETCH(QString, pattern);
    QFETCH(QByteArray, text);
    QVERIFY(!TextPattern::wrong(pattern));
    const std::optional<bool> found = TextPattern(pattern).isIn({ text.constData(), std::size_t(text.size()) });
    QVERIFY(found);
    QTEST(*found, "found");
}

void TestTextPattern::wrong_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("says");
    QTest::newRow("parenthesis") << u"(lamp"_s << u"at character 6: missing closing parenthesis"_s;
    QTest::newRow("star") << u"a|*b"_s << u"at character 3: quantifier"_s;
    QTest::newRow("too long") << QString(257, u'a') << u"at most 256"_s;
    QTest::newRow("half a character") << uR"(a\C)"_s << uR"(cannot have \C)"_s;
    QTest::newRow("too large") << u"(((((a{1,999}){1,999}){1,999}){1,999}){1,999})"_s << u"too large"_s;
}

void TestTextPattern::wrong()
{
    QFETCH(QString, pattern);
    QFETCH(QString, says);
    const QString why = TextPattern::wrong(pattern).value_or(QString());
    QVERIFY2(why.contains(says), qPrintable(why));
    QVERIFY(!TextPattern::wrong(uR"(a\\C)"_s)); // a backslash, and a C
}

void TestTextPattern::givesUp_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::newRow("plain") << u"(a+)+$"_s;
    QTest::newRow("with a limit of its own") << u"(*LIMIT_MATCH=4000000000)(a+)+$"_s;
    QTest::newRow("without the compiler") << u"(*NO_JIT)(a+)+$"_s;
    QTest::newRow("by reference") << uR"((a|aa)+\1$)"_s;
}

void TestTextPattern::givesUp()
{
    QFETCH(QString, pattern);
    const std::string text = std::string(5000, 'a') + '!';
    QVERIFY(!TextPattern::wrong(pattern));
    QElapsedTimer clock;
    clock.start();
    QVERIFY(!TextPattern(pattern).isIn(text).has_value());
    QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
}

/// Each of them is below the limit of one text.
void TestTextPattern::givesUpOverManyTexts()
{
    TextPattern pattern(u"(x+x+)+y"_s);
    const std::string text(12, 'x');
    QElapsedTimer clock;
    clock.start();
    while (pattern.isIn(text) && clock.elapsed() < 20'000) { }
    QVERIFY2(clock.elapsed() >= 1000 && clock.elapsed() < 20'000, qPrintable(QString::number(clock.elapsed())));
}

QTEST_GUILESS_MAIN(TestTextPattern)
#include "tst_textpattern.moc"
