#pragma once

#include "app/channelto.h"
#include "core/source/metadatasource.h"
#include "tests/support/eventually.h"
#include "tests/support/serverprocess.h"
#include "tests/support/temporarydatabase.h"

#include <QTest>

namespace hearthbook::test {

/// One book and the two ways to it: its file, and a real hearthbookd that serves it. Tests of the window run with both.
class TestBook
{
public:
    enum Way { File, Server };

    explicit TestBook(Way way) : m_way(way)
    {
        if (way == Server && !m_server.start())
            qFatal("hearthbookd does not start");
    }

    /// `file` and `server`, as data rows of a test.
    static void addWays()
    {
        QTest::addColumn<int>("way");
        QTest::newRow("file") << int(File);
        QTest::newRow("server") << int(Server);
    }

    QString place() const
    {
        return m_way == File ? m_database.options().path : QStringLiteral("http://127.0.0.1:%1").arg(m_server.port());
    }

    std::unique_ptr<Channel> channel() const { return channelTo(place()); }

    ServerProcess &server() { return m_server; }

    /// What another program writes to the same book.
    void feed(const QByteArray &what, const QByteArray &listing)
    {
        if (m_way == File && what == "devices")
            m_database.feedDevices(listing);
        else if (m_way == File)
            m_database.feedEntities(listing);
        else
            feedServer(what, listing);
    }

    /// Entities, by another connection to the file. Thread: any.
    static void feedFile(const QString &place, const QByteArray &listing)
    {
        DatabaseOptions options;
        options.path = place;
        const std::unique_ptr<Store> store = must(Store::open(options));
        const EntityListing entities = must(readEntities(listing));
        must(runOperation(*store, TemporaryDatabase::feeder(),
                          [&] { return store->entities().upsert(entities.rows).map([](const auto &) { }); }));
    }

private:
    void feedServer(const QByteArray &what, const QByteArray &listing)
    {
        WebClient client(m_server.port());
        const HttpReply answer = client.post("/internal/" + what + "/bulk_upsert", listing);
        if (answer.status != 200)
            qFatal("status %d", answer.status);
    }

    Way m_way;
    TemporaryDatabase m_database;
    ServerProcess m_server;
};

/// The result of a future, which must come while the event loop runs.
template<typename T>
T awaited(QFuture<T> future)
{
    if (!eventually([&future] { return future.isFinished(); }))
        qFatal("no answer");
    return future.result();
}

} // namespace hearthbook::test
