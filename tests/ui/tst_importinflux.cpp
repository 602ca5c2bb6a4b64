#include "tests/support/files.h"
#include "tests/support/fluxhome.h"
#include "tests/support/importwindow.h"
#include "ui/widgets/importundobutton.h"
#include "ui/widgets/jobbar.h"

#include <QCheckBox>
#include <QDirIterator>
#include <QLayout>
#include <QSpinBox>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Imports from a scripted InfluxDB through the real window, by keys and mouse, on a file and on a server.
class TestImportInflux : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init();
    void cleanup();
    void previewImportUndo_data() { TestBook::addWays(); }
    void previewImportUndo();
    void addressAndBucketAreNeeded();
    void asksWhatWasTyped();
    void failures_data();
    void failures();
    void emptyBucket();
    void cancelled_data() { TestBook::addWays(); }
    void cancelled();
    void cancelledInTheStatusBar();
    void closedWhileItRuns_data() { TestBook::addWays(); }
    void closedWhileItRuns();
    void previewThatIsGivenUp_data() { TestBook::addWays(); }
    void previewThatIsGivenUp();
    void anotherIsUnderWay();
    void cancelledByAnother();
    void differenceIsTold();
    void asTheServerIsSet();
    void bookIsClosedMeanwhile();
    void lostServer();
    void tokenIsKeptNowhere_data() { TestBook::addWays(); }
    void tokenIsKeptNowhere();
    void everyControlHasAName();

private:
    static void fill(TestBook &book) { book.feed("devices", R"([{"id":"d1","name":"Lamp"}])"); }
    static QLineEdit *field(OpenPage &open, const QString &name)
    {
        for (QLineEdit *one : open.choose()->findChildren<QLineEdit *>()) {
            if (one->accessibleName() == name)
                return one;
        }
        qFatal("no field %s", qPrintable(name));
    }
    static void type(OpenPage &open, const QString &name, const QString &text)
    {
        QLineEdit *line = field(open, name);
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
    }
    /// As a person does; Enter in the last field goes on.
    void typePlace(OpenPage &open)
    {
        open.begin(ImportSource::InfluxDb);
        type(open, u"Address"_s, m_influx->url().toString());
        type(open, u"Organisation"_s, u"o"_s);
        type(open, u"Bucket"_s, u"home"_s);
        type(open, u"Token"_s, u"the-token"_s);
        QTest::keyClick(field(open, u"Token"_s), Qt::Key_Return);
    }
    bool preview(OpenPage &open)
    {
        typePlace(open);
        return eventually([&] { return open.isPreview() || !open.trouble().isEmpty(); }) && open.trouble().isEmpty();
    }
    /// Beside all that is said there.
    static bool hasRoom(OpenPage &open, const QString &name)
    {
        open.choose()->layout()->activate();
        const QLineEdit *one = field(open, name);
        return one->isVisible() && one->height() >= one->sizeHint().height();
    }
    bool isMarked(OpenPage &open, const QString &name) { return field(open, name)->property("wrong").toBool(); }
    void serveHome()
    {
        m_influx->onRequest = [](const InfluxRequestSeen &request) { return fluxHome(request); };
    }
    void hang()
    {
        m_influx->onRequest = [](const InfluxRequestSeen &) { return ScriptedInflux::Answer(); };
    }
    /// From now on it does not answer; until a query waits.
    bool runAndWait(OpenPage &open)
    {
        hang();
        const std::size_t before = m_influx->requests().size();
        QTest::keyClick(open.inWizard(u"Import"_s), Qt::Key_Return);
        return eventually([&] { return m_influx->requests().size() > before; });
    }
    QJsonObject order() const { return { { u"url"_s, m_influx->url().toString() }, { u"bucket"_s, u"home"_s } }; }

    std::unique_ptr<ScriptedInflux> m_influx;
};

void TestImportInflux::init()
{
    m_influx = std::make_unique<ScriptedInflux>();
    serveHome();
}

void TestImportInflux::cleanup()
{
    m_influx.reset();
}

void TestImportInflux::previewImportUndo()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    fill(book);
    OpenPage open(book);
    Other other(book);
    QVERIFY2(preview(open), qUtf8Printable(open.trouble()));
    QCOMPARE(open.summary(), u"2 added."_s);
    QVERIFY(!other.has(u"hub"_s));
    QVERIFY(open.run());
    QCOMPARE(open.summary(), u"2 added."_s);
    QCOMPARE(open.said(), u"Import of InfluxDB: 2 added."_s);
    QVERIFY(other.has(u"hub"_s));
    QVERIFY(open.window()->book()->undoHistory().canUndo());
    auto *undo = open.wizard()->findChild<ImportUndoButton *>();
    QTest::mouseClick(undo, Qt::LeftButton);
    QVERIFY(eventually([&] { return !other.has(u"hub"_s); }));
    QVERIFY(other.has(u"d1"_s));
    QVERIFY(eventually([&] { return open.list()->model()->rowCount() == 1; }));
}

