#include "tests/support/temporarydatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestLabelStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_db = std::make_unique<TemporaryDatabase>(); }
    void cleanup() { m_db.reset(); }
    void addsAndChanges();
    void unchangedWritesNothing();
    void isJournalled();
    void removes();
    void upsertOutsideOfAnOperation();

private:
    UpsertReport upsert(const std::vector<RegistryLabel> &labels)
    {
        UpsertReport report;
        must(m_db->tryWrite([&](Store &store) {
            report = must(store.labels().upsert(labels));
            return Result<void>();
        }));
        return report;
    }

    std::unique_ptr<TemporaryDatabase> m_db;
};

void TestLabelStore::addsAndChanges()
{
    QCOMPARE(upsert({ { u"a"_s, u"A"_s }, { u"b"_s, u"B"_s } }).inserted, 2);
    const UpsertReport report = upsert({ { u"a"_s, u"A"_s, u"red"_s }, { u"b"_s, u"B"_s } });
    QCOMPARE(report.updated, 1);
    QCOMPARE(report.unchanged, 1);
    QCOMPARE(must(m_db->store().labels().list()).at(0).color, u"red"_s);
    QCOMPARE(m_db->text("SELECT group_concat(label_id || revision) FROM labels"), u"a2,b1"_s);
}

void TestLabelStore::unchangedWritesNothing()
{
    upsert({ { u"a"_s, u"A"_s } });
    const qint64 written = m_db->connection().totalChanges();
    QCOMPARE(upsert({ { u"a"_s, u"A"_s } }).unchanged, 1);
    QCOMPARE(m_db->connection().totalChanges() - written, 2); // the writer's name, put in and taken out
    QCOMPARE(m_db->journalLength(), 1);
}

void TestLabelStore::isJournalled()
{
    upsert({ { u"a"_s, u"A"_s } });
    upsert({ { u"a"_s, u"B \"b\""_s, u"red"_s } });
    upsert({ { u"a"_s, u"B \"b\""_s } });
    const std::vector<Change> changes = m_db->changesSince(1);
    QCOMPARE(changes.size(), std::size_t(2));
    QCOMPARE(changes[0].kind, u"label"_s);
    QCOMPARE(changes[0].key, u"a"_s);
    QCOMPARE(changes[0].before, R"({"name":"A","color":null})"_ba);
    QVERIFY(changes[0].operation);
    QCOMPARE(changes[1].before, R"({"color":"red"})"_ba);
}

void TestLabelStore::removes()
{
    upsert({ { u"a"_s, u"A"_s, {}, u"mdi:a"_s } });
    must(m_db->tryWrite([](Store &store) { return store.labels().remove("a"); }));
    QCOMPARE(m_db->changesSince(1).at(0).before,
             R"({"label_id":"a","name":"A","color":null,"icon":"mdi:a","description":null})"_ba);
    must(m_db->tryWrite([](Store &store) { return store.labels().remove("nobody"); }));
    QCOMPARE(m_db->journalLength(), 2);
}

/// The triggers must not take what an upsert left alone for replaced.
void TestLabelStore::upsertOutsideOfAnOperation()
{
    const std::vector<RegistryLabel> first { { u"a"_s, u"A"_s } };
    const std::vector<RegistryLabel> second { { u"a"_s, u"B"_s }, { u"c"_s, u"C"_s } };
    for (const auto *labels : { &first, &first, &second })
        must(m_db->store().labels().upsert(*labels));
    QStringList actions;
    for (const Change &change : m_db->changesSince(0))
        actions += change.action + u' ' + change.key;
    QCOMPARE(actions, (QStringList { u"create a"_s, u"update a"_s, u"create c"_s }));
    QCOMPARE(m_db->number("SELECT revision FROM labels WHERE label_id = 'a'"), 2);
}

QTEST_GUILESS_MAIN(TestLabelStore)
#include "tst_labelstore.moc"
