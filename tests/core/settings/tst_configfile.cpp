#include "core/settings/configfile.h"

#include <QTemporaryDir>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestConfigFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tablesArePrefixes();
    void kinds_data();
    void kinds();
    void entriesComeByLine();
    void syntaxErrorNamesTheLine();
    void missingFileIsReported();
    void directoryIsReported();
    void hugeFileIsRefused();

private:
    QString written(const QByteArray &content);

    QTemporaryDir m_dir;
};

QString TestConfigFile::written(const QByteArray &content)
{
    QFile file(m_dir.filePath(u"hearthbook.toml"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write the test's file");
    return file.fileName();
}

void TestConfigFile::tablesArePrefixes()
{
    const auto entries = ConfigFile::read(written("log.level = \"DEBUG\"\n\n[server]\nlisten = \"k\xc3\xbc:1\"\n"));
    QVERIFY(entries.has_value());
    QCOMPARE(entries->size(), size_t(2));
    QCOMPARE(entries->at(0).key, u"log.level"_s);
    QCOMPARE(entries->at(1).key, u"server.listen"_s);
    QCOMPARE(entries->at(1).line, 4);
    QCOMPARE(entries->at(1).text, u"k\u00fc:1"_s);
}

void TestConfigFile::kinds_data()
{
    using Kind = ConfigEntry::Kind;
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("text");
    QTest::newRow("text") << QByteArray("'a'") << int(Kind::Text) << u"a"_s;
    QTest::newRow("integer") << QByteArray("-64_000") << int(Kind::Integer) << u"-64000"_s;
    QTest::newRow("boolean") << QByteArray("true") << int(Kind::Boolean) << u"true"_s;
    QTest::newRow("float") << QByteArray("0.5") << int(Kind::Float) << u"0.5"_s;
    QTest::newRow("list") << QByteArray("['a', 'b']") << int(Kind::List) << QString();
    QTest::newRow("mixed list") << QByteArray("['a', 1]") << int(Kind::Other) << QString();
    QTest::newRow("date") << QByteArray("2026-01-02") << int(Kind::Other) << QString();
    QTest::newRow("empty table") << QByteArray("{}") << int(Kind::Other) << QString();
}

void TestConfigFile::kinds()
{
    QFETCH(QByteArray, value);
    QFETCH(int, kind);
    QFETCH(QString, text);
    const auto entries = ConfigFile::read(written("x = " + value));
    QVERIFY(entries.has_value());
    QCOMPARE(entries->size(), size_t(1));
    QCOMPARE(int(entries->front().kind), kind);
    QCOMPARE(entries->front().text, text);
}

void TestConfigFile::entriesComeByLine()
{
    const auto entries = ConfigFile::read(written("z = 1\na = 2\n"));
    QVERIFY(entries.has_value());
    QCOMPARE(entries->front().key, u"z"_s);
    QCOMPARE(entries->back().line, 2);
}

void TestConfigFile::syntaxErrorNamesTheLine()
{
    const QString path = written("a = 1\nb = = 2\n");
    const auto entries = ConfigFile::read(path);
    QVERIFY(!entries.has_value());
    QCOMPARE(entries.error().code, ErrorCode::MalformedInput);
    QVERIFY2(entries.error().message.startsWith(path + u":2: "_s), qPrintable(entries.error().message));
}

void TestConfigFile::missingFileIsReported()
{
    const auto entries = ConfigFile::read(m_dir.filePath(u"none.toml"_s));
    QVERIFY(!entries.has_value());
    QCOMPARE(entries.error().code, ErrorCode::NotFound);
    QVERIFY(entries.error().message.contains(u"none.toml"_s));
}

void TestConfigFile::directoryIsReported()
{
    QVERIFY(!ConfigFile::read(m_dir.path()).has_value());
}

void TestConfigFile::hugeFileIsRefused()
{
    const auto entries = ConfigFile::read(written(QByteArray(ConfigFile::maximumSize + 1, '#')));
    QVERIFY(!entries.has_value());
    QCOMPARE(entries.error().code, ErrorCode::TooLarge);
}

QTEST_GUILESS_MAIN(TestConfigFile)
#include "tst_configfile.moc"
