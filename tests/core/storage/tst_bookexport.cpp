#include "core/storage/bookexport.h"
#include "core/storage/bookkinds.h"
#include "tests/support/book.h"
#include "tests/support/homes.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

class TestBookExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyBook_data();
    void emptyBook();
    void lineOfEachKind_data();
    void lineOfEachKind();
    void everyLineIsJson();
    void jsonHoldsTheSameRows();
    void rowsAreSorted();
    void table();
    void onlyTheseKinds();
    void refused_data();
    void refused();
    void secretsAreLeftOut();
    void secretsWhereAskedFor();
    void secretThatCannotBeOpened();
    void secretThatIsNoText();
    void webhookWithoutSecret();
    void brokenTextIsRepaired();
    void brokenJsonIsLeftOut();
    void piecesAreSmall();
    void stateOfTheBegin();
    void counts();

private:
    static BookSelection all(BookFormat format) { return { format, {}, {} }; }
    static BookSelection one(BookFormat format, const QString &kind) { return { format, { kind }, {} }; }
    static BookSelection withSecrets(const QByteArray &secret)
    {
        BookSelection selection = one(BookFormat::Ndjson, u"webhook"_s);
        selection.openSecret = [secret](const QString &, const QByteArray &) -> Result<QByteArray> { return secret; };
        return selection;
    }
};

void TestBookExport::emptyBook_data()
{
    QTest::addColumn<BookFormat>("format");
    QTest::addColumn<QStringList>("kinds");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("ndjson") << BookFormat::Ndjson << QStringList()
                            << "{\"format\":\"hearthbook\",\"version\":1}\n{\"end\":true}\n"_ba;
    QTest::newRow("json") << BookFormat::Json << QStringList { u"area"_s, u"label"_s }
                          << "{\"format\":\"hearthbook\",\"version\":1,\n\"areas\":[],\n\"labels\":[]}\n"_ba;
    QTest::newRow("csv") << BookFormat::Csv << QStringList(u"label"_s)
                         << "label_id,name,color,icon,description,created_at,updated_at,revision\r\n"_ba;
}

void TestBookExport::emptyBook()
{
    QFETCH(BookFormat, format);
    QFETCH(QStringList, kinds);
    TemporaryDatabase db;
    QTEST(exportOf(db.connection(), { format, kinds, {} }), "text");
}

void TestBookExport::lineOfEachKind_data()
{
    QTest::addColumn<QByteArray>("begin");
    QTest::newRow("area") << R"({"kind":"area","area_id":"küche","name":"Küche \"unten\"","floor_id":null,"icon":null,)"
                             R"("labels":["a","b"],"aliases":["Kochen\nEssen"],"created_at":")"_ba;
    QTest::newRow("label") << R"({"kind":"label","label_id":"a","name":"Ä","color":"#ff0000","icon":null,)"
                              R"("description":"line\r\nline","created_at":")"_ba;
    QTest::newRow("integration") << R"({"kind":"integration","entry_id":"e1","domain":"hue","title":"Brücke 🏠",)"_ba;
    QTest::newRow("device")
        << R"({"kind":"device","device_id":"d1","name":"Lamp","name_by_user":"Meine \"Lampe\"",)"_ba;
    QTest::newRow("entity") << R"({"kind":"entity","entity_id":"light.a","registry_id":"r1","device_id":"d1",)"_ba;
    QTest::newRow("service")
        << R"({"kind":"service","domain":"light","service":"turn_on","definition":{"fields":{}},)"_ba;
    QTest::newRow("alias") << R"({"kind":"alias","alias_of":"device","old_id":"d0","present_id":"d1",)"
                              R"("since":"2025-03-01T00:00:00.000000+00:00"})"_ba;
    QTest::newRow("webhook")
        << R"({"kind":"webhook","webhook_id":"w1","url":"http://a/?x=\"","events":["device.*"],)"
           R"("team":"VGK","filters":{"area_id":["küche"]},"scheme":"sports-data","enabled":false,)"
           R"("disabled_reason":"It failed",)"_ba;
    QTest::newRow("preferences")
        << R"({"kind":"preferences","user_id":"ann","selected_teams":{"nfl":["dal"],"nhl":[]},)"
           R"("notification_settings":{"game_start":true,"score_change":false,"game_end":true,)"
           R"("x":{"y":null}},)"_ba;
}

void TestBookExport::lineOfEachKind()
{
    QFETCH(QByteArray, begin);
    TemporaryDatabase db;
    fillWithTraps(db);
    const QByteArray text = exportOf(db.connection(),
                                     one(BookFormat::Ndjson, QString::fromUtf8(QTest::currentDataTag())));
    QVERIFY2(text.contains('\n' + begin), text.constData());
}

