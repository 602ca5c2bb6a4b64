#include "core/domain/csvcell.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestCsvCell : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cell_data();
    void cell();
    void null();
    void number_data();
    void number();
};

void TestCsvCell::cell_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("plain") << "Lamp"_ba << "Lamp"_ba;
    QTest::newRow("beyond ASCII") << "Lämpchen 🏠"_ba << "Lämpchen 🏠"_ba;
    QTest::newRow("empty text is no null") << ""_ba << R"("")"_ba;
    QTest::newRow("comma") << "a,b"_ba << R"("a,b")"_ba;
    QTest::newRow("semicolon") << "a;b"_ba << "a;b"_ba;
    QTest::newRow("quote") << R"(a "b")"_ba << R"("a ""b""")"_ba;
    QTest::newRow("line break") << "a\nb"_ba << "\"a\nb\""_ba;
    QTest::newRow("carriage return within") << "a\rb"_ba << "\"a\rb\""_ba;
    QTest::newRow("blank before") << " a"_ba << R"(" a")"_ba;
    QTest::newRow("blank behind") << "a "_ba << R"("a ")"_ba;
    QTest::newRow("list") << R"(["a"])"_ba << R"("[""a""]")"_ba;
    QTest::newRow("equals sign") << "=1+1"_ba << "'=1+1"_ba;
    QTest::newRow("equals sign alone") << "="_ba << "'="_ba;
    QTest::newRow("plus") << "+49 30"_ba << "'+49 30"_ba;
    QTest::newRow("minus") << "-a"_ba << "'-a"_ba;
    QTest::newRow("at") << "@home"_ba << "'@home"_ba;
    QTest::newRow("tab") << "\t=1"_ba << "'\t=1"_ba;
    QTest::newRow("carriage return") << "\r=1"_ba << "\"'\r=1\""_ba;
    QTest::newRow("formula with a comma")
        << "=HYPERLINK(\"http://a\",1)"_ba << "\"'=HYPERLINK(\"\"http://a\"\",1)\""_ba;
    QTest::newRow("sign further on") << "a=1"_ba << "a=1"_ba;
    QTest::newRow("negative number") << "-5"_ba << "-5"_ba;
    QTest::newRow("signed number") << "+1.5"_ba << "+1.5"_ba;
    QTest::newRow("number and more") << "-5+cmd"_ba << "'-5+cmd"_ba;
    QTest::newRow("apostrophe stays") << "'a"_ba << "'a"_ba;
}

void TestCsvCell::cell()
{
    QFETCH(QByteArray, text);
    QTEST(csvCell({ text.constData(), std::size_t(text.size()) }), "cell");
}

void TestCsvCell::null()
{
    QCOMPARE(csvCell({}), QByteArray());
}

void TestCsvCell::number_data()
{
    QTest::addColumn<bool>("is");
    for (const char *text : { "0", "-5", "+5", "1.5", "-0.0", "1e3", "1E-3", "+1.5e+3", "00" })
        QTest::newRow(text) << true;
    for (const char *text : { "", "-", "+", ".5", "-.5", "5.", "1e", "1e+", "--5", "+-5", "1,5", "1 ", " 1", "0x1",
                              "1a", "=1", "NaN", "1.2.3" })
        QTest::newRow(text) << false;
}

void TestCsvCell::number()
{
    QTEST(isCsvNumber(QTest::currentDataTag()), "is");
}

QTEST_GUILESS_MAIN(TestCsvCell)
#include "tst_csvcell.moc"