void TestImportInflux::addressAndBucketAreNeeded()
{
    TestBook book { TestBook::File };
    fill(book);
    OpenPage open(book);
    open.begin(ImportSource::InfluxDb);
    QVERIFY(!open.inWizard(u"Preview"_s)->isEnabled());
    type(open, u"Address"_s, u"influxdb:8086"_s);
    QVERIFY(!open.inWizard(u"Preview"_s)->isEnabled());
    type(open, u"Bucket"_s, u"home"_s);
    QVERIFY(open.inWizard(u"Preview"_s)->isEnabled());
    QVERIFY(!open.choose()->findChild<QCheckBox *>(u"asTheServerIsSet"_s)->isVisible());
    open.choose()->setSource(ImportSource::Webhooks);
    QVERIFY(!field(open, u"Token"_s)->isVisible());
    QVERIFY(hasRoom(open, u"File"_s));
}

void TestImportInflux::asksWhatWasTyped()
{
    TestBook book { TestBook::File };
    fill(book);
    OpenPage open(book);
    open.begin(ImportSource::InfluxDb);
    QCOMPARE(field(open, u"Token"_s)->echoMode(), QLineEdit::Password);
    QCOMPARE(field(open, u"Password"_s)->echoMode(), QLineEdit::Password);
    open.choose()->findChild<QSpinBox *>()->setFocus();
    QTest::keyClick(open.choose()->findChild<QSpinBox *>(), Qt::Key_Up);
    QVERIFY(preview(open));
    const InfluxRequestSeen &seen = m_influx->requests().front();
    QCOMPARE(seen.headers.value("authorization"), "Token the-token"_ba);
    QVERIFY2(seen.target.contains("org=o"), seen.target.constData());
    const QByteArray today = QDateTime::currentDateTimeUtc().addDays(-1).toString(Qt::ISODate).left(10).toLatin1();
    QVERIFY2(seen.body.contains(today), seen.body.constData());
}

void TestImportInflux::failures_data()
{
    QTest::addColumn<int>("way");
    QTest::addColumn<QByteArray>("line"); // empty: nobody listens
    QTest::addColumn<QString>("says");
    QTest::addColumn<QString>("marked");
    for (const auto &[word, way] : { std::pair("file", TestBook::File), std::pair("server", TestBook::Server) }) {
        QTest::addRow("a wrong token, %s", word)
            << int(way) << "401 Unauthorized"_ba << u"Check the token"_s << u"Token"_s;
        QTest::addRow("no bucket, %s", word) << int(way) << "404 Not Found"_ba << u"Check the bucket"_s << u"Bucket"_s;
        QTest::addRow("nobody there, %s", word) << int(way) << QByteArray() << u"Check the address"_s << u"Address"_s;
    }
}

void TestImportInflux::failures()
{
    QFETCH(int, way);
    QFETCH(QByteArray, line);
    QFETCH(QString, says);
    QFETCH(QString, marked);
    TestBook book { TestBook::Way(way) };
    fill(book);
    OpenPage open(book);
    m_influx->onRequest = [&](const InfluxRequestSeen &) { return ScriptedInflux::status(line, "{}"); };
    if (line.isEmpty()) {
        m_influx = std::make_unique<ScriptedInflux>();
        open.begin(ImportSource::InfluxDb);
        type(open, u"Bucket"_s, u"home"_s);
        type(open, u"Address"_s, u"http://127.0.0.1:1"_s);
        QTest::keyClick(field(open, u"Address"_s), Qt::Key_Return);
        QVERIFY(eventually([&] { return !open.trouble().isEmpty(); }));
    } else {
        QVERIFY(!preview(open));
    }
    QVERIFY2(open.trouble().contains(says), qUtf8Printable(open.trouble()));
    QVERIFY2(open.trouble().contains(u"Import of InfluxDB failed: InfluxDB at http://127.0.0.1:"_s),
             qUtf8Printable(open.trouble()));
    for (const QString &name : { u"Address"_s, u"Bucket"_s, u"Token"_s }) {
        QCOMPARE(isMarked(open, name), name == marked);
        QVERIFY2(hasRoom(open, name), qPrintable(name));
    }
    type(open, u"Bucket"_s, u"other"_s); // what was wrong is forgotten
    QCOMPARE(open.trouble(), QString());
    QVERIFY(!isMarked(open, marked));
}

