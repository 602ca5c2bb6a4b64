#include "core/storage/eventorigins.h"
#include "tests/support/temporarydatabase.h"

#include <QTest>

#include <map>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// What the book knows of the entities that events name.
class TestEventOrigins : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void entitiesOfAPlatform();
    void platformNobodyKnows();
    void manufacturers();
    void models();

private:
    std::map<std::string, std::string> makes(Make make)
    {
        const auto found = must(makesOfEntities(m_database->connection(), make));
        return { found.begin(), found.end() };
    }

    std::unique_ptr<TemporaryDatabase> m_database;
};

void TestEventOrigins::init()
{
    m_database = std::make_unique<TemporaryDatabase>();
    m_database->feedDevices(
        R"([{"id":"a","manufacturer":"Signify","model":"Bridge"},{"id":"b","manufacturer":"Signify"},{"id":"c"},
            {"id":"d","manufacturer":"","model":""}])");
    m_database->feedEntities(
        R"([{"entity_id":"light.a","device_id":"a","platform":"hue"},{"entity_id":"light.b","device_id":"b","platform":"hue"},
            {"entity_id":"light.c","device_id":"c","platform":"zha"},{"entity_id":"light.d","device_id":"d","platform":"zha"},
            {"entity_id":"sun.sun","platform":"sun"}])");
}

void TestEventOrigins::entitiesOfAPlatform()
{
    QCOMPARE(must(entitiesOfPlatform(m_database->connection(), u"hue"_s)),
             (std::unordered_set<std::string> { "light.a", "light.b" }));
}

void TestEventOrigins::platformNobodyKnows()
{
    QVERIFY(must(entitiesOfPlatform(m_database->connection(), u"' OR 1=1 --"_s)).empty());
}

void TestEventOrigins::manufacturers()
{
    QCOMPARE(makes(Make::Manufacturer),
             (std::map<std::string, std::string> { { "light.a", "Signify" }, { "light.b", "Signify" } }));
}

void TestEventOrigins::models()
{
    QCOMPARE(makes(Make::Model), (std::map<std::string, std::string> { { "light.a", "Bridge" } }));
}

QTEST_GUILESS_MAIN(TestEventOrigins)
#include "tst_eventorigins.moc"
