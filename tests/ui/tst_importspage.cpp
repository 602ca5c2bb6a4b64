#include "tests/support/importwindow.h"
#include "tests/support/oldhome.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/importundobutton.h"
#include "ui/widgets/jobbar.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Imports through the real window, by keys and mouse, on a file and on a server.
class TestImportsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyKind_data();
    void everyKind();
    void previewWritesNothing_data() { TestBook::addWays(); }
    void previewWritesNothing();
    void reportAndUndoInTheWizard_data() { TestBook::addWays(); }
    void reportAndUndoInTheWizard();
    void undoneWithTheKeyboard();
    void undoneFromTheList_data() { TestBook::addWays(); }
    void undoneFromTheList();
    void undoOfWhatSomebodyChanged();
    void refusedEntries();
    void wrongFiles_data();
    void wrongFiles();
    void wrongKindIsNamed();
    void dropped_data();
    void dropped();
    void closedWhileItRuns_data() { TestBook::addWays(); }
    void closedWhileItRuns();
    void cancelled_data() { TestBook::addWays(); }
    void cancelled();
    void heldListing_data();
    void heldListing();
    void lostServer();
    void importsOfOthersAppear_data() { TestBook::addWays(); }
    void importsOfOthersAppear();
    void bookIsClosedMeanwhile();
    void readOnly();
    void keyboardReachesEverything();
    void everyControlHasAName();

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }
    static void fill(TestBook &book) { book.feed("devices", R"([{"id":"d1","name":"Lamp"}])"); }

    QTemporaryDir m_folder;
};

void TestImportsPage::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    makeOldHome(m_folder.path());
    writeFile(
        path(u"devices.json"_s),
        R"({"key":"core.device_registry","data":{"devices":[{"id":"d1","name":"Lamp","identifiers":[]},{"id":"d7","name":"Plug","identifiers":[]}]}})");
    writeFile(
        path(u"entities.json"_s),
        R"({"id":1,"type":"result","success":true,"result":[{"entity_id":"light.new","platform":"hue","unique_id":"1"}]})");
    writeFile(path(u"book.ndjson"_s), R"({"format":"hearthbook","version":1}
{"kind":"label","label_id":"winter","name":"Winter"}
{"end":true}
)");
    writeFile(path(u"two.json"_s), "{\"good\":" + oldEntry() + ",\"bad\":{\"url\":\"http://a/\"}}");
    writeFile(path(u"empty.json"_s), "");
    writeFile(path(u"words.json"_s), "these are words");
    QFile big(path(u"big.db"_s));
    QVERIFY(big.open(QIODevice::WriteOnly) && big.resize(qint64(100) << 20));
}

void TestImportsPage::everyKind_data()
{
    QTest::addColumn<int>("way");
    QTest::addColumn<int>("source");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("summary");
    for (const auto &[word, way] : { std::pair("file", TestBook::File), std::pair("server", TestBook::Server) }) {
        const auto row = [&](const char *name, ImportSource source, const QString &file, const QString &summary) {
            QTest::addRow("%s, %s", name, word) << int(way) << int(source) << file << summary;
        };
        row("webhooks", ImportSource::Webhooks, u"data/webhooks.json"_s, u"1 added."_s);
        row("a browser", ImportSource::LocalStorage, u"dump.json"_s, u"1 added, 1 left out."_s);
        row("metadata.db", ImportSource::Database, u"data/metadata.db"_s, u"4 added, 1 changed."_s);
        row("sports_teams.db", ImportSource::Database, u"data/sports_teams.db"_s, u"1 added."_s);
        row("an export", ImportSource::Book, u"book.ndjson"_s, u"1 added."_s);
        row("devices", ImportSource::Registry, u"devices.json"_s, u"1 added"_s);
        row("entities", ImportSource::Registry, u"entities.json"_s, u"1 added."_s);
    }
}

void TestImportsPage::everyKind()
{
    QFETCH(int, way);
    QFETCH(int, source);
    QFETCH(QString, file);
    QFETCH(QString, summary);
    TestBook book { TestBook::Way(way) };
    fill(book);
    OpenPage open(book);
    QVERIFY2(open.preview(ImportSource(source), path(file)), qUtf8Printable(open.trouble()));
    const QString foreseen = open.summary();
    QVERIFY(open.run());
    QVERIFY2(open.summary().contains(summary.chopped(1)), qUtf8Printable(open.summary()));
    QCOMPARE(open.summary(), foreseen);
    QVERIFY(open.window()->book()->undoHistory().canUndo());
    QVERIFY2(open.said().contains(u"Import of "_s), qUtf8Printable(open.said()));
}

