#include "tests/support/bookwindow.h"
#include "tests/support/homes.h"
#include "tests/support/scriptedchannel.h"
#include "ui/pages/listpage.h"
#include "ui/widgets/deviceentities.h"
#include "ui/widgets/devicelink.h"
#include "ui/widgets/rowhistory.h"

#include <QLineEdit>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// The tabs beside the table: in the real window on a file and on a server, and with answers given by hand.
class TestRowDetails : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void entitiesOfADevice_data() { TestBook::addWays(); }
    void entitiesOfADevice();
    void theDeviceOfAnEntity_data() { TestBook::addWays(); }
    void theDeviceOfAnEntity();
    void history_data() { TestBook::addWays(); }
    void history();
    void entityOutOfSightIsSearchedFor();
    void nothingIsChosen();
    void nothingIsThere();
    void errors();
    void namesOfDevicesArePlain();

private:
    static QString chosen(BookWindow &window)
    {
        return shown<ListPage>(window.window())->chosenRow().value(u"entity_id").toString();
    }
};

void TestRowDetails::entitiesOfADevice()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(10));
    book.feed("entities", entitiesOfHome(30, 10));
    BookWindow window(book);
    window.chooseRow(3);
    auto *entities = qobject_cast<DeviceEntities *>(window.showTab(u"Entities"_s));
    QVERIFY(entities);
    QVERIFY(eventually([&] { return entities->view()->model()->rowCount() == 3; }));
    book.feed("entities", R"([{"entity_id":"light.new","device_id":"d0003","original_name":"New"}])");
    QVERIFY(eventually([&] { return entities->view()->model()->rowCount() == 4; }));
    entities->view()->setFocus();
    QTest::keyClick(entities->view(), Qt::Key_Home);
    const QString wanted = entities->view()->currentIndex().data(RowModel::KeyRole).toString();
    QTest::keyClick(entities->view(), Qt::Key_Return);
    QVERIFY(eventually([&] { return chosen(window) == wanted; }));
    QCOMPARE(window.table()->currentIndex().data(RowModel::KeyRole).toString(), wanted);
}

void TestRowDetails::theDeviceOfAnEntity()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(3));
    book.feed("entities", entitiesOfHome(3, 3));
    BookWindow window(book);
    window->book()->showPage(u"entities"_s);
    QVERIFY(eventually([&] { return window.table() && window.table()->model()->rowCount() == 3; }));
    window.chooseRow(1);
    QVERIFY(eventually([&] { return shown<DeviceLink>(window.window()) != nullptr; }));
    auto *link = shown<DeviceLink>(window.window());
    QVERIFY(eventually([&] { return link->accessibleName() == u"Device Lamp 1"_s; }));
    link->setFocus();
    QTest::keyClick(link, Qt::Key_Return);
    QVERIFY(eventually(
        [&] { return shown<ListPage>(window.window())->chosenRow().value(u"device_id").toString() == u"d0001"_s; }));
}

void TestRowDetails::history()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", R"([{"id":"d1","name":"Lamp","sw_version":"1"}])");
    BookWindow window(book);
    window.chooseRow(0);
    auto *history = qobject_cast<RowHistory *>(window.showTab(u"History"_s));
    QVERIFY(history);
    const auto told = [&](int at) { return history->view()->model()->index(at, 0).data().toString(); };
    QVERIFY(eventually([&] { return told(0).startsWith(u"Added – by "_s); }));
    int version = 1;
    QVERIFY(eventually([&] { // until the stream of events is open
        const QByteArray number = QByteArray::number(++version);
        book.feed("devices", R"([{"id":"d1","name":"Lamp","sw_version":")" + number + R"("}])");
        return eventually([&] { return told(0).contains(u"to “%1”"_s.arg(version)); }, 1000);
    }));
    QVERIFY2(told(0).startsWith(u"Software changed from “%1” to “%2” – by "_s.arg(version - 1).arg(version)),
             qUtf8Printable(told(0)));
}

void TestRowDetails::entityOutOfSightIsSearchedFor()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(2));
    book.feed("entities", entitiesOfHome(900, 2));
    BookWindow window(book);
    window.chooseRow(1);
    auto *entities = qobject_cast<DeviceEntities *>(window.showTab(u"Entities"_s));
    QVERIFY(eventually([&] { return entities->view()->model()->rowCount() == 450; }));
    entities->view()->setFocus();
    QTest::keyClick(entities->view(), Qt::Key_End);
    const auto wanted = [&] { return entities->view()->currentIndex().data(RowModel::KeyRole).toString(); };
    QVERIFY(eventually([&] { return !wanted().isEmpty(); }));
    const QString key = wanted();
    QTest::keyClick(entities->view(), Qt::Key_Return);
    QVERIFY(eventually([&] { return chosen(window) == key; }));
    QCOMPARE(shown<QLineEdit>(window.window())->text(), key);
}

