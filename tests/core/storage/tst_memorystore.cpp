#include "core/storage/memorystore.h"
#include "tests/support/temporarydatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// A store without a file.
class TestMemoryStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesAndGivesRows();
    void eachIsItsOwn();
    void epoch();
    void leavesNoFile();
};

namespace {

void feed(Store &store)
{
    const DeviceListing listing = must(
        readDevices(R"([{"id":"a","name":"Lamp","manufacturer":"Signify"},{"id":"b"}])"));
    must(runOperation(store, TemporaryDatabase::feeder(), [&] {
        must(store.devices().upsert(listing.rows));
        return Result<void>();
    }));
}

} // namespace

void TestMemoryStore::takesAndGivesRows()
{
    const std::unique_ptr<Store> store = must(openMemoryStore(u"e"_s));
    feed(*store);
    QCOMPARE(must(store->devices().find(u"a"_s))->name, u"Lamp"_s);
    ListQuery query;
    query.search = u"lam"_s; // nobody brought the search index up to date
    QCOMPARE(must(store->devices().list(query)).rows.size(), 1U);
    query = {};
    query.filters = { { "d.manufacturer", { u"Signify"_s } } };
    query.total = true;
    QCOMPARE(must(store->devices().list(query)).total, 1);
}

void TestMemoryStore::eachIsItsOwn()
{
    const std::unique_ptr<Store> one = must(openMemoryStore(u"e"_s));
    const std::unique_ptr<Store> other = must(openMemoryStore(u"e"_s));
    feed(*one);
    QVERIFY(!must(other->devices().find(u"a"_s)));
}

void TestMemoryStore::epoch()
{
    QCOMPARE(must(must(openMemoryStore(u"mine"_s))->journal().epoch()), u"mine"_s);
}

void TestMemoryStore::leavesNoFile()
{
    const QTemporaryDir folder;
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(folder.path()));
    feed(*must(openMemoryStore(u"e"_s)));
    QDir::setCurrent(before);
    QVERIFY(QDir(folder.path()).isEmpty());
}

QTEST_GUILESS_MAIN(TestMemoryStore)
#include "tst_memorystore.moc"
