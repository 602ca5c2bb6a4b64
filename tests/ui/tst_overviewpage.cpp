#include "core/storage/backupfolder.h"
#include "tests/support/bookwindow.h"
#include "tests/support/homes.h"
#include "ui/pages/overviewpage.h"
#include "ui/profiles.h"
#include "ui/widgets/barchart.h"
#include "ui/widgets/countbutton.h"
#include "ui/widgets/facetpanel.h"
#include "ui/widgets/filterheader.h"
#include "ui/widgets/firststeps.h"
#include "ui/widgets/healthcard.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// The overview in the real window, on a file and on a server.
class TestOverviewPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }
    void init();
    void cleanup();
    void isShownFirst_data() { TestBook::addWays(); }
    void isShownFirst();
    void followsAFeed_data() { TestBook::addWays(); }
    void followsAFeed();
    void focusStaysWhileNumbersChange();
    void barLeadsToItsRows_data() { TestBook::addWays(); }
    void barLeadsToItsRows();
    void noneLeadsToRowsWithoutAValue();
    void numberLeadsToAllRows();
    void keyboard();
    void everyControlHasAName();
    void areasHaveTheirNames();
    void emptyBook_data() { TestBook::addWays(); }
    void emptyBook();
    void health_data();
    void backUpNow_data() { TestBook::addWays(); }
    void backUpNow();
    void health();
    void serverLostAndBack();
    void heldListingIsTaken_data() { TestBook::addWays(); }
    void heldListingIsTaken();
    void heldListingIsLeft();
    void readOnly();
    void closedBeforeItIsRead_data() { TestBook::addWays(); }
    void closedBeforeItIsRead();

private:
    void open(const TestBook &book);
    OverviewPage *page() const { return m_window->book()->findChild<OverviewPage *>(); }
    CountButton *count(const QString &title) const;
    QString countText(const QString &title) const { return count(title) ? count(title)->accessibleName() : QString(); }
    BarChart *chart(const QString &title) const;
    HealthCard *card(const QString &title) const;
    bool hasBars(const QString &title) const { return chart(title) && !chart(title)->bars().empty(); }
    QPushButton *button(const QString &text) const;
    /// Waits until the page shows so many devices.
    bool showsDevices(int devices) const
    {
        return eventually([&] { return countText(u"Devices"_s).startsWith(u"Devices: %1"_s.arg(devices)); });
    }
    /// A home of 40 devices of which a whole listing then lacks 20: it is held.
    void feedHeld(TestBook &book);

    std::unique_ptr<TestDesk> m_desk;
    std::unique_ptr<MainWindow> m_window;
};

void TestOverviewPage::init()
{
    m_desk = std::make_unique<TestDesk>();
    m_window = std::make_unique<MainWindow>(m_desk->desk(), channelTo);
    m_window->resize(1200, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestOverviewPage::cleanup()
{
    m_window.reset();
    m_desk.reset();
}

void TestOverviewPage::open(const TestBook &book)
{
    m_window->open(book.place());
}

CountButton *TestOverviewPage::count(const QString &title) const
{
    for (CountButton *one : page()->findChildren<CountButton *>()) {
        if (one->accessibleName() == title || one->accessibleName().startsWith(title + u": "_s))
            return one;
    }
    return nullptr;
}

BarChart *TestOverviewPage::chart(const QString &title) const
{
    for (BarChart *one : page()->findChildren<BarChart *>()) {
        if (one->accessibleName() == title)
            return one;
    }
    return nullptr;
}

HealthCard *TestOverviewPage::card(const QString &title) const
{
    for (HealthCard *one : page()->findChildren<HealthCard *>()) {
        if (one->accessibleName() == title)
            return one;
    }
    return nullptr;
}

QPushButton *TestOverviewPage::button(const QString &text) const
{
    for (QPushButton *one : m_window->findChildren<QPushButton *>()) {
        if (one->isVisible() && one->text().remove(u'&') == text)
            return one;
    }
    return nullptr;
}

void TestOverviewPage::feedHeld(TestBook &book)
{
    book.feed("devices", devicesOfHome(40));
    MetadataSource source(book.channel());
    source.channel().open();
    ApiCall call { .method = "POST", .path = u"/internal/devices/bulk_upsert"_s, .body = devicesOfHome(20) };
    call.query.addQueryItem(u"mode"_s, u"replace"_s);
    const auto answer = awaited(source.send(call));
    QVERIFY(!answer && answer.error().code == ErrorCode::Conflict);
}

void TestOverviewPage::isShownFirst()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(30));
    book.feed("entities", entitiesOfHome(40, 30));
    open(book);
    QCOMPARE(m_window->book()->pageName(), u"overview"_s);
    QVERIFY(showsDevices(30));
    QCOMPARE(countText(u"Entities"_s), u"Entities: 40"_s);
    QCOMPARE(countText(u"Areas"_s), u"Areas: 2"_s);
    QCOMPARE(countText(u"Webhooks"_s), u"Webhooks: 0"_s);
    QVERIFY(eventually([this] { return hasBars(u"Devices by manufacturer"_s); }));
    const std::vector<Bar> &makers = chart(u"Devices by manufacturer"_s)->bars();
    QCOMPARE(barsInWords(makers), u"IKEA: 15. Signify: 15."_s);
    QCOMPARE(chart(u"Changes per day"_s)->bars().size(), 30U);
    const qint64 today = chart(u"Changes per day"_s)->bars().back().count;
    QVERIFY(today >= 70);
    QVERIFY(countText(u"Changes today"_s).startsWith(u"Changes today: %1"_s.arg(today)));
}

