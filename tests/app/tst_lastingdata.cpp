#include "app/lastingdata.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestLastingData : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void place_data();
    void place();
    void outsideOfContainersNothingIsSaid();
};

namespace {

const QByteArray rootMount =
    "170 120 0:46 / / rw,relatime - overlay overlay rw,lowerdir=/var/lib/docker/overlay2/l/6R\n"
    "171 170 0:49 / /proc rw,nosuid - proc proc rw\n";

QByteArray mountAt(const QByteArray &point, const QByteArray &source, const QByteArray &fileSystem = "ext4")
{
    return "180 170 254:0 " + source + ' ' + point + " rw,relatime master:1 - " + fileSystem + " /dev/vda rw\n";
}

const QByteArray nameless = "/var/lib/docker/volumes/" + QByteArray("0123456789abcdef").repeated(4) + "/_data";

} // namespace

void TestLastingData::place_data()
{
    QTest::addColumn<QByteArray>("mounts");
    QTest::addColumn<QString>("says"); // empty: nothing
    QTest::newRow("no volume") << rootMount << u"in the container itself"_s;
    QTest::newRow("volume of another folder")
        << rootMount + mountAt("/app/database", "/srv/home") << u"in the container itself"_s;
    QTest::newRow("named volume") << rootMount + mountAt("/app/data", "/var/lib/docker/volumes/home_sqlite-data/_data")
                                  << QString();
    QTest::newRow("folder of the machine") << rootMount + mountAt("/app/data", "/srv/home") << QString();
    QTest::newRow("volume above") << rootMount + mountAt("/app", "/srv/home") << QString();
    QTest::newRow("nameless volume") << rootMount + mountAt("/app/data", nameless) << u"without a name"_s;
    QTest::newRow("nameless volume on a disk of its own")
        << rootMount + mountAt("/app/data", nameless.mid(15)) << u"without a name"_s;
    QTest::newRow("in memory") << rootMount + mountAt("/app/data", "/", "tmpfs") << u"in memory"_s;
    QTest::newRow("named over memory") << rootMount + mountAt("/app", "/", "tmpfs") + mountAt("/app/data", "/srv/home")
                                       << QString();
    QTest::newRow("memory over named") << rootMount + mountAt("/app/data", "/srv/home")
            + mountAt("/app/data", "/", "tmpfs")
                                       << u"in memory"_s;
    QTest::newRow("what is no mountinfo") << QByteArray("\n- - -\nrubbish") << QString();
}

void TestLastingData::place()
{
    QFETCH(QByteArray, mounts);
    QFETCH(QString, says);
    const QString warning = whyNotLasting(u"/app/data"_s, mounts, "docker");
    QCOMPARE(warning.isEmpty(), says.isEmpty());
    QVERIFY2(warning.contains(says), qPrintable(warning));
    if (!says.isEmpty())
        QVERIFY2(warning.contains(u"-v hearthbook-data:/app/data"_s), qPrintable(warning));
}

void TestLastingData::outsideOfContainersNothingIsSaid()
{
    QCOMPARE(whyNotLasting(u"/app/data"_s, rootMount, {}), QString());
    QCOMPARE(whyNotLasting(u"/app/data"_s, rootMount, "systemd-nspawn"), QString());
    QVERIFY(!whyNotLasting(u"/my data"_s, rootMount + mountAt("/my\\040data", "/", "tmpfs"), "podman").isEmpty());
}

QTEST_GUILESS_MAIN(TestLastingData)
#include "tst_lastingdata.moc"