void TestImportsPage::previewWritesNothing()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    fill(book);
    OpenPage open(book);
    Other other(book);
    QVERIFY(open.preview(ImportSource::Webhooks, path(u"data/webhooks.json"_s)));
    QCOMPARE(open.summary(), u"1 added."_s);
    QCOMPARE(other.webhooks(), 0);
    QVERIFY(!open.window()->book()->undoHistory().canUndo());
    QTest::mouseClick(open.inWizard(u"Back"_s), Qt::LeftButton);
    QCOMPARE(open.choose()->path(), path(u"data/webhooks.json"_s));
    QTest::keyClick(open.wizard(), Qt::Key_Escape);
    QVERIFY(eventually([&] { return !open.wizard(); }));
    QCOMPARE(other.webhooks(), 0);
    QCOMPARE(open.note(), u"Nothing was imported into this book so far."_s);
}

void TestImportsPage::reportAndUndoInTheWizard()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    fill(book);
    OpenPage open(book);
    Other other(book);
    QVERIFY(open.preview(ImportSource::Webhooks, path(u"data/webhooks.json"_s)) && open.run());
    QCOMPARE(other.webhooks(), 1);
    QVERIFY(eventually([&] { return open.list()->model()->rowCount() == 1; }));
    QTest::mouseClick(open.inWizard(u"Undo this import"_s), Qt::LeftButton);
    QVERIFY(eventually([&] { return open.said() == u"The import was taken back."_s; }));
    QCOMPARE(other.webhooks(), 0);
    QVERIFY(!open.inWizard(u"Undone"_s)->isEnabled());
    // The second time nothing is left, and a second import of the same file adds it again.
    QTest::mouseClick(open.inWizard(u"Import something else"_s), Qt::LeftButton);
    open.typePath(path(u"data/webhooks.json"_s));
    QVERIFY(eventually([&] { return open.isPreview(); }) && open.run());
    QCOMPARE(other.webhooks(), 1);
}

void TestImportsPage::undoneWithTheKeyboard()
{
    TestBook book { TestBook::File };
    fill(book);
    OpenPage open(book);
    Other other(book);
    QVERIFY(open.preview(ImportSource::Webhooks, path(u"data/webhooks.json"_s)) && open.run());
    QTest::keyClick(open.wizard(), Qt::Key_Escape);
    QCOMPARE(open.window()->book()->undoHistory().undoText(), u"Import of webhooks.json"_s);
    open.window()->book()->undoHistory().undo();
    QVERIFY(eventually([&] { return other.webhooks() == 0; }));
    QVERIFY(eventually([&] { return open.window()->book()->undoHistory().canRedo(); }));
    open.window()->book()->undoHistory().redo();
    QVERIFY(eventually([&] { return other.webhooks() == 1; }));
}

void TestImportsPage::undoneFromTheList()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    fill(book);
    Other other(book);
    other.send("POST", u"/api/imports/webhooks"_s, oldFile(3));
    other.send("POST", u"/api/imports/webhooks"_s, oldFile(3)); // changes nothing
    OpenPage open(book);
    QVERIFY(eventually([&] { return open.list()->model()->rowCount() == 2; }));
    QVERIFY(eventually([&] { return open.pageSummary() == u"3 unchanged."_s; }));
    auto *undo = open.page()->findChild<ImportUndoButton *>();
    QVERIFY(!undo->isEnabled());
    open.list()->setFocus();
    QTest::keyClick(open.list(), Qt::Key_Down);
    QVERIFY(eventually([&] { return open.pageSummary() == u"3 added."_s && undo->isEnabled(); }));
    QTest::keyClick(undo, Qt::Key_Space);
    QVERIFY(eventually([&] { return undo->text() == u"Undone"_s; }));
    QCOMPARE(other.webhooks(), 0);
    QVERIFY(open.window()->book()->undoHistory().canUndo());
}