void TestOverviewPage::followsAFeed()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(3));
    open(book);
    QVERIFY(showsDevices(3));
    QVERIFY(eventually([this] { return hasBars(u"Devices by manufacturer"_s); }));
    book.feed("devices", devicesOfHome(10));
    QVERIFY(showsDevices(10));
    QCOMPARE(barsInWords(chart(u"Devices by manufacturer"_s)->bars()), u"IKEA: 5. Signify: 5."_s);
}

void TestOverviewPage::focusStaysWhileNumbersChange()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(3));
    open(book);
    QVERIFY(eventually([this] { return hasBars(u"Devices by manufacturer"_s); }));
    BarChart *makers = chart(u"Devices by manufacturer"_s);
    makers->setFocus();
    QTest::keyClick(makers, Qt::Key_End);
    const QString current = makers->bars().at(std::size_t(makers->currentBar())).label;
    book.feed("devices", devicesOfHome(10));
    QVERIFY(showsDevices(10));
    QCOMPARE(QApplication::focusWidget(), makers);
    QCOMPARE(makers->bars().at(std::size_t(makers->currentBar())).label, current);
}

void TestOverviewPage::barLeadsToItsRows()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(9));
    open(book);
    QVERIFY(eventually([this] { return hasBars(u"Devices by manufacturer"_s); }));
    BarChart *makers = chart(u"Devices by manufacturer"_s);
    const Bar first = makers->bars().front();
    QCOMPARE(first.label, u"IKEA"_s);
    QTest::mouseClick(makers->viewport(), Qt::LeftButton, {}, makers->barRect(0).center());
    QCOMPARE(m_window->book()->pageName(), u"devices"_s);
    QVERIFY(eventually([&] {
        return shown<QTableView>(*m_window) && shown<QTableView>(*m_window)->model()->rowCount() == first.count;
    }));
    const auto chosen = shown<FacetPanel>(*m_window)->chosen();
    QCOMPARE(chosen.size(), 1U);
    QCOMPARE(chosen.front().first, u"manufacturer"_s);
    QCOMPARE(chosen.front().second, QStringList { u"IKEA"_s });
}

void TestOverviewPage::noneLeadsToRowsWithoutAValue()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(9));
    book.feed("devices", R"([{"id":"bare","name":"Bare","manufacturer":null}])");
    open(book);
    QVERIFY(eventually([this] { return hasBars(u"Devices by manufacturer"_s); }));
    BarChart *makers = chart(u"Devices by manufacturer"_s);
    QCOMPARE(makers->bars().back().label, u"No manufacturer"_s);
    makers->setFocus();
    QTest::keyClick(makers, Qt::Key_End);
    QTest::keyClick(makers, Qt::Key_Return);
    QCOMPARE(m_window->book()->pageName(), u"devices"_s);
    QVERIFY(eventually([&] {
        const auto *table = shown<QTableView>(*m_window);
        return table && table->model()->rowCount() == 1 && table->model()->index(0, 0).data() == u"Bare"_s;
    }));
    QVERIFY(shown<FilterHeader>(*m_window)->areFiltersShown()); // what narrows the list can be seen
}

/// Whatever the list was narrowed to before.
void TestOverviewPage::numberLeadsToAllRows()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(9));
    open(book);
    QVERIFY(showsDevices(9));
    m_window->book()->showPage(u"devices"_s);
    shown<QLineEdit>(*m_window)->setText(u"lamp 3"_s);
    const auto rows = [this] {
        const auto *table = shown<QTableView>(*m_window);
        return table ? table->model()->rowCount() : 0;
    };
    QVERIFY(eventually([&] { return rows() == 1; }));
    m_window->book()->showPage(u"overview"_s);
    QTest::mouseClick(count(u"Devices"_s), Qt::LeftButton);
    QCOMPARE(m_window->book()->pageName(), u"devices"_s);
    QVERIFY(eventually([&] { return rows() == 9; }));
    for (const auto &[title, name] : { std::pair(u"Areas"_s, u"areas"_s), std::pair(u"Entities"_s, u"entities"_s),
                                       std::pair(u"Webhooks"_s, u"webhooks"_s) }) {
        m_window->book()->showPage(u"overview"_s);
        QTest::mouseClick(count(title), Qt::LeftButton);
        QCOMPARE(m_window->book()->pageName(), name);
    }
}