void TestBookExport::everyLineIsJson()
{
    TemporaryDatabase db;
    fillWithTraps(db);
    const QByteArray text = exportOf(db.connection());
    QVERIFY(text.endsWith("\n{\"end\":true}\n"));
    for (const QByteArray &line : text.trimmed().split('\n'))
        QVERIFY2(QJsonDocument::fromJson(line).isObject(), line.constData());
    // As they were stored: 123456789012345678901234567890 is no double, and \u00e4 is nobody's to change.
    QVERIFY(text.contains(R"([["hue",123456789012345678901234567890],[1.50]])"));
    QVERIFY(text.contains(R"({"k":{"x":null,"y":[1E300,-0.0]},"\u00e4":"\/"})"));
    QVERIFY(text.contains(R"("created_at":"2025-01-01T00:00:00.000000+00:00")")); // of d2, stored in another form
}

void TestBookExport::jsonHoldsTheSameRows()
{
    TemporaryDatabase db;
    fillWithTraps(db);
    const QByteArray json = exportOf(db.connection(), all(BookFormat::Json));
    const QByteArrayList lines = exportOf(db.connection()).trimmed().split('\n');
    qsizetype found = 0;
    for (const QByteArray &line : lines.sliced(1, lines.size() - 2)) {
        const QByteArray row = '{' + line.sliced(line.indexOf(',') + 1);
        found += json.contains('\n' + row) ? 1 : 0;
    }
    QCOMPARE(found, lines.size() - 2);
    QCOMPARE(json.count("\n{"), found);
    for (const BookKind &kind : bookKinds())
        QVERIFY2(json.contains("\n\"" + kind.plural + "\":[\n{"), kind.plural);
}

void TestBookExport::rowsAreSorted()
{
    TemporaryDatabase db;
    for (const char *id : { "b", "B", "ä", "a", "10", "9" })
        db.execute(QByteArray("INSERT INTO labels (label_id, name) VALUES ('") + id + "', 'x')");
    QByteArrayList ids;
    for (const QByteArray &line :
         exportOf(db.connection(), one(BookFormat::Csv, u"label"_s)).trimmed().split('\n').sliced(1))
        ids += line.first(line.indexOf(','));
    QCOMPARE(ids.join(' '), "10 9 B a b ä"_ba);
}

void TestBookExport::table()
{
    TemporaryDatabase db;
    fillWithTraps(db);
    const QByteArray labels = exportOf(db.connection(), one(BookFormat::Csv, u"label"_s));
    QVERIFY(labels.startsWith("label_id,name,color,icon,description,created_at,updated_at,revision\r\n"
                              "a,Ä,#ff0000,,\"line\r\nline\",2"));
    QVERIFY(labels.contains("+00:00,1\r\nb,'=b,,,,2"));
    const QByteArray devices = exportOf(db.connection(), one(BookFormat::Csv, u"device"_s));
    QVERIFY(devices.contains("\r\nd1,Lamp,\"Meine \"\"Lampe\"\"\",,-5,"));
    QVERIFY(devices.contains("\r\nd2,Gone,,,'+49 1,"));
    QVERIFY(
        devices.contains(",\"\",2025-10-15T00:00:00.000000+00:00,,2025-01-01T00:00:00.000000+00:00,")); // notes are ""
    const QByteArray entities = exportOf(db.connection(), one(BookFormat::Csv, u"entity"_s));
    QVERIFY(entities.contains(
        "\r\nlight.a,r1,d1,light,,,,Licht,,,,true,user,,[],\"[\"\"ein\"\",\"\"zwei\"\"]\",\"{\"\"k\"\":{"));
}

void TestBookExport::onlyTheseKinds()
{
    TemporaryDatabase db;
    fillWithTraps(db);
    const QByteArray text = exportOf(db.connection(), { BookFormat::Ndjson, { u"label"_s, u"area"_s }, {} });
    QCOMPARE(text.count('\n'), 6);
    QVERIFY(text.indexOf(R"("kind":"area")") < text.indexOf(R"("kind":"label")"));
}

void TestBookExport::refused_data()
{
    QTest::addColumn<BookFormat>("format");
    QTest::addColumn<QStringList>("kinds");
    QTest::newRow("unknown kind") << BookFormat::Ndjson << QStringList(u"devices"_s);
    QTest::newRow("table of everything") << BookFormat::Csv << QStringList();
    QTest::newRow("table of two kinds") << BookFormat::Csv << QStringList { u"area"_s, u"label"_s };
}

void TestBookExport::refused()
{
    QFETCH(BookFormat, format);
    QFETCH(QStringList, kinds);
    TemporaryDatabase db;
    const auto book = BookExport::begin(db.connection(), { format, kinds, {} });
    QVERIFY(!book);
    QCOMPARE(book.error().code, ErrorCode::InvalidInput);
    QVERIFY(db.connection().inAutocommit());
}

