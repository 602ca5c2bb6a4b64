#include "core/domain/devicelisting.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestDeviceListing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parentsFirst_data();
    void parentsFirst();
    void longChainsNeedNoStack();
    void firstConfigEntry_data();
    void firstConfigEntry();
    void rejectedRowsShiftNothing();
    void integrations();

private:
    static QString ids(const std::vector<DevicePatch> &rows)
    {
        QStringList ids;
        for (const DevicePatch &row : rows)
            ids += QString::fromUtf8(row.id.data(), qsizetype(row.id.size()));
        return ids.join(u' ');
    }
    static QString value(const DevicePatch &row, std::size_t field)
    {
        return row.isNull(field) ? u"-"_s
                                 : QString::fromUtf8(row.values[field].data(), qsizetype(row.values[field].size()));
    }
};

void TestDeviceListing::parentsFirst_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("order");
    QTest::newRow("no parents") << R"([{"id":"b"},{"id":"a"}])"_ba << u"b a"_s;
    QTest::newRow("behind its hub") << R"([{"id":"lamp","via_device_id":"hub"},{"id":"x"},{"id":"hub"}])"_ba
                                    << u"hub lamp x"_s;
    QTest::newRow("old key of the hub") << R"([{"id":"lamp","via_device":"hub"},{"id":"hub"}])"_ba << u"hub lamp"_s;
    QTest::newRow("child") << R"([{"id":"c","parent_device_id":"p"},{"id":"p"}])"_ba << u"p c"_s;
    QTest::newRow("both")
        << R"([{"id":"c","parent_device_id":"p","via_device_id":"h"},{"id":"p","via_device_id":"h"},{"id":"h"}])"_ba
        << u"h p c"_s;
    QTest::newRow("chain") << R"([{"id":"c","via_device_id":"b"},{"id":"b","via_device_id":"a"},{"id":"a"}])"_ba
                           << u"a b c"_s;
    QTest::newRow("itself") << R"([{"id":"a","via_device_id":"a"}])"_ba << u"a"_s;
    QTest::newRow("cycle") << R"([{"id":"a","via_device_id":"b"},{"id":"b","via_device_id":"a"}])"_ba << u"b a"_s;
    QTest::newRow("not listed") << R"([{"id":"a","via_device_id":"x"},{"id":"b","via_device_id":null}])"_ba << u"a b"_s;
    QTest::newRow("twice") << R"([{"id":"a","via_device_id":"b"},{"id":"a","name":"x"},{"id":"b"}])"_ba << u"b a a"_s;
}

void TestDeviceListing::parentsFirst()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, order);
    DeviceListing listing = *readDevices(json);
    putParentsFirst(listing.rows);
    QCOMPARE(ids(listing.rows), order);
}

void TestDeviceListing::longChainsNeedNoStack()
{
    constexpr int length = 200'000;
    QByteArray json = "[";
    for (int i = 0; i < length; ++i)
        json += "{\"id\":\"" + QByteArray::number(i) + "\",\"via_device_id\":\"" + QByteArray::number(i + 1) + "\"},";
    json.back() = ']';
    DeviceListing listing = *readDevices(json);
    putParentsFirst(listing.rows);
    QCOMPARE(listing.rows.size(), std::size_t(length));
    QCOMPARE(listing.rows.front().id, std::string_view("199999"));
}

void TestDeviceListing::firstConfigEntry_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("entry");
    QTest::newRow("its own") << R"("config_entry_id":"a","primary_config_entry":"b","config_entries":["c"])"_ba
                             << u"a"_s;
    QTest::newRow("primary") << R"("primary_config_entry":"b","config_entries":["c"])"_ba << u"b"_s;
    QTest::newRow("first") << R"("config_entries":["c","d"])"_ba << u"c"_s;
    QTest::newRow("null primary") << R"("primary_config_entry":null,"config_entries":["c","d"])"_ba << u"c"_s;
    QTest::newRow("none") << R"("primary_config_entry":null,"config_entries":[])"_ba << u"-"_s;
    QTest::newRow("no text") << R"("config_entries":[7])"_ba << u"-"_s;
    QTest::newRow("no list") << R"("config_entries":"c")"_ba << u"-"_s;
}

void TestDeviceListing::firstConfigEntry()
{
    QFETCH(QByteArray, row);
    QFETCH(QString, entry);
    const DeviceListing listing = *readDeviceRegistry("[{\"id\":\"d\"," + row + "}]");
    QCOMPARE(value(listing.rows.at(0), fieldIndex(deviceFields, "config_entry_id")), entry);
}

void TestDeviceListing::rejectedRowsShiftNothing()
{
    const DeviceListing listing = *readDeviceRegistry(
        R"([{"id":"a","name":7,"config_entries":["x"]},{"name":"skipped"},{"id":"b","config_entries":["y"]},{"id":"c"}])");
    QCOMPARE(ids(listing.rows), u"b c"_s);
    QCOMPARE(value(listing.rows.at(0), fieldIndex(deviceFields, "config_entry_id")), u"y"_s);
    QCOMPARE(value(listing.rows.at(1), fieldIndex(deviceFields, "config_entry_id")), u"-"_s);
    QCOMPARE(ids(listing.refused), u"a"_s);
}

void TestDeviceListing::integrations()
{
    DeviceListing listing = *readDevices(
        R"([{"id":"a","config_entry_id":"e1"},{"id":"b","config_entry_id":"e1","integration":"mine"},
            {"id":"c","config_entry_id":"e9"},{"id":"d","config_entry_id":"e1","integration":null},{"id":"e"}])");
    resolveIntegrations(listing, { { "e1", "hue" } });
    QStringList integrations;
    for (const DevicePatch &row : listing.rows)
        integrations += value(row, fieldIndex(deviceFields, "integration"));
    QCOMPARE(integrations.join(u' '), u"hue mine - hue -"_s);
}

QTEST_APPLESS_MAIN(TestDeviceListing)
#include "tst_devicelisting.moc"