void TestOverviewPage::keyboard()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(9));
    open(book);
    QVERIFY(eventually([this] { return hasBars(u"Devices by manufacturer"_s); }));
    QStringList order;
    count(u"Areas"_s)->setFocus();
    for (int i = 0; i < 10; ++i) {
        order += QApplication::focusWidget()->accessibleName().section(u':', 0, 0);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(order,
             (QStringList { u"Areas"_s, u"Devices"_s, u"Entities"_s, u"Webhooks"_s, u"Changes today"_s,
                            u"Changes per day"_s, u"Devices by integration"_s, u"Devices by manufacturer"_s,
                            u"Devices by area"_s, u"Entities by domain"_s }));
    count(u"Changes today"_s)->setFocus();
    QTest::keyClick(count(u"Changes today"_s), Qt::Key_Space);
    QCOMPARE(QApplication::focusWidget(), chart(u"Changes per day"_s));
    BarChart *areas = chart(u"Devices by area"_s);
    areas->setFocus();
    QTest::keyClick(areas, Qt::Key_Down);
    QTest::keyClick(areas, Qt::Key_Return);
    QCOMPARE(m_window->book()->pageName(), u"devices"_s);
    QCOMPARE(shown<FacetPanel>(*m_window)->chosen().front().first, u"area_id"_s);
}

void TestOverviewPage::everyControlHasAName()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(9));
    open(book);
    QVERIFY(eventually([this] { return hasBars(u"Devices by manufacturer"_s); }));
    for (const QWidget *widget : page()->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->focusProxy() || !widget->isVisible())
            continue;
        const auto *push = qobject_cast<const QPushButton *>(widget);
        QVERIFY2(!widget->accessibleName().isEmpty() || (push && !push->text().isEmpty()),
                 widget->metaObject()->className());
    }
    for (const BarChart *one : page()->findChildren<BarChart *>())
        QVERIFY2(!one->accessibleDescription().isEmpty(), qUtf8Printable(one->accessibleName()));
    for (const HealthCard *one : page()->findChildren<HealthCard *>())
        QVERIFY2(!one->look().word.isEmpty() && !one->look().icon.isEmpty(), qUtf8Printable(one->accessibleName()));
}

void TestOverviewPage::areasHaveTheirNames()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(4));
    open(book);
    QVERIFY(eventually([this] {
        return hasBars(u"Devices by area"_s) && chart(u"Devices by area"_s)->bars().front().label == u"Kitchen"_s;
    }));
}

void TestOverviewPage::emptyBook()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    open(book);
    auto *steps = page()->findChild<FirstSteps *>();
    QVERIFY(eventually([&] { return steps->isVisible(); }));
    QVERIFY(!shown<BarChart>(*page()));
    QPushButton *connectHome = button(u"Connect Home Assistant"_s);
    QVERIFY(connectHome);
    QTest::keyClick(connectHome, Qt::Key_Space);
    QPushButton *copy = button(u"Copy the command"_s);
    QVERIFY(copy);
    QTest::mouseClick(copy, Qt::LeftButton);
    const QString command = QGuiApplication::clipboard()->text();
    QVERIFY2(command.contains(u" hearthbookd serve"_s), qUtf8Printable(command));
    QCOMPARE(command.contains(u"'sqlite:///"_s + book.place()), way == TestBook::File);
    QTest::mouseClick(button(u"Import…"_s), Qt::LeftButton);
    QCOMPARE(m_window->book()->pageName(), u"imports"_s);
    m_window->book()->showPage(u"overview"_s);
    book.feed("devices", devicesOfHome(2));
    QVERIFY(eventually([&] { return !steps->isVisible() && shown<BarChart>(*page()); }));
}

void TestOverviewPage::health_data()
{
    QTest::addColumn<int>("way");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("file") << int(TestBook::File)
                          << QStringList { u"Database: Can be read and written"_s, u"Home Assistant: Not known"_s,
                                           u"InfluxDB: Not known"_s, u"Webhooks: None"_s, u"Last backup: None yet"_s };
    QTest::newRow("server") << int(TestBook::Server)
                            << QStringList { u"Database: Can be read and written"_s, u"Home Assistant: Not connected"_s,
                                             u"InfluxDB: Not set up"_s, u"Webhooks: None"_s,
                                             u"Last backup: None yet"_s };
}

