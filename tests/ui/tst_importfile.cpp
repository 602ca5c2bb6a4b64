#include "tests/support/files.h"
#include "tests/support/oldsports.h"
#include "ui/models/importfile.h"
#include "ui/models/registrylisting.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// What a file is, by its content, and why it cannot be read.
class TestImportFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sourceByContent_data();
    void sourceByContent();
    void listings_data();
    void listings();
    void refused();
    void tooLargeIsNotRead();
    void nameAndBytes();
};

void TestImportFile::sourceByContent_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("source"); // -1: it could be anything
    const auto row = [](const char *name, const QByteArray &bytes, std::optional<ImportSource> source) {
        QTest::newRow(name) << bytes << (source ? int(*source) : -1);
    };
    row("webhooks.json", oldFile(2), ImportSource::Webhooks);
    row("webhooks with a byte order mark", "\xEF\xBB\xBF" + oldFile(1), ImportSource::Webhooks);
    row("a browser's storage", R"({"darkMode":"true","sports_selected_teams":"{}"})", ImportSource::LocalStorage);
    row("a database", QByteArray("SQLite format 3\0rest", 20), ImportSource::Database);
    row("an export", "{\"format\":\"hearthbook\",\"version\":1}\n{\"kind\":\"area\"}\n", ImportSource::Book);
    row("core.device_registry",
        R"({"version":1,"key":"core.device_registry","data":{"devices":[],"deleted_devices":[]}})",
        ImportSource::Registry);
    row("an answer of the WebSocket", R"({"id":1,"type":"result","success":true,"result":[{"entity_id":"light.a"}]})",
        ImportSource::Registry);
    row("a list of devices", R"([{"id":"d1","identifiers":[]}])", ImportSource::Registry);
    row("other list", R"([1,2])", {});
    row("other object", R"({"a":1})", {});
    row("an empty object", "{}", {});
    row("another registry", R"({"key":"core.area_registry","data":{"areas":[]}})", {});
    row("cut short", oldFile(2).chopped(3), {});
    row("text", "hello", {});
    row("a text with lines", "hello\nworld\n", {});
}

void TestImportFile::sourceByContent()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, source);
    const std::optional<ImportSource> found = importSourceIn(bytes);
    QCOMPARE(found ? int(*found) : -1, source);
}

void TestImportFile::listings_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("devices");
    QTest::addColumn<QByteArray>("entities");
    QTest::newRow("devices of .storage") << R"({"key":"core.device_registry","data":{"devices":[{"id":"d"}]}})"_ba
                                         << R"([{"id":"d"}])"_ba << QByteArray();
    QTest::newRow("entities of .storage")
        << R"({"key":"core.entity_registry","data":{"entities":[{"entity_id":"a.b"}]}})"_ba << QByteArray()
        << R"([{"entity_id":"a.b"}])"_ba;
    QTest::newRow("answer") << R"({"id":2,"result":[{"entity_id":"a.b"}]})"_ba << QByteArray()
                            << R"([{"entity_id":"a.b"}])"_ba;
    QTest::newRow("both") << R"({"devices":[],"entities":[]})"_ba << "[]"_ba << "[]"_ba;
    QTest::newRow("array of devices") << R"([{"connections":[],"id":"d"}])"_ba << R"([{"connections":[],"id":"d"}])"_ba
                                      << QByteArray();
}

void TestImportFile::listings()
{
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, devices);
    QFETCH(QByteArray, entities);
    const std::optional<RegistryListing> listing = registryListing(QJsonDocument::fromJson(file));
    QVERIFY(listing);
    QCOMPARE(listing->devices, devices);
    QCOMPARE(listing->entities, entities);
    QCOMPARE(listing->devices.isNull(), devices.isNull());
}

void TestImportFile::refused()
{
    const QTemporaryDir folder;
    const auto why = [](const QString &path) {
        const Result<ImportFile> file = readImportFile(path);
        return file ? QString() : file.error().message;
    };
    writeFile(folder.filePath(u"empty.json"_s), " \n");
    QVERIFY2(why(folder.filePath(u"empty.json"_s)).contains(u"is empty"_s), "empty");
    QVERIFY2(why(folder.path()).contains(u"it is a folder"_s), "folder");
    QVERIFY2(why(folder.filePath(u"none"_s)).contains(u"no such file"_s), "none");
    QVERIFY2(why(u"/dev/null"_s).contains(u"no plain file"_s), "device");
}

void TestImportFile::tooLargeIsNotRead()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"big.db"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(qint64(100) << 20));
    const Result<ImportFile> read = readImportFile(path);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::TooLarge);
    QVERIFY2(read.error().message.contains(u"64"_s), qUtf8Printable(read.error().message));
}

void TestImportFile::nameAndBytes()
{
    const QTemporaryDir folder;
    writeFile(folder.filePath(u"webhooks.json"_s), oldFile(1));
    const Result<ImportFile> file = readImportFile(folder.filePath(u"webhooks.json"_s));
    QVERIFY(file);
    QCOMPARE(file->name(), u"webhooks.json"_s);
    QCOMPARE(file->bytes, oldFile(1));
    QCOMPARE(file->looksLike, std::optional(ImportSource::Webhooks));
}

QTEST_GUILESS_MAIN(TestImportFile)
#include "tst_importfile.moc"