void TestImportsPage::undoOfWhatSomebodyChanged()
{
    TestBook book { TestBook::File };
    fill(book);
    Other other(book);
    other.send("POST", u"/api/imports/webhooks"_s, oldFile(2));
    OpenPage open(book);
    auto *undo = open.page()->findChild<ImportUndoButton *>();
    QVERIFY(eventually([&] { return undo->isEnabled(); }));
    other.send("PATCH", u"/api/webhooks/w0"_s, R"({"team":"nfl-dal"})");
    QTest::mouseClick(undo, Qt::LeftButton);
    QVERIFY(eventually([&] { return undo->text() == u"Undo the rest"_s; }));
    QVERIFY(open.window()->findChild<Banner *>()->text().contains(u"Somebody changed rows of this import"_s));
    QCOMPARE(other.webhooks(), 2);
    QTest::mouseClick(undo, Qt::LeftButton);
    QVERIFY(eventually([&] { return undo->text() == u"Undone"_s; }));
    QCOMPARE(other.webhooks(), 1);
}

void TestImportsPage::refusedEntries()
{
    TestBook book { TestBook::File };
    fill(book);
    OpenPage open(book);
    QVERIFY(open.preview(ImportSource::Webhooks, path(u"two.json"_s)));
    QCOMPARE(open.summary(), u"1 added, 1 refused."_s);
    const QAbstractItemModel *lines = shown<ImportReportView>(*open.wizard())->table()->model();
    QCOMPARE(lines->index(0, 0).data(), u"refused"_s);
    QCOMPARE(lines->index(0, 1).data(), u"bad"_s);
    QVERIFY(!lines->index(0, 2).data().toString().isEmpty());
    QTest::mouseClick(open.inWizard(u"Copy as text"_s), Qt::LeftButton);
    QVERIFY(QApplication::clipboard()->text().contains(u"refused\tbad\t"_s));
}

void TestImportsPage::wrongFiles_data()
{
    QTest::addColumn<int>("way");
    QTest::addColumn<int>("source");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("says");
    for (const auto &[word, way] : { std::pair("file", TestBook::File), std::pair("server", TestBook::Server) }) {
        const auto row = [&](const char *name, ImportSource source, const QString &file, const QString &says) {
            QTest::addRow("%s, %s", name, word) << int(way) << int(source) << file << says;
        };
        row("no JSON", ImportSource::Webhooks, u"words.json"_s, u"JSON"_s);
        row("no database", ImportSource::Database, u"words.json"_s, u"failed"_s);
        row("no export", ImportSource::Book, u"words.json"_s, u"no NDJSON export"_s);
        row("no registry", ImportSource::Registry, u"words.json"_s, u"holds no device and no entity"_s);
        row("empty", ImportSource::LocalStorage, u"empty.json"_s, u"is empty"_s);
        row("too large", ImportSource::Database, u"big.db"_s, u"at most 64"_s);
        row("not there", ImportSource::Webhooks, u"nowhere.json"_s, u"no such file"_s);
        row("a folder", ImportSource::Webhooks, u"data"_s, u"it is a folder"_s);
    }
}

void TestImportsPage::wrongFiles()
{
    QFETCH(int, way);
    QFETCH(int, source);
    QFETCH(QString, file);
    QFETCH(QString, says);
    TestBook book { TestBook::Way(way) };
    fill(book);
    OpenPage open(book);
    QVERIFY(!open.preview(ImportSource(source), path(file)));
    QVERIFY2(open.trouble().contains(says), qUtf8Printable(open.trouble()));
    QVERIFY(!open.isPreview());
    open.choose()->setPath(path(u"data/webhooks.json"_s)); // what was wrong is forgotten
    QCOMPARE(open.trouble(), QString());
}

void TestImportsPage::wrongKindIsNamed()
{
    TestBook book { TestBook::File };
    fill(book);
    OpenPage open(book);
    QVERIFY(!open.preview(ImportSource::LocalStorage, path(u"data/webhooks.json"_s)));
    QVERIFY2(open.trouble().contains(u"looks like something else: Webhooks of a webhooks.json"_s),
             qUtf8Printable(open.trouble()));
    QTest::mouseClick(open.inWizard(u"Import it as: Webhooks of a webhooks.json"_s), Qt::LeftButton);
    QVERIFY(eventually([&] { return open.isPreview(); }));
    QCOMPARE(open.summary(), u"1 added."_s);
}

void TestImportsPage::dropped_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("source"); // -1: nobody can tell
    QTest::newRow("webhooks") << u"data/webhooks.json"_s << int(ImportSource::Webhooks);
    QTest::newRow("a browser") << u"dump.json"_s << int(ImportSource::LocalStorage);
    QTest::newRow("a database") << u"data/metadata.db"_s << int(ImportSource::Database);
    QTest::newRow("a registry") << u"devices.json"_s << int(ImportSource::Registry);
    QTest::newRow("words") << u"words.json"_s << -1;
}