void TestBookExport::secretsAreLeftOut()
{
    TemporaryDatabase db;
    fillWithTraps(db);
    for (const BookFormat format : { BookFormat::Ndjson, BookFormat::Json })
        QVERIFY(!exportOf(db.connection(), all(format)).contains("secret"));
    QVERIFY(!exportOf(db.connection(), one(BookFormat::Csv, u"webhook"_s)).contains("secret"));
}

void TestBookExport::secretsWhereAskedFor()
{
    TemporaryDatabase db;
    fillWithTraps(db);
    BookSelection selection = all(BookFormat::Ndjson);
    selection.openSecret = [](const QString &id, const QByteArray &sealed) -> Result<QByteArray> {
        return sealed.sliced(id.size() + 1);
    };
    QVERIFY(exportOf(db.connection(), selection).contains(R"(,"secret":"s€cret"})"));
}

void TestBookExport::secretThatCannotBeOpened()
{
    TemporaryDatabase db;
    fillWithTraps(db);
    BookSelection selection = all(BookFormat::Ndjson);
    selection.openSecret = [](const QString &, const QByteArray &) -> Result<QByteArray> {
        return failure(ErrorCode::Unavailable, u"no key"_s);
    };
    const auto book = must(BookExport::begin(db.connection(), selection));
    const Result<QByteArray> piece = book->next();
    QVERIFY(!piece);
    QCOMPARE(piece.error().message, u"no key"_s);
}

void TestBookExport::secretThatIsNoText()
{
    TemporaryDatabase db;
    fillWithTraps(db);
    const auto book = must(BookExport::begin(db.connection(), withSecrets("\xff\xfe")));
    const Result<QByteArray> piece = book->next();
    QVERIFY(!piece);
    QCOMPARE(piece.error().code, ErrorCode::Corrupt);
}

void TestBookExport::webhookWithoutSecret()
{
    TemporaryDatabase db;
    fillWithTraps(db);
    db.execute("DELETE FROM webhook_secrets");
    QVERIFY(exportOf(db.connection(), withSecrets("s")).contains(R"(,"secret":null})"));
}

void TestBookExport::brokenTextIsRepaired()
{
    TemporaryDatabase db;
    db.execute("INSERT INTO labels (label_id, name) VALUES ('a', CAST(x'61ff62' AS TEXT))");
    QVERIFY(exportOf(db.connection()).contains(R"("name":"a�b")"));
    QVERIFY(exportOf(db.connection(), one(BookFormat::Csv, u"label"_s)).contains("a,a�b,"));
}

void TestBookExport::brokenJsonIsLeftOut()
{
    TemporaryDatabase db;
    db.execute("INSERT INTO devices (device_id, name, fed_labels) VALUES ('d1', 'Lamp', '[no json')");
    QVERIFY(exportOf(db.connection()).contains(R"("fed_labels":[])"));
}

void TestBookExport::piecesAreSmall()
{
    TemporaryDatabase db;
    db.feedDevices(devicesOfHome(1000));
    const auto book = must(BookExport::begin(db.connection(), {}));
    qsizetype pieces = 0;
    for (QByteArray piece = must(book->next()); !piece.isEmpty(); piece = must(book->next()), ++pieces)
        QVERIFY(piece.size() < 70 * 1024);
    QVERIFY(pieces > 5);
    QCOMPARE(must(book->next()), QByteArray());
}

/// What others write meanwhile is not in it.
void TestBookExport::stateOfTheBegin()
{
    TemporaryDatabase db;
    db.feedDevices(devicesOfHome(300));
    const QByteArray before = exportOf(db.connection());
    const auto reader = db.another();
    QByteArray text;
    {
        const auto book = must(BookExport::begin(reader->connection(), {}));
        db.execute("UPDATE devices SET name = 'late'; DELETE FROM devices WHERE device_id = 'd0299'");
        for (QByteArray piece = must(book->next()); !piece.isEmpty(); piece = must(book->next()))
            text += piece;
    }
    QCOMPARE(text, before);
    QVERIFY(reader->connection().inAutocommit());
    QVERIFY(exportOf(reader->connection()) != before);
}

void TestBookExport::counts()
{
    TemporaryDatabase db;
    fillWithTraps(db);
    const auto book = must(BookExport::begin(db.connection(), { BookFormat::Json, { u"device"_s, u"alias"_s }, {} }));
    while (!must(book->next()).isEmpty()) { }
    QCOMPARE(book->counts().size(), 2U);
    QCOMPARE(book->counts()[0].first->kind, u"device"_s);
    QCOMPARE(book->counts()[0].second, 2);
    QCOMPARE(book->counts()[1].second, 2);
}

QTEST_GUILESS_MAIN(TestBookExport)
#include "tst_bookexport.moc"
