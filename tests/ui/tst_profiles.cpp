#include "tests/support/settingsfile.h"
#include "ui/desksettings.h"
#include "ui/profiles.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// The profiles in the user's settings.
class TestProfiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_settings.reset(); }
    void namesOfPlaces_data();
    void namesOfPlaces();
    void staysAsItWasSaved();
    void openedLastComesFirst();
    void savingKeepsTheOrder();
    void twoOfOnePlace();
    void anotherProgramsAreKept();
    void unsoundEntriesAreLeftOut_data();
    void unsoundEntriesAreLeftOut();
    void theOldestGo();

private:
    QString file() const { return m_folder->filePath(u"settings.ini"_s); }
    std::unique_ptr<DeskSettings> settings() const { return std::make_unique<DeskSettings>(settingsFile(file())); }
    QStringList names() const
    {
        QStringList out;
        m_settings->sync();
        for (const Profile &profile : Profiles(*m_settings).list())
            out += profile.name;
        return out;
    }
    Profile add(const QString &place)
    {
        const Profile profile = Profiles::made(place);
        Profiles(*m_settings).save(profile);
        return profile;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<DeskSettings> m_settings;
};

void TestProfiles::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = settings();
}

void TestProfiles::namesOfPlaces_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("name");
    QTest::newRow("a file") << u"/home/me/home.db"_s << u"home"_s;
    QTest::newRow("a file without an ending") << u"/home/me/book"_s << u"book"_s;
    QTest::newRow("a hidden file") << u"/home/me/.db"_s << u"/home/me/.db"_s;
    QTest::newRow("a server") << u"http://homeserver:8006"_s << u"homeserver"_s;
    QTest::newRow("a server behind a path") << u"https://home.example/book"_s << u"home.example"_s;
}

void TestProfiles::namesOfPlaces()
{
    QFETCH(QString, place);
    QTEST(nameOfPlace(place), "name");
}

void TestProfiles::staysAsItWasSaved()
{
    Profile profile = Profiles::made(u"http://home:8006"_s, true);
    profile.name = u"Zuhause & \"mehr\" 🏡"_s;
    profile.hasKey = true;
    Profiles(*m_settings).save(profile);
    m_settings.reset();
    m_settings = settings();
    QCOMPARE(Profiles(*m_settings).list().size(), std::size_t(1));
    QVERIFY(Profiles(*m_settings).find(profile.id) == profile);
    QVERIFY(!Profiles(*m_settings).find(u"another"_s));
}

void TestProfiles::openedLastComesFirst()
{
    const Profile first = add(u"/a.db"_s);
    add(u"/b.db"_s);
    QCOMPARE(names(), QStringList({ u"b"_s, u"a"_s }));
    Profiles(*m_settings).opened(first);
    QCOMPARE(names(), QStringList({ u"a"_s, u"b"_s }));
}

void TestProfiles::savingKeepsTheOrder()
{
    Profile first = add(u"/a.db"_s);
    add(u"/b.db"_s);
    first.name = u"Renamed"_s;
    Profiles(*m_settings).save(first);
    QCOMPARE(names(), QStringList({ u"b"_s, u"Renamed"_s }));
    Profiles(*m_settings).remove(first.id);
    QCOMPARE(names(), QStringList({ u"b"_s }));
}

void TestProfiles::twoOfOnePlace()
{
    const Profile writes = add(u"/a.db"_s);
    const Profile reads = Profiles::made(u"/a.db"_s, true);
    Profiles profiles(*m_settings);
    profiles.save(reads);
    QCOMPARE(profiles.forPlace(u"/a.db"_s).id, reads.id); // the last
    QCOMPARE(profiles.forPlace(u"/a.db"_s, false).id, writes.id);
    QCOMPARE(profiles.forPlace(u"/a.db"_s, true).id, reads.id);
    const Profile other = profiles.forPlace(u"/b.db"_s, true);
    QVERIFY(!profiles.find(other.id));
    QVERIFY(other.isReadOnly);
    QVERIFY(QFileInfo(profiles.forPlace(u"c.db"_s).place).isAbsolute());
}

void TestProfiles::anotherProgramsAreKept()
{
    add(u"/a.db"_s);
    m_settings->sync();
    const std::unique_ptr<DeskSettings> other = settings();
    Profiles(*other).save(Profiles::made(u"/b.db"_s));
    other->sync();
    add(u"/c.db"_s);
    QCOMPARE(names(), QStringList({ u"c"_s, u"b"_s, u"a"_s }));
}

void TestProfiles::unsoundEntriesAreLeftOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("no JSON") << u"[{"_s;
    QTest::newRow("no list") << u"{\"id\":1}"_s;
    QTest::newRow("no objects") << u"[1, null, \"a\"]"_s;
    QTest::newRow("an id that leads out of the folder") << u"[{\"id\":\"../../x\",\"name\":\"x\",\"place\":\"/x\"}]"_s;
    QTest::newRow("no place") << u"[{\"id\":\"%1\",\"name\":\"x\"}]"_s.arg(Profiles::made({}).id);
}

void TestProfiles::unsoundEntriesAreLeftOut()
{
    QFETCH(QString, text);
    m_settings->setValue(u"profiles"_s, text);
    QCOMPARE(names(), QStringList());
    add(u"/a.db"_s);
    QCOMPARE(names(), QStringList({ u"a"_s }));
}

void TestProfiles::theOldestGo()
{
    Profile withKey = Profiles::made(u"http://home"_s);
    withKey.hasKey = true;
    Profiles(*m_settings).save(withKey);
    for (std::size_t i = 0; i < Profiles::most; ++i)
        add(u"/%1.db"_s.arg(i));
    QCOMPARE(std::size_t(names().size()), Profiles::most);
    QCOMPARE(names().last(), u"home"_s);
    QVERIFY(!names().contains(u"0"_s));
}

QTEST_GUILESS_MAIN(TestProfiles)
#include "tst_profiles.moc"
