#include "core/source/httpchannel.h"
#include "core/source/metadatasource.h"
#include "tests/support/homes.h"
#include "tests/support/testbook.h"

#include <QJsonArray>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// The same answers from a file and from a server.
class TestMetadataSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lists_data() { TestBook::addWays(); }
    void lists();
    void strangeWords_data() { TestBook::addWays(); }
    void strangeWords();
    void wrongQuestions_data() { TestBook::addWays(); }
    void wrongQuestions();
    void changesAndReverts_data() { TestBook::addWays(); }
    void changesAndReverts();
    void history_data() { TestBook::addWays(); }
    void history();
    void addresses();
    void tellsWhatOthersDo_data() { TestBook::addWays(); }
    void tellsWhatOthersDo();
    void serverIsLostAndBack();
    void notReachable_data();
    void notReachable();
    void askedBeforeItIsOpened();
    void endsWhileItIsAsked_data() { TestBook::addWays(); }
    void endsWhileItIsAsked();

private:
    static std::unique_ptr<MetadataSource> opened(const TestBook &book)
    {
        auto source = std::make_unique<MetadataSource>(book.channel());
        source->channel().open();
        if (!eventually([&] { return source->channel().state() == ChannelState::Open; }))
            qFatal("%s", qUtf8Printable(source->channel().trouble()));
        return source;
    }

    static QString keys(const Result<RowPage> &page)
    {
        if (!page)
            return page.error().message;
        QStringList ids;
        for (const QJsonObject &row : page->rows)
            ids += row.value(u"device_id").toString();
        return ids.join(u' ');
    }
};

void TestMetadataSource::lists()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(30));
    const auto source = opened(book);
    const auto list = [&](const RowQuery &query) { return awaited(source->list(deviceRows(), query)); };
    QCOMPARE(keys(list({ .limit = 2 })), u"d0000 d0001"_s);
    QCOMPARE(keys(list({ .limit = 2, .offset = 28 })), u"d0028 d0029"_s);
    QCOMPARE(keys(list({ .limit = 2, .sort = u"-device_id"_s })), u"d0029 d0028"_s);
    QCOMPARE(keys(list({ .search = u"lamp 29"_s })), u"d0029"_s);
    const Result<RowPage> page = list({ .limit = 1,
                                        .filters = { { u"area_id"_s, { u"office"_s } } },
                                        .facets = { u"manufacturer"_s, u"area_id"_s },
                                        .total = true });
    QVERIFY(page);
    QCOMPARE(page->total, 10);
    QCOMPARE(page->facets.size(), 2U);
    QCOMPARE(page->facets[0].first, u"manufacturer"_s);
    QCOMPARE(page->facets[0].second.size(), 2U);
    QCOMPARE(page->facets[0].second[0].count, 5);
    QCOMPARE(page->facets[1].second.size(), 2U); // its own filter does not count
    QCOMPARE(awaited(source->row(deviceRows(), u"d0003"_s))->value(u"name"), u"Lamp 3"_s);
}

void TestMetadataSource::strangeWords()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", R"([{"id":"a/b c?d#e%f","name":"1+1 = 2 & 100%"},{"id":"x","name":"Küche 💡"}])");
    const auto source = opened(book);
    for (const QString &word : { u"1+1"_s, u"= 2 &"_s, u"100%"_s, u"b c?d#e%f"_s })
        QCOMPARE(keys(awaited(source->list(deviceRows(), { .search = word }))), u"a/b c?d#e%f"_s);
    QCOMPARE(keys(awaited(source->list(deviceRows(), { .search = u"küche 💡"_s }))), u"x"_s);
    const Result<QJsonObject> row = awaited(source->row(deviceRows(), u"a/b c?d#e%f"_s));
    QVERIFY2(row, row ? "" : qUtf8Printable(row.error().message));
}

void TestMetadataSource::wrongQuestions()
{
    QFETCH(int, way);
    const TestBook book { TestBook::Way(way) };
    const auto source = opened(book);
    const Result<RowPage> page = awaited(source->list(deviceRows(), { .sort = u"nmae"_s }));
    QVERIFY(!page);
    QCOMPARE(page.error().code, ErrorCode::InvalidInput);
    QVERIFY(page.error().message.contains(u"name"_s));
    const Result<QJsonObject> row = awaited(source->row(deviceRows(), u"nobody"_s));
    QCOMPARE(row.error().code, ErrorCode::NotFound);
    QCOMPARE(row.error().message, u"Device nobody not found"_s);
    QCOMPARE(awaited(source->revert(4711)).error().code, ErrorCode::NotFound);
}

void TestMetadataSource::changesAndReverts()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(2));
    const auto source = opened(book);
    const qint64 revision = awaited(source->row(deviceRows(), u"d0001"_s))->value(u"revision").toInteger();
    const QJsonObject patch { { u"name_by_user"_s, u"Desk"_s } };
    const Result<ChangedRow> changed = awaited(source->change(deviceRows(), u"d0001"_s, patch, revision));
    QVERIFY2(changed, changed ? "" : qUtf8Printable(changed.error().message));
    QCOMPARE(changed->row.value(u"name"), u"Desk"_s);
    QVERIFY(changed->operation);
    const Result<ChangedRow> late = awaited(source->change(deviceRows(), u"d0001"_s, patch, revision));
    QCOMPARE(late.error().code, ErrorCode::Conflict);
    QVERIFY(awaited(source->revert(*changed->operation)));
    QCOMPARE(awaited(source->row(deviceRows(), u"d0001"_s))->value(u"name"), u"Lamp 1"_s);
    const Result<ChangedRow> wrong = awaited(
        source->change(deviceRows(), u"d0001"_s, { { u"model"_s, u"x"_s } }, revision + 2));
    QCOMPARE(wrong.error().code, ErrorCode::InvalidInput);
}