void TestRowDetails::nothingIsChosen()
{
    const Theme theme;
    RowDetails details(deviceRows(), u"name"_s, { { u"model"_s, u"Model"_s } });
    details.show();
    for (int i = 0; i < 3; ++i) {
        shown<QTabWidget>(details)->setCurrentIndex(i);
        const auto *note = shown<QLabel>(*shown<QTabWidget>(details)->currentWidget());
        QVERIFY(note && note->text().startsWith(u"Choose a "_s));
    }
}

void TestRowDetails::nothingIsThere()
{
    const Theme theme;
    auto channel = std::make_unique<ScriptedChannel>();
    ScriptedChannel &script = *channel;
    MetadataSource source(std::move(channel));
    DeviceEntities entities;
    RowHistory history(deviceRows());
    entities.setSource(&source);
    history.setSource(&source);
    entities.setDevice(u"d1"_s);
    QCOMPARE(entities.note(), u"Reading…"_s);
    history.setRow({ { u"device_id"_s, u"d1"_s } }, {});
    QCOMPARE(history.note(), u"Reading…"_s);
    script.asked.at(0).answer(R"({"entities":[],"total":0})");
    script.asked.at(1).answer(R"({"changes":[],"next_cursor":null})");
    QVERIFY(eventually([&] { return entities.note() == u"This device has no entities."_s; }));
    QVERIFY(eventually([&] { return history.note() == u"Nothing is recorded of it."_s; }));
}

void TestRowDetails::errors()
{
    const Theme theme;
    auto channel = std::make_unique<ScriptedChannel>();
    ScriptedChannel &script = *channel;
    MetadataSource source(std::move(channel));
    DeviceEntities entities;
    RowHistory history(deviceRows());
    for (QWidget *widget : { static_cast<QWidget *>(&entities), static_cast<QWidget *>(&history) })
        widget->show();
    entities.setSource(&source);
    history.setSource(&source);
    entities.setDevice(u"d1"_s);
    history.setRow({ { u"device_id"_s, u"d1"_s } }, {});
    script.asked.at(0).fail(u"Nobody <b>is</b> there"_s);
    script.asked.at(1).answer(R"({"detail":"The file is broken"})", 500);
    QVERIFY(eventually([&] { return entities.note() == u"The entities cannot be read: Nobody <b>is</b> there"_s; }));
    QVERIFY(eventually([&] { return history.note() == u"The history cannot be read: The file is broken"_s; }));
    QCOMPARE(shown<QLabel>(entities)->textFormat(), Qt::PlainText);
    script.asked.clear();
    QTest::mouseClick(shown<QPushButton>(entities), Qt::LeftButton);
    QTest::keyClick(shown<QPushButton>(history), Qt::Key_Space);
    QCOMPARE(script.asked.size(), 2U);
    script.asked.at(0).answer(R"({"entities":[{"entity_id":"light.a","friendly_name":"A"}],"total":1})");
    QVERIFY(eventually([&] { return entities.note().isEmpty() && entities.view()->isVisible(); }));
    QCOMPARE(shown<QPushButton>(entities), nullptr);
}

void TestRowDetails::namesOfDevicesArePlain()
{
    auto channel = std::make_unique<ScriptedChannel>();
    ScriptedChannel &script = *channel;
    MetadataSource source(std::move(channel));
    DeviceLink link(u"d1"_s, &source);
    link.resize(400, 30);
    QCOMPARE(link.text(), u"d1"_s);
    script.asked.at(0).answer(R"({"device_id":"d1","name":"Tom & <b>Jerry</b>\nx"})");
    QVERIFY(eventually([&] { return link.text() == u"Tom && <b>Jerry</b> x"_s; }));
    QCOMPARE(link.toolTip(), u"<span>Tom &amp; &lt;b&gt;Jerry&lt;/b&gt; x</span>"_s);
    script.asked.clear();
    script.tell({ { .kind = u"device"_s, .data = { { u"key"_s, u"d1"_s }, { u"action"_s, u"remove"_s } } } });
    script.asked.at(0).answer(R"({"detail":"Device d1 not found"})", 404);
    QVERIFY(!eventually([&] { return link.text() != u"Tom && <b>Jerry</b> x"_s; }, 20));
}

QTEST_MAIN(TestRowDetails)
#include "tst_rowdetails.moc"