void TestImportInflux::emptyBucket()
{
    m_influx->onRequest = [](const InfluxRequestSeen &) { return ScriptedInflux::good("\r\n"); };
    TestBook book { TestBook::File };
    fill(book);
    OpenPage open(book);
    QVERIFY(!preview(open));
    QVERIFY2(open.trouble().contains(u"holds no device, entity or config entry"_s), qUtf8Printable(open.trouble()));
}

void TestImportInflux::cancelled()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    fill(book);
    OpenPage open(book);
    Other other(book);
    QVERIFY(preview(open));
    QVERIFY(runAndWait(open));
    QVERIFY(eventually([&] {
        const QList<QLabel *> labels = open.wizard()->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [](const QLabel *one) { return one->text().startsWith(u"InfluxDB is read: 0 rows"_s); });
    }));
    QTest::mouseClick(open.inWizard(u"Cancel the import"_s), Qt::LeftButton);
    QVERIFY(eventually([&] { return open.inWizard(u"Import something else"_s); }));
    QCOMPARE(open.said(), u"Import of InfluxDB was cancelled; nothing was changed."_s);
    QVERIFY(!other.has(u"hub"_s));
    QVERIFY(!open.window()->book()->undoHistory().canUndo());
}

void TestImportInflux::cancelledInTheStatusBar()
{
    TestBook book { TestBook::File };
    fill(book);
    OpenPage open(book);
    Other other(book);
    QVERIFY(preview(open));
    QVERIFY(runAndWait(open));
    QTest::keyClick(open.wizard(), Qt::Key_Escape);
    auto *jobs = open.window()->findChild<JobBar *>();
    QTest::mouseClick(button(*jobs, u"Cancel"_s), Qt::LeftButton);
    QVERIFY(eventually([&] { return jobs->count() == 0; }));
    QVERIFY(other.send("GET", u"/api/imports/influx"_s).value(u"run"_s).isNull());
    QVERIFY(!other.has(u"hub"_s));
}

void TestImportInflux::closedWhileItRuns()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    fill(book);
    OpenPage open(book);
    Other other(book);
    QVERIFY(preview(open));
    auto *jobs = open.window()->findChild<JobBar *>();
    QTest::keyClick(open.inWizard(u"Import"_s), Qt::Key_Return);
    QCOMPARE(jobs->count(), 1);
    QTest::keyClick(open.wizard(), Qt::Key_Escape);
    QVERIFY(eventually([&] { return jobs->count() == 0 && other.has(u"hub"_s); }));
    QVERIFY(eventually([&] { return open.list()->model()->rowCount() == 1; }));
    QVERIFY(open.window()->book()->undoHistory().canUndo());
}

void TestImportInflux::previewThatIsGivenUp()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    fill(book);
    OpenPage open(book);
    hang();
    typePlace(open);
    QVERIFY(eventually([&] { return !m_influx->requests().empty(); }));
    QTest::keyClick(open.wizard(), Qt::Key_Escape);
    QVERIFY(eventually([&] { return !open.wizard(); }));
    serveHome();
    Other other(book);
    QVERIFY(eventually([&] { return other.send("GET", u"/api/imports/influx"_s).value(u"run"_s).isNull(); }));
    QVERIFY2(preview(open), qUtf8Printable(open.trouble())); // nothing stands in its way
    QCOMPARE(open.summary(), u"2 added."_s);
}

void TestImportInflux::anotherIsUnderWay()
{
    TestBook book { TestBook::Server };
    fill(book);
    OpenPage open(book);
    Other other(book);
    hang();
    const QJsonObject run = other.send("POST", u"/api/imports/influx"_s, QJsonDocument(order()).toJson());
    QVERIFY(!preview(open));
    QVERIFY2(open.trouble().contains(u"Another import from InfluxDB is under way"_s), qUtf8Printable(open.trouble()));
    other.send("DELETE", u"/api/imports/runs/"_s + run.value(u"id"_s).toString());
    serveHome();
    QVERIFY(eventually([&] { return other.send("GET", u"/api/imports/influx"_s).value(u"run"_s).isNull(); }));
    QTest::keyClick(field(open, u"Token"_s), Qt::Key_Return);
    QVERIFY(eventually([&] { return open.isPreview(); }));
}

