#include "app/bookplace.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// How the desktop program's argument names a book.
class TestBookPlace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void taken_data();
    void taken();
    void refused_data();
    void refused();
};

void TestBookPlace::taken_data()
{
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QString>("place");
    QTest::newRow("path") << u"books/home.db"_s << u"books/home.db"_s;
    QTest::newRow("colon in a name") << u"a:b.db"_s << u"a:b.db"_s;
    QTest::newRow("file URL") << u"file:///tmp/x.db"_s << u"/tmp/x.db"_s;
    QTest::newRow("file URL with one slash") << u"file:/tmp/x.db"_s << u"/tmp/x.db"_s;
    QTest::newRow("file URL with escapes") << u"file:///tmp/my%20home%23.db"_s << u"/tmp/my home#.db"_s;
    QTest::newRow("file URL with a blank") << u"file:///tmp/my home.db"_s << u"/tmp/my home.db"_s;
    QTest::newRow("file URL of this machine") << u"FILE://localhost/tmp/x.db"_s << u"/tmp/x.db"_s;
    QTest::newRow("absolute sqlite URL") << u"sqlite:////tmp/x.db"_s << u"/tmp/x.db"_s;
    QTest::newRow("relative sqlite URL") << u"sqlite:///x.db"_s << u"x.db"_s;
    QTest::newRow("sqlite URL with a driver") << u"sqlite+aiosqlite:///./x.db"_s << u"./x.db"_s;
    QTest::newRow("server") << u"http://home:8006"_s << u"http://home:8006"_s;
    QTest::newRow("server, another case") << u"HTTPS://home"_s << u"https://home"_s;
}

void TestBookPlace::taken()
{
    QFETCH(QString, argument);
    QFETCH(QString, place);
    const Result<QString> taken = bookPlace(argument);
    QVERIFY2(taken, taken ? "" : qPrintable(taken.error().message));
    QCOMPARE(*taken, place);
}

void TestBookPlace::refused_data()
{
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QString>("why");
    QTest::newRow("nothing") << u""_s << u"empty"_s;
    QTest::newRow("blanks") << u"  "_s << u"empty"_s;
    QTest::newRow("ftp") << u"ftp://x/y"_s << u"ftp:// names no book"_s;
    QTest::newRow("another database") << u"postgresql://u:secretpw@h/x"_s << u"postgresql:// names no book"_s;
    QTest::newRow("file of another machine") << u"file://nas/x.db"_s << u"of this machine"_s;
    QTest::newRow("file without a path") << u"file://"_s << u"of this machine"_s;
    QTest::newRow("sqlite in memory") << u"sqlite://"_s << u"memory"_s;
    QTest::newRow("no host") << u"http://"_s << u"looks like"_s;
    QTest::newRow("name and password") << u"https://u:secretpw@host/"_s << u"no name and no password"_s;
    QTest::newRow("key as a name") << u"http://secretpw@host"_s << u"API key"_s;
}

void TestBookPlace::refused()
{
    QFETCH(QString, argument);
    QFETCH(QString, why);
    const Result<QString> taken = bookPlace(argument);
    QVERIFY(!taken);
    QVERIFY2(taken.error().message.contains(why), qPrintable(taken.error().message));
    QVERIFY(!taken.error().message.contains(u"secretpw"_s));
}

QTEST_GUILESS_MAIN(TestBookPlace)
#include "tst_bookplace.moc"
