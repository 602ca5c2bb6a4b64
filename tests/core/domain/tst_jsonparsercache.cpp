#include "core/domain/jsonparsercache.h"

#include <QTest>

#include <optional>
#include <thread>

using namespace hearthbook;

class TestJsonParserCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheParserOfADestroyedDocument();
    void documentsAtOnceAreApart();
    void documentOfAReusedParserIsWhole();
    void hugeParserIsNotKept();
    void releaseGivesItBack();
    void isOfItsThread();
    void documentOutlivesTheCache();

private:
    static JsonDocument parsed(const QByteArray &text)
    {
        Result<JsonDocument> document = JsonDocument::parse(text);
        if (!document)
            qFatal("%s", qPrintable(document.error().message));
        return std::move(*document);
    }
    static QByteArray written(const JsonDocument &document)
    {
        return QByteArray::fromStdString(simdjson::to_string(document.root()));
    }
};

void TestJsonParserCache::keepsTheParserOfADestroyedDocument()
{
    JsonParserCache cache;
    {
        const JsonDocument document = parsed("[1]");
        QVERIFY(cache.isEmpty());
    }
    QVERIFY(!cache.isEmpty());
    const JsonDocument next = parsed("[2]");
    QVERIFY(cache.isEmpty());
}

void TestJsonParserCache::documentsAtOnceAreApart()
{
    JsonParserCache cache;
    {
        const JsonDocument first = parsed(R"({"a":"one"})");
        const JsonDocument second = parsed(R"({"a":"two"})");
        QCOMPARE(written(first), R"({"a":"one"})");
        QCOMPARE(written(second), R"({"a":"two"})");
    }
    QVERIFY(!cache.isEmpty());
}

void TestJsonParserCache::documentOfAReusedParserIsWhole()
{
    JsonParserCache cache;
    const QByteArray longer = "[\"" + QByteArray(10'000, 'x') + "\"]";
    std::ignore = parsed("[1]");
    QCOMPARE(written(parsed(longer)), longer);
    QVERIFY(!JsonDocument::parse("[1"));
    QCOMPARE(written(parsed("[2]")), "[2]");
}

void TestJsonParserCache::hugeParserIsNotKept()
{
    JsonParserCache cache;
    std::ignore = parsed("[\"" + QByteArray(9 * 1024 * 1024, 'x') + "\"]");
    QVERIFY(cache.isEmpty());
}

void TestJsonParserCache::releaseGivesItBack()
{
    JsonParserCache cache;
    std::ignore = parsed("[1]");
    cache.release();
    QVERIFY(cache.isEmpty());
    QCOMPARE(written(parsed("[2]")), "[2]");
}

/// A listing may be read in one thread and end in another.
void TestJsonParserCache::isOfItsThread()
{
    JsonParserCache cache;
    JsonDocument document = parsed("[1]");
    QByteArray text;
    std::thread([moved = std::move(document), &text]() mutable {
        const JsonDocument ended = std::move(moved);
        text = written(ended);
    }).join();
    QCOMPARE(text, "[1]");
    QVERIFY(cache.isEmpty());
}

void TestJsonParserCache::documentOutlivesTheCache()
{
    std::optional<JsonParserCache> cache(std::in_place);
    std::ignore = parsed("[1]");
    std::optional<JsonDocument> document = parsed("[2]");
    cache.reset();
    QCOMPARE(written(*document), "[2]");
    document.reset();
}

QTEST_GUILESS_MAIN(TestJsonParserCache)
#include "tst_jsonparsercache.moc"