void TestImportsPage::dropped()
{
    QFETCH(QString, file);
    QFETCH(int, source);
    TestBook book { TestBook::File };
    fill(book);
    OpenPage open(book);
    open.drop(path(file));
    QVERIFY(open.wizard());
    QVERIFY(eventually([&] { return open.isPreview() || !open.trouble().isEmpty(); }));
    QCOMPARE(open.isPreview(), source >= 0);
    if (source >= 0)
        QCOMPARE(int(open.choose()->source()), source);
    else
        QVERIFY(open.trouble().contains(u"Nobody can tell"_s));
}

void TestImportsPage::closedWhileItRuns()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    fill(book);
    OpenPage open(book);
    Other other(book);
    QVERIFY(open.preview(ImportSource::Webhooks, path(u"data/webhooks.json"_s)));
    auto *jobs = open.window()->findChild<JobBar *>();
    QTest::keyClick(open.inWizard(u"Import"_s), Qt::Key_Return);
    QCOMPARE(jobs->count(), 1);
    QTest::keyClick(open.wizard(), Qt::Key_Escape);
    QVERIFY(eventually([&] { return jobs->count() == 0 && other.webhooks() == 1; }));
    QVERIFY(!open.wizard());
    QVERIFY(eventually([&] { return open.list()->model()->rowCount() == 1; }));
    QVERIFY(open.window()->book()->undoHistory().canUndo());
}

/// Whether the book was faster or not: nothing of it stays.
void TestImportsPage::cancelled()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    fill(book);
    OpenPage open(book);
    Other other(book);
    QVERIFY(open.preview(ImportSource::Webhooks, path(u"data/webhooks.json"_s)));
    QTest::keyClick(open.inWizard(u"Import"_s), Qt::Key_Return);
    QTest::mouseClick(open.inWizard(u"Cancel the import"_s), Qt::LeftButton);
    QVERIFY(eventually([&] { return open.inWizard(u"Import something else"_s); }));
    QVERIFY2(open.said().contains(u"was cancelled; nothing was changed"_s), qUtf8Printable(open.said()));
    QCOMPARE(other.webhooks(), 0);
    QVERIFY(!open.window()->book()->undoHistory().canUndo());
}

void TestImportsPage::heldListing_data()
{
    QTest::addColumn<int>("way");
    QTest::addColumn<bool>("takesAll");
    QTest::newRow("left, file") << int(TestBook::File) << false;
    QTest::newRow("taken, file") << int(TestBook::File) << true;
    QTest::newRow("left, server") << int(TestBook::Server) << false;
    QTest::newRow("taken, server") << int(TestBook::Server) << true;
}

void TestImportsPage::heldListing()
{
    QFETCH(int, way);
    QFETCH(bool, takesAll);
    TestBook book { TestBook::Way(way) };
    QByteArrayList rows;
    for (int i = 100; i < 140; ++i)
        rows += R"({"id":"x)" + QByteArray::number(i) + R"(","name":"Lamp"})";
    book.feed("devices", '[' + rows.join(',') + ']');
    OpenPage open(book);
    Other other(book);
    open.begin(ImportSource::Registry);
    QTest::keyClick(open.choose()->findChild<QCheckBox *>(), Qt::Key_Space);
    open.typePath(path(u"devices.json"_s));
    QVERIFY(eventually([&] { return open.isPreview(); }));
    QCOMPARE(open.summary(), u"2 added."_s);
    const QList<QRadioButton *> choices = open.wizard()->findChildren<QRadioButton *>();
    QCOMPARE(choices.at(1)->text(), u"&Mark 40 as gone"_s);
    QVERIFY(choices.at(0)->isChecked() && choices.at(0)->isVisible());
    if (takesAll)
        QTest::keyClick(choices.at(1), Qt::Key_Space);
    QVERIFY(open.run());
    QCOMPARE(open.summary(), takesAll ? u"2 added, 40 marked as gone."_s : u"2 added."_s);
    const QJsonObject gone = other.send("GET", u"/api/devices/x100"_s);
    QCOMPARE(!gone.value(u"gone_at"_s).toString().isEmpty(), takesAll);
    QVERIFY(other.has(u"d7"_s));
}

