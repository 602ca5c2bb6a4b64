#include "core/influx/influxkind.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestInfluxKind : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kindOf_data();
    void kindOf();
    void languageOf_data();
    void languageOf();
};

void TestInfluxKind::kindOf_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QByteArray>("build");
    QTest::addColumn<InfluxKind>("kind");
    QTest::newRow("Debian's 1.6") << "1.6.7~rc0"_ba << "OSS"_ba << InfluxKind::V1;
    QTest::newRow("1.8 with a v") << "v1.8.10"_ba << "OSS"_ba << InfluxKind::V1;
    QTest::newRow("2.7") << "v2.7.1"_ba << "OSS"_ba << InfluxKind::V2;
    QTest::newRow("2.0 without a v") << "2.0.9"_ba << "OSS"_ba << InfluxKind::V2;
    QTest::newRow("3 core") << "3.0.1"_ba << "Core"_ba << InfluxKind::V3;
    QTest::newRow("cloud") << ""_ba << "Cloud"_ba << InfluxKind::V2;
    QTest::newRow("11 is not 1") << "11.0"_ba << "OSS"_ba << InfluxKind::Unknown;
    QTest::newRow("says nothing") << ""_ba << ""_ba << InfluxKind::Unknown;
}

void TestInfluxKind::kindOf()
{
    QFETCH(QByteArray, version);
    QFETCH(QByteArray, build);
    QTEST(influxKindOf(version, build), "kind");
}

void TestInfluxKind::languageOf_data()
{
    QTest::addColumn<InfluxKind>("kind");
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("username");
    QTest::addColumn<InfluxLanguage>("language");
    QTest::newRow("1.x") << InfluxKind::V1 << u"t"_s << QString() << InfluxLanguage::InfluxQl;
    QTest::newRow("2.x with a token") << InfluxKind::V2 << u"t"_s << QString() << InfluxLanguage::Flux;
    QTest::newRow("2.x with both") << InfluxKind::V2 << u"t"_s << u"u"_s << InfluxLanguage::Flux;
    QTest::newRow("2.x with a user") << InfluxKind::V2 << QString() << u"u"_s << InfluxLanguage::InfluxQl;
    QTest::newRow("3.x has no Flux") << InfluxKind::V3 << u"t"_s << QString() << InfluxLanguage::InfluxQl;
    QTest::newRow("unknown, with a token") << InfluxKind::Unknown << u"t"_s << QString() << InfluxLanguage::Flux;
    QTest::newRow("unknown, with nothing") << InfluxKind::Unknown << QString() << QString() << InfluxLanguage::InfluxQl;
}

void TestInfluxKind::languageOf()
{
    QFETCH(InfluxKind, kind);
    QFETCH(QString, token);
    QFETCH(QString, username);
    InfluxOptions options;
    options.token = token;
    options.username = username;
    QTEST(influxLanguage(kind, options), "language");
}

QTEST_GUILESS_MAIN(TestInfluxKind)
#include "tst_influxkind.moc"
