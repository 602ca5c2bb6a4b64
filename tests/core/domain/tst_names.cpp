#include "core/domain/area.h"
#include "core/domain/device.h"
#include "core/domain/entity.h"
#include "core/domain/error.h"
#include "core/domain/label.h"

#include <QSet>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// What a person calls a record, and what clients call a failure.
class TestNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void device_data();
    void device();
    void entity_data();
    void entity();
    void areaFallsBackOnItsId();
    void labelPrefix_data();
    void labelPrefix();
    void everyErrorHasAWordOfItsOwn();
};

void TestNames::device_data()
{
    using Name = std::optional<QString>;
    QTest::addColumn<Name>("byUser");
    QTest::addColumn<QString>("shown");
    QTest::newRow("named by the user") << Name(u"Reading lamp"_s) << u"Reading lamp"_s;
    QTest::newRow("not named") << Name() << u"Hue lamp"_s;
    QTest::newRow("named with nothing") << Name(QString()) << u"Hue lamp"_s;
}

void TestNames::device()
{
    QFETCH(std::optional<QString>, byUser);
    Device device;
    device.name = u"Hue lamp"_s;
    device.nameByUser = byUser;
    QTEST(device.displayName(), "shown");
}

void TestNames::entity_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("originalName");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("shown");
    QTest::newRow("user's name") << u"Mine"_s << u"Theirs"_s << u"light.a_b"_s << u"Mine"_s;
    QTest::newRow("integration's name") << QString() << u"Theirs"_s << u"light.a_b"_s << u"Theirs"_s;
    QTest::newRow("object id") << QString() << QString() << u"light.reading_lamp"_s << u"Reading Lamp"_s;
    QTest::newRow("id without dot") << QString() << QString() << u"lamp"_s << u"Lamp"_s;
}

void TestNames::entity()
{
    QFETCH(QString, name);
    QFETCH(QString, originalName);
    QFETCH(QString, id);
    Entity entity;
    entity.entityId = id;
    entity.name = name;
    entity.originalName = originalName;
    QTEST(entity.friendlyName(), "shown");
}

void TestNames::areaFallsBackOnItsId()
{
    Area area;
    area.areaId = u"living_room"_s;
    QCOMPARE(area.displayName(), u"Living Room"_s);
    area.name = u"Parlour"_s;
    QCOMPARE(area.displayName(), u"Parlour"_s);
}

void TestNames::labelPrefix_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("prefix");
    QTest::newRow("prefixed") << u"ai:automatable"_s << u"ai"_s;
    QTest::newRow("two colons") << u"ai:b:c"_s << u"ai"_s;
    QTest::newRow("plain") << u"outdoor"_s << QString();
}

void TestNames::labelPrefix()
{
    QFETCH(QString, label);
    const Label record { label, 1 };
    QTEST(record.prefix(), "prefix");
}

void TestNames::everyErrorHasAWordOfItsOwn()
{
    QSet<QString> words;
    for (int code = 0; code <= int(ErrorCode::Internal); ++code)
        words += errorWord(ErrorCode(code));
    QCOMPARE(words.size(), int(ErrorCode::Internal) + 1);
    QCOMPARE(errorWord(ErrorCode::StorageFull), u"storage_full"_s);
}

QTEST_GUILESS_MAIN(TestNames)
#include "tst_names.moc"
