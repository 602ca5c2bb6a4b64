#include "core/domain/textrules.h"

#include <QTest>

#include <string>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestTextRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ids_data();
    void ids();
    void texts_data();
    void texts();
    void domains_data();
    void domains();
    void titles_data();
    void titles();
};

void TestTextRules::ids_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QString>("problem");
    QTest::newRow("registry id") << QByteArray("0123456789abcdef0123456789abcdef") << QString();
    QTest::newRow("empty") << QByteArray() << QString();
    QTest::newRow("non-ASCII") << QByteArray("light.k\xc3\xbc"
                                             "che")
                               << QString();
    QTest::newRow("255 bytes") << QByteArray(255, 'a') << QString();
    QTest::newRow("256 bytes") << QByteArray(256, 'a') << u"id has 256 bytes, at most 255 are allowed"_s;
    QTest::newRow("line break") << QByteArray("a\nb") << u"id has control characters"_s;
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << u"id has control characters"_s;
    QTest::newRow("DEL") << QByteArray("a\x7f") << u"id has control characters"_s;
}

void TestTextRules::ids()
{
    QFETCH(QByteArray, id);
    QTEST(idProblem(std::string_view(id.constData(), std::size_t(id.size()))), "problem");
}

void TestTextRules::texts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("problem");
    QTest::newRow("empty") << QByteArray() << QString();
    QTest::newRow("tab and line breaks") << QByteArray("a\tb\r\nc") << QString();
    QTest::newRow("8 KiB") << QByteArray(8192, 'a') << QString();
    QTest::newRow("8 KiB and one") << QByteArray(8193, 'a') << u"text has 8193 bytes, at most 8192 are allowed"_s;
    QTest::newRow("escape") << QByteArray("\x1b[31m") << u"text has control characters"_s;
    QTest::newRow("NUL") << QByteArray("a\0", 2) << u"text has control characters"_s;
}

void TestTextRules::texts()
{
    QFETCH(QByteArray, text);
    QTEST(textProblem(std::string_view(text.constData(), std::size_t(text.size()))), "problem");
}

void TestTextRules::domains_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("domain");
    QTest::newRow("light") << QByteArray("light.kitchen") << QByteArray("light");
    QTest::newRow("two dots") << QByteArray("sensor.a.b") << QByteArray("sensor");
    QTest::newRow("no dot") << QByteArray("kitchen") << QByteArray("unknown");
    QTest::newRow("empty") << QByteArray("") << QByteArray("unknown");
}

void TestTextRules::domains()
{
    QFETCH(QByteArray, id);
    QTEST(QByteArray::fromStdString(std::string(entityDomain(id.toStdString()))), "domain");
}

void TestTextRules::titles_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("title");
    QTest::newRow("two words") << u"living_room"_s << u"Living Room"_s;
    QTest::newRow("number") << u"bath_2"_s << u"Bath 2"_s;
    QTest::newRow("stray underscores") << u"_a__b_"_s << u"A B"_s;
    QTest::newRow("non-ASCII") << u"\u00fcber"_s << u"\u00dcber"_s;
    QTest::newRow("empty") << QString() << QString();
}

void TestTextRules::titles()
{
    QFETCH(QString, id);
    QTEST(titleCase(id), "title");
}

QTEST_GUILESS_MAIN(TestTextRules)
#include "tst_textrules.moc"