void TestImportInflux::cancelledByAnother()
{
    TestBook book { TestBook::Server };
    fill(book);
    OpenPage open(book);
    Other other(book);
    QVERIFY(preview(open));
    QVERIFY(runAndWait(open));
    const QString run = other.send("GET", u"/api/imports/influx"_s).value(u"run"_s).toString();
    other.send("DELETE", u"/api/imports/runs/"_s + run);
    QVERIFY(eventually([&] { return open.inWizard(u"Import something else"_s); }));
    QCOMPARE(open.said(), u"Import of InfluxDB was cancelled elsewhere; nothing was changed."_s);
}

void TestImportInflux::differenceIsTold()
{
    m_influx->onRequest = [seen = 0](const InfluxRequestSeen &request) mutable {
        return fluxHome(request, seen++ < 10 ? "First" : "Second"); // a preview and the first reading
    };
    TestBook book { TestBook::File };
    fill(book);
    OpenPage open(book);
    QVERIFY(preview(open));
    QVERIFY(open.run());
    QVERIFY2(open.said().contains(u"of them differ from what InfluxDB said"_s), qUtf8Printable(open.said()));
}

void TestImportInflux::asTheServerIsSet()
{
    TestBook book { TestBook::Server };
    book.server().stop();
    book.server().setVariable(u"INFLUXDB_URL"_s, m_influx->url().toString());
    book.server().setVariable(u"INFLUXDB_BUCKET"_s, u"home"_s);
    book.server().setVariable(u"INFLUXDB_TOKEN"_s, u"set-token"_s);
    QVERIFY(book.server().start());
    fill(book);
    OpenPage open(book);
    open.begin(ImportSource::InfluxDb);
    auto *choice = open.choose()->findChild<QCheckBox *>(u"asTheServerIsSet"_s);
    QVERIFY(eventually([&] { return choice->isVisible(); }));
    QVERIFY(choice->isChecked());
    QVERIFY2(choice->text().contains(m_influx->url().toString()), qUtf8Printable(choice->text()));
    QVERIFY(!field(open, u"Token"_s)->isVisible());
    QTest::keyClick(choice, Qt::Key_Space);
    QVERIFY(field(open, u"Token"_s)->isVisible());
    QVERIFY(!open.inWizard(u"Preview"_s)->isEnabled());
    QTest::keyClick(choice, Qt::Key_Space);
    QTest::mouseClick(open.inWizard(u"Preview"_s), Qt::LeftButton);
    QVERIFY(eventually([&] { return open.isPreview(); }));
    QCOMPARE(open.summary(), u"2 added."_s);
    QCOMPARE(m_influx->requests().back().headers.value("authorization"), "Token set-token"_ba);
}

void TestImportInflux::bookIsClosedMeanwhile()
{
    TestBook book { TestBook::File };
    fill(book);
    OpenPage open(book);
    QVERIFY(preview(open));
    QVERIFY(runAndWait(open));
    open.window()->closeBook();
    QVERIFY(eventually([&] { return open.window()->findChild<JobBar *>()->count() == 0; }));
    open.window()->open(book.place());
    QVERIFY(eventually([&] { return open.page() != nullptr; }));
    QVERIFY(!Other(book).has(u"hub"_s));
}

void TestImportInflux::lostServer()
{
    TestBook book { TestBook::Server };
    fill(book);
    OpenPage open(book);
    QVERIFY(preview(open));
    QVERIFY(runAndWait(open));
    QCOMPARE(book.server().stop().code, 0); // although InfluxDB does not answer
    QVERIFY(eventually([&] { return open.inWizard(u"Import something else"_s); }, 20'000));
    QVERIFY2(open.said().contains(u"Whether it was written is not known"_s), qUtf8Printable(open.said()));
}

void TestImportInflux::tokenIsKeptNowhere()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    fill(book);
    OpenPage open(book);
    QVERIFY(preview(open));
    QVERIFY(open.run());
    open.window()->closeBook();
    QString folder = QFileInfo(book.place()).path();
    if (way == TestBook::Server) {
        const Ending ending = book.server().stop();
        QVERIFY(!(ending.out + ending.err).contains("the-token"));
        folder = book.server().folder();
    }
    for (const QString &place : { folder, open.window().desk().folder() }) {
        QDirIterator files(place, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString file = files.next();
            QVERIFY2(!readFile(file).contains("the-token"), qPrintable(file));
        }
    }
}

void TestImportInflux::everyControlHasAName()
{
    TestBook book { TestBook::File };
    fill(book);
    OpenPage open(book);
    open.begin(ImportSource::InfluxDb);
    int controls = 0;
    for (const QWidget *widget : open.choose()->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || widget->objectName().startsWith(u"qt_"_s))
            continue;
        ++controls;
        QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
    }
    QCOMPARE(controls, 8);
}

QTEST_MAIN(TestImportInflux)
#include "tst_importinflux.moc"