void TestImportsPage::lostServer()
{
    TestBook book { TestBook::Server };
    fill(book);
    OpenPage open(book);
    QVERIFY(open.preview(ImportSource::Webhooks, path(u"data/webhooks.json"_s)));
    book.server().stop();
    QVERIFY(open.run());
    QVERIFY2(open.said().contains(u"Whether it was written is not known"_s), qUtf8Printable(open.said()));
    QVERIFY(!open.window()->book()->undoHistory().canUndo());
    QTest::mouseClick(open.inWizard(u"Import something else"_s), Qt::LeftButton);
    open.typePath(path(u"data/webhooks.json"_s));
    QVERIFY(eventually([&] { return open.trouble().contains(u"does not answer"_s); }));
}

void TestImportsPage::importsOfOthersAppear()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    fill(book);
    Other other(book);
    other.send("POST", u"/api/imports/webhooks"_s, oldFile(1));
    OpenPage open(book);
    QVERIFY(eventually([&] { return open.pageSummary() == u"1 added."_s; }));
    other.send("POST", u"/api/imports/webhooks"_s, oldFile(4));
    QVERIFY(eventually([&] { return open.list()->model()->rowCount() == 2; }));
    QCOMPARE(open.list()->currentIndex().row(), 1); // still the one that was looked at
    QCOMPARE(open.pageSummary(), u"1 added."_s);
}

void TestImportsPage::bookIsClosedMeanwhile()
{
    TestBook book { TestBook::File };
    fill(book);
    OpenPage open(book);
    QVERIFY(open.preview(ImportSource::Webhooks, path(u"data/webhooks.json"_s)));
    QTest::keyClick(open.inWizard(u"Import"_s), Qt::Key_Return);
    open.window()->closeBook();
    QVERIFY(eventually([&] { return open.window()->findChild<JobBar *>()->count() == 0; }));
    open.window()->open(book.place());
    QVERIFY(eventually([&] { return open.page() != nullptr; }));
}

void TestImportsPage::readOnly()
{
    TestBook book { TestBook::File };
    fill(book);
    MetadataSource source(book.channel());
    source.setReadOnly(true);
    source.channel().open();
    const Theme theme;
    ImportsPage page(theme);
    page.show();
    page.setSource(&source);
    for (const ImportTile *tile : page.findChildren<ImportTile *>())
        QVERIFY(!tile->isEnabled());
    bool isSaid = false;
    for (const QLabel *label : page.findChildren<QLabel *>())
        isSaid = isSaid || label->text().contains(u"open for reading only"_s);
    QVERIFY(isSaid);
    QMimeData data;
    data.setUrls({ QUrl::fromLocalFile(path(u"dump.json"_s)) });
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QApplication::sendEvent(&page, &enter);
    QVERIFY(!enter.isAccepted());
    page.setSource(nullptr);
}

void TestImportsPage::keyboardReachesEverything()
{
    TestBook book { TestBook::File };
    fill(book);
    Other(book).send("POST", u"/api/imports/webhooks"_s, oldFile(1));
    OpenPage open(book);
    auto *undo = open.page()->findChild<ImportUndoButton *>();
    QVERIFY(eventually([&] { return undo->isEnabled(); }));
    QSet<const QWidget *> reached;
    for (int i = 0; i < 30; ++i) {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : open.page(), Qt::Key_Tab);
        reached += QApplication::focusWidget();
    }
    QList<QWidget *> wanted { open.list(), undo, button(*open.page(), u"Copy as text"_s),
                              shown<ImportReportView>(*open.page())->table() };
    for (ImportTile *tile : open.page()->findChildren<ImportTile *>())
        wanted += tile;
    for (const QWidget *widget : wanted)
        QVERIFY2(reached.contains(widget), widget->metaObject()->className());
}

void TestImportsPage::everyControlHasAName()
{
    TestBook book { TestBook::File };
    fill(book);
    OpenPage open(book);
    open.begin(ImportSource::LocalStorage);
    for (const QWidget *widget : open.page()->findChildren<QWidget *>()) {
        const bool isControl = widget->focusPolicy() != Qt::NoFocus && widget->isVisible()
            && !widget->objectName().startsWith(u"qt_"_s);
        const auto *named = qobject_cast<const QAbstractButton *>(widget);
        const bool isNamed = !widget->accessibleName().isEmpty() || (named && !named->text().isEmpty())
            || qobject_cast<const QHeaderView *>(widget) || qobject_cast<const QDialog *>(widget);
        QVERIFY2(!isControl || isNamed, widget->metaObject()->className());
    }
}

QTEST_MAIN(TestImportsPage)
#include "tst_importspage.moc"