void TestOverviewPage::backUpNow()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(2));
    open(book);
    QVERIFY(showsDevices(2));
    QPushButton *now = button(u"Back up now"_s);
    QVERIFY(now && now->isEnabled());
    QTest::mouseClick(now, Qt::LeftButton);
    QVERIFY(!now->isEnabled());
    const auto word = [this] {
        for (const HealthCard *one : page()->findChildren<HealthCard *>()) {
            if (one->accessibleName() == u"Last backup")
                return one->look().word;
        }
        return QString();
    };
    QVERIFY(eventually([&] { return word() == u"Whole"; }));
    QVERIFY(now->isEnabled());
    const QString database = way == TestBook::File ? book.place() : book.server().database();
    QCOMPARE(BackupFolder(BackupFolder::beside(database)).list().size(), 1);
}

void TestOverviewPage::health()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(2));
    open(book);
    QVERIFY(showsDevices(2));
    QStringList words;
    for (const HealthCard *one : page()->findChildren<HealthCard *>())
        words += one->accessibleName() + u": "_s + one->look().word;
    QTEST(words, "words");
}

void TestOverviewPage::serverLostAndBack()
{
    TestBook book { TestBook::Server };
    book.feed("devices", devicesOfHome(4));
    open(book);
    QVERIFY(showsDevices(4));
    QLabel *state = nullptr;
    for (QLabel *label : page()->findChildren<QLabel *>()) {
        if (label->accessibleName() == u"How new the numbers are"_s)
            state = label;
    }
    QCOMPARE(state->text(), QString());
    const quint16 port = book.server().port();
    book.server().stop();
    QVERIFY(eventually([&] { return state->text().startsWith(u"Not connected: this is as it was at "_s); }));
    QCOMPARE(countText(u"Devices"_s), u"Devices: 4"_s);
    QVERIFY(book.server().start({ u"--listen"_s, u"127.0.0.1:%1"_s.arg(port) }));
    QVERIFY(eventually([&] { return state->text().isEmpty(); }, 20000));
    QVERIFY(showsDevices(4));
}

void TestOverviewPage::heldListingIsTaken()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    feedHeld(book);
    open(book);
    QVERIFY(eventually([this] { return card(u"Home Assistant"_s)->look().word == u"A listing waits for you"_s; }));
    QTest::mouseClick(button(u"Look at it…"_s), Qt::LeftButton);
    auto *box = m_window->findChild<QMessageBox *>();
    QVERIFY(box->text().contains(u"20 of 40 devices"_s));
    QTest::mouseClick(button(u"Take the listing"_s), Qt::LeftButton);
    QVERIFY(eventually([this] { return count(u"Devices"_s)->note() == u"20 gone"_s; }));
    QVERIFY(eventually([this] { return card(u"Home Assistant"_s)->look().word != u"A listing waits for you"_s; }));
    QVERIFY(!button(u"Look at it…"_s));
    QVERIFY(!m_window->book()->undoHistory().canUndo());
    book.feed("devices", devicesOfHome(40));
    QVERIFY(eventually([this] { return count(u"Devices"_s)->note().isEmpty(); }));
}

void TestOverviewPage::heldListingIsLeft()
{
    TestBook book { TestBook::File };
    feedHeld(book);
    open(book);
    QVERIFY(eventually([this] { return button(u"Look at it…"_s) != nullptr; }));
    QTest::mouseClick(button(u"Look at it…"_s), Qt::LeftButton);
    auto *box = m_window->findChild<QMessageBox *>();
    QTest::keyClick(box, Qt::Key_Return); // the safe one is the default
    QVERIFY(eventually([this] { return m_window->findChild<QMessageBox *>() == nullptr; }));
    book.feed("entities", entitiesOfHome(1, 1));
    QVERIFY(eventually([this] { return countText(u"Entities"_s) == u"Entities: 1"_s; }));
    QCOMPARE(card(u"Home Assistant"_s)->look().word, u"A listing waits for you"_s);
    QCOMPARE(count(u"Devices"_s)->note(), QString());
}

void TestOverviewPage::readOnly()
{
    TestBook book { TestBook::Server };
    feedHeld(book);
    m_window->openProfile(Profiles::made(book.place(), true));
    QVERIFY(eventually([this] { return button(u"Look at it…"_s) != nullptr; }));
    QVERIFY(!button(u"Look at it…"_s)->isEnabled());
    QCOMPARE(button(u"Look at it…"_s)->toolTip(), u"Nothing can be changed: this book is open for reading only."_s);
    QCOMPARE(card(u"Database"_s)->look().word, u"Can be read; only reading"_s);
}

void TestOverviewPage::closedBeforeItIsRead()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(4));
    open(book);
    m_window->closeBook();
    open(book);
    QVERIFY(eventually([this] { return page() && page()->isVisible(); }));
    m_window->closeBook();
    open(book);
    QVERIFY(showsDevices(4));
}

QTEST_MAIN(TestOverviewPage)
#include "tst_overviewpage.moc"