void TestMetadataSource::history()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(2));
    for (int variant = 1; variant <= 120; ++variant)
        book.feed("devices", devicesOfHome(1, variant));
    const auto source = opened(book);
    const Result<HistoryPage> newest = awaited(source->history(deviceRows(), u"d0000"_s));
    QVERIFY2(newest, newest ? "" : qUtf8Printable(newest.error().message));
    QCOMPARE(newest->changes.size(), 100U);
    QCOMPARE(newest->changes.front().value(u"before")[u"sw_version"], u"1.119"_s);
    const Result<HistoryPage> older = awaited(source->history(deviceRows(), u"d0000"_s, newest->next));
    QCOMPARE(older->changes.size(), 21U);
    QCOMPARE(older->changes.back().value(u"action"), u"create"_s);
    QCOMPARE(older->next, QString());
    QCOMPARE(awaited(source->history(entityRows(), u"no.body"_s)).error().code, ErrorCode::NotFound);
    QCOMPARE(awaited(source->history(deviceRows(), u"d0000"_s, u"no cursor"_s)).error().code, ErrorCode::InvalidInput);
}

void TestMetadataSource::addresses()
{
    const auto address = [](std::unique_ptr<Channel> channel) {
        const MetadataSource source(std::move(channel));
        return source.address(deviceRows(), u"a/b"_s).toString(QUrl::FullyEncoded);
    };
    QCOMPARE(address(std::make_unique<HttpChannel>(QUrl(u"https://me:secret@home/book/"_s), QByteArray())),
             u"https://me@home/book/api/devices/a%2Fb"_s);
    QCOMPARE(address(channelTo(u"/home.db"_s)), u"http://127.0.0.1:8006/api/devices/a%2Fb"_s);
}

void TestMetadataSource::tellsWhatOthersDo()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(1));
    const auto source = opened(book);
    QStringList told;
    connect(&source->channel(), &Channel::happened, this,
            [&told](const BookEvent &event) { told += u"%1 %2 %3"_s.arg(event.kind, event.key(), event.action()); });
    // The stream begins when it is open; what happens before is shown by the first look at the list.
    QVERIFY(eventually([&] {
        book.feed("devices", devicesOfHome(1, int(told.size()) + QRandomGenerator::global()->bounded(1000)));
        return !told.isEmpty();
    }));
    told.clear();
    book.feed("devices", devicesOfHome(1, 5, 7));
    QVERIFY(eventually([&] { return told.contains(u"device d0007 create"_s); }));
}

void TestMetadataSource::serverIsLostAndBack()
{
    TestBook book { TestBook::Server };
    const auto source = opened(book);
    int missed = 0;
    connect(&source->channel(), &Channel::missed, this, [&missed] { ++missed; });
    const quint16 port = book.server().port();
    book.server().stop();
    QVERIFY(eventually([&] { return source->channel().state() == ChannelState::Lost; }));
    QVERIFY(source->channel().trouble().contains(u"127.0.0.1"_s));
    const Result<RowPage> page = awaited(source->list(deviceRows(), {}));
    QCOMPARE(page.error().code, ErrorCode::Unavailable);
    QVERIFY(book.server().start({ u"--listen"_s, u"127.0.0.1:%1"_s.arg(port) }));
    QVERIFY(eventually([&] { return source->channel().state() == ChannelState::Open; }, 20000));
    QCOMPARE(missed, 1);
    QVERIFY(awaited(source->list(deviceRows(), {})));
}

void TestMetadataSource::notReachable_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<bool>("refused");
    QTest::newRow("nobody listens") << u"http://127.0.0.1:1"_s << false;
    QTest::newRow("a folder") << u"/"_s << true;
    QTest::newRow("a file in no folder") << u"/proc/nowhere/home.db"_s << true;
    QTest::newRow("not a database") << QString::fromUtf8(HEARTHBOOK_SOURCE_DIR "/README.md") << true;
}

void TestMetadataSource::notReachable()
{
    QFETCH(QString, place);
    QFETCH(bool, refused);
    MetadataSource source(channelTo(place));
    source.channel().open();
    QVERIFY(eventually([&] { return source.channel().state() != ChannelState::Connecting; }));
    QCOMPARE(source.channel().state(), refused ? ChannelState::Refused : ChannelState::Lost);
    QVERIFY2(source.channel().trouble().contains(place), qUtf8Printable(source.channel().trouble()));
    QVERIFY(!awaited(source.list(deviceRows(), {})));
}

void TestMetadataSource::askedBeforeItIsOpened()
{
    const TestBook book { TestBook::File };
    MetadataSource source(book.channel());
    QCOMPARE(awaited(source.list(deviceRows(), {})).error().code, ErrorCode::Unavailable);
}

void TestMetadataSource::endsWhileItIsAsked()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(200));
    std::vector<QFuture<Result<RowPage>>> answers;
    for (int i = 0; i < 20; ++i) {
        const auto source = opened(book);
        for (int j = 0; j < 10; ++j)
            answers.push_back(source->list(deviceRows(), { .limit = 200 }));
    }
    for (const QFuture<Result<RowPage>> &answer : answers)
        QVERIFY(answer.isFinished()); // told or given up: nobody waits for it
}

QTEST_GUILESS_MAIN(TestMetadataSource)
#include "tst_metadatasource.moc"
