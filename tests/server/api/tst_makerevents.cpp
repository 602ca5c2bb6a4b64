#include "core/influx/fluxreader.h"
#include "server/api/makerevents.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// Who made the devices that events come from.
class TestMakerEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_events = std::make_unique<MakerEvents>("model", Book { { "light.a", "Bridge" } }); }
    void nothing();
    void tagThenFieldThenBook();
    void unknownIsNobody();
    void equalCountsGoByName();

private:
    using Book = std::unordered_map<std::string, std::string>;

    void take(void (MakerEvents::*taker)(const InfluxRow &), const QByteArray &csv)
    {
        FluxReader reader([this, taker](const InfluxRow &row) -> Result<bool> {
            (*m_events.*taker)(row);
            return true;
        });
        if (!reader.feed(csv) || !reader.finish())
            qFatal("the rows cannot be read");
    }
    void count(const QByteArray &rows)
    {
        take(&MakerEvents::takeCount, ",result,table,entity_id,model,_value\r\n" + rows);
    }
    void field(const QByteArray &rows) { take(&MakerEvents::takeField, ",result,table,entity_id,_value\r\n" + rows); }
    QString shown() const
    {
        QStringList out;
        for (const MakerEvents::Maker &maker : m_events->makers())
            out += u"%1 %2"_s.arg(maker.name).arg(maker.events);
        return out.join(u", "_s);
    }

    std::unique_ptr<MakerEvents> m_events;
};

void TestMakerEvents::nothing()
{
    QCOMPARE(m_events->total(), 0);
    QVERIFY(m_events->makers().empty());
}

void TestMakerEvents::tagThenFieldThenBook()
{
    count(",,0,light.a,,1\r\n,,1,light.a,Tag,2\r\n,,2,light.b,,3\r\n,,3,light.c,,4\r\n");
    QCOMPARE(shown(), u"Tag 2, Bridge 1"_s);
    field(",,0,light.a,Field\r\n,,1,light.b,Other\r\n"); // comes later
    QCOMPARE(shown(), u"Other 3, Tag 2, Field 1"_s);
    QCOMPARE(m_events->total(), 10);
}

void TestMakerEvents::unknownIsNobody()
{
    count(",,0,light.a,Unknown,1\r\n,,1,light.b,Unknown,2\r\n,,2,,,4\r\n");
    field(",,0,light.b,Unknown\r\n,,1,light.a,\r\n");
    QCOMPARE(shown(), u"Bridge 1"_s);
    QCOMPARE(m_events->total(), 7);
}

void TestMakerEvents::equalCountsGoByName()
{
    count(",,0,x,b,2\r\n,,1,x,c,2\r\n,,2,x,a,2\r\n,,3,x,z,3\r\n");
    QCOMPARE(shown(), u"z 3, a 2, b 2, c 2"_s);
}

QTEST_GUILESS_MAIN(TestMakerEvents)
#include "tst_makerevents.moc"
