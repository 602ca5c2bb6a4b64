#include "app/childserver.h"
#include "tests/support/bookwindow.h"
#include "tests/support/files.h"
#include "tests/support/webhookreceiver.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/connectdialog.h"
#include "ui/dialogs/importwizard/importwizard.h"
#include "ui/dialogs/shortcutsdialog.h"
#include "ui/language.h"
#include "ui/models/preferenceseditor.h"
#include "ui/models/rowmodel.h"
#include "ui/pages/activitypage.h"
#include "ui/pages/importspage.h"
#include "ui/pages/preferencespage.h"
#include "ui/profiles.h"
#include "ui/widgets/barchart.h"
#include "ui/widgets/choicetable.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/groupchoice.h"
#include "ui/widgets/grouptree.h"
#include "ui/widgets/importreportview.h"
#include "ui/widgets/importtile.h"
#include "ui/widgets/influxform.h"
#include "ui/widgets/labelseditor.h"
#include "ui/widgets/palette.h"
#include "ui/widgets/requestlist.h"
#include "ui/widgets/revertpanel.h"

#include <QComboBox>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

#include <array>
#include <cstdio>
#include <numeric>

using namespace hearthbook;
using namespace Qt::StringLiterals;

namespace {

constexpr qreal letterSize = 10; ///< points

bool hasRows(const MainWindow &window)
{
    const QTableView *table = test::shown<QTableView>(window);
    return table && table->model()->rowCount() > 0 && !table->model()->index(0, 0).data().toString().isEmpty();
}

/// Everything that the window has asked for has come, and is painted.
void settle()
{
    test::eventually([] { return false; }, 400);
}

void save(QWidget &window, const QString &folder, const QString &name)
{
    settle();
    const QString file = folder + u'/' + name + u".png"_s;
    if (!window.grab().save(file))
        qFatal("cannot write %s", qUtf8Printable(file));
    std::printf("%s\n", qUtf8Printable(file));
}

/// A device with something to tell: firmware comes, and it moves.
void makeHistory(test::TestBook &book, const QModelIndex &device)
{
    QJsonObject row { { u"id"_s, device.data(RowModel::KeyRole).toString() }, { u"name"_s, device.data().toString() } };
    for (const auto &[field, value] :
         { std::pair(u"sw_version"_s, u"DSM 7.2.2-72806 Update 3"_s), std::pair(u"sw_version"_s, u"DSM 7.3-81180"_s),
           std::pair(u"area_id"_s, u"keller"_s) }) {
        row.insert(field, value);
        book.feed("devices", QJsonDocument(QJsonArray { row }).toJson());
    }
}

/// Somebody follows three teams, and two webhooks listen to their games.
void makePreferences(const test::TestBook &book)
{
    MetadataSource source(book.channel());
    source.channel().open();
    const auto send = [&source](const QByteArray &method, const QString &path, const QByteArray &body) {
        const Result<ChangedRow> done = test::awaited(source.send({ .method = method, .path = path, .body = body }));
        if (!done)
            qFatal("%s", qUtf8Printable(done.error().message));
    };
    send("PATCH", u"/api/user/preferences"_s,
         R"({"selected_teams":{"nfl":["DAL","GB"],"nhl":["VGK"]},"notification_settings":{"score_change":false}})");
    send(
        "POST", u"/api/webhooks"_s,
        R"({"url":"http://homeassistant.local:8123/api/webhook/living-room-lights","events":["game_*","score_*"],"team":"nfl-dal"})");
    send("POST", u"/api/webhooks"_s, R"({"url":"https://scores.example.org/hook","events":["game_start*"]})");
}

void savePreferences(MainWindow &window, const QString &folder, const QString &word)
{
    const auto *page = window.book()->findChild<PreferencesPage *>();
    for (int i = 0; i < window.book()->pageCount(); ++i) {
        if (window.book()->page(i) == page)
            window.book()->showPage(i);
    }
    const auto *editor = page->findChild<PreferencesEditor *>();
    if (!test::eventually([editor] { return editor->state() == SaveState::Saved; }))
        qFatal("no preferences");
    save(window, folder, u"preferences-"_s + word);
}

/// The tabs of the chosen row beside the first.
void saveTabs(MainWindow &window, const QString &folder, const QString &name, const QString &word)
{
    auto *tabs = test::shown<QTabWidget>(window);
    for (int tab = 1; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        save(window, folder, u"%1-%2-%3"_s.arg(name, tabs->tabText(tab).toLower(), word));
    }
    tabs->setCurrentIndex(0);
}

/// Several devices are about to get a label.
void saveSeveral(MainWindow &window, const QString &folder, const QString &word)
{
    if (!test::eventually([&] { return hasRows(window); })) // a filter that left none may just have gone
        qFatal("no rows to choose");
    auto *table = test::shown<QTableView>(window);
    table->setFocus();
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
    if (!test::eventually([&] { return test::shown<LabelsEditor>(window); }))
        qFatal("no labels to choose");
    settle();
    Q_EMIT test::shown<LabelsEditor>(window)->labelChosen(u"winter"_s, true);
    save(window, folder, u"devices-several-"_s + word);
}

void makeProfiles(DeskSettings &settings)
{
    struct Known
    {
        QString name;
        QString place;
        bool isReadOnly = false;
    };
    for (const Known &known : { Known { u"Grandparents"_s, QDir::homePath() + u"/books/grandparents.db"_s },
                                Known { u"Home, only to look"_s, u"http://homeserver:8006"_s, true },
                                Known { u"Home"_s, u"http://homeserver:8006"_s } }) {
        Profile profile = Profiles::made(known.place, known.isReadOnly);
        profile.name = known.name;
        Profiles(settings).save(profile);
    }
}

/// The dialog, as one fills it.
void saveConnect(MainWindow &window, const QString &folder, const QString &word)
{
    ConnectDialog dialog(&window);
    dialog.show();
    const QList<QLineEdit *> fields = dialog.findChildren<QLineEdit *>();
    const QStringList texts { u"http://homeserver:8006"_s, u"Home"_s, u"a-long-enough-key"_s };
    for (qsizetype i = 0; i < std::min(texts.size(), fields.size()); ++i)
        fields.at(i)->setText(texts.at(i));
    save(dialog, folder, u"connect-"_s + word);
    dialog.close();
    window.activateWindow();
    if (!QTest::qWaitForWindowActive(&window))
        qFatal("the window is not active");
}

/// The filters below the headers, one of which is wrong; then none that leaves a row.
void saveFilters(MainWindow &window, const QString &folder, const QString &name, const QString &word)
{
    QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    const auto field = [&](int column) {
        return test::shown<QTableView>(window)->findChildren<FilterField *>().at(column);
    };
    field(0)->setText(u"!x"_s);
    field(5)->setText(u"many"_s);
    save(window, folder, name + u'-' + word);
    field(5)->clear();
    field(0)->setText(u"no such thing"_s);
    save(window, folder, name + u"-empty-"_s + word);
    field(0)->clear();
    settle();
    QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
}

/// Devices by area: an area is open, and in it a device.
void saveGroups(MainWindow &window, const QString &folder, const QString &word)
{
    auto *choice = test::shown<GroupChoice>(window);
    choice->choose(u"area_id"_s);
    if (!test::eventually([&] { return test::shown<QTreeView>(window) && test::shown<GroupTree>(window); }))
        qFatal("no groups");
    auto *tree = test::shown<GroupTree>(window);
    settle(); // until the areas have their names
    const QModelIndex area = tree->model()->index(0, 0);
    tree->expand(area);
    if (!test::eventually([&] { return tree->model()->rowCount(area) > 0; }))
        qFatal("no devices in %s", qPrintable(area.data().toString()));
    tree->setCurrentIndex(tree->model()->index(0, 0, area));
    tree->setFocus();
    tree->expand(tree->currentIndex());
    save(window, folder, u"devices-grouped-"_s + word);
    choice->choose({});
    test::eventually([&] { return hasRows(window); });
}

/// A server that runs, and what it was asked.
void saveServer(MainWindow &window, const QString &folder, const QString &word)
{
    constexpr int patience = 20'000;
    window.book()->showPage(u"server"_s);
    BookServer *server = window.book()->server();
    server->start({});
    if (!test::eventually([server] { return server->state() != ServerState::Starting; }, patience)
        || server->state() != ServerState::Running)
        qFatal("no server: %s", qUtf8Printable(server->trouble()));
    test::WebClient client(quint16(server->url().port()));
    for (const QByteArray target :
         { "/health", "/api/devices?limit=50", "/api/devices?area_id=kueche&facet=manufacturer", "/api/devices/none",
           "/api/entities?q=lamp&limit=200", "/api/webhooks", "/api/devices?limit=9999", "/openapi.json" })
        client.get(target);
    test::eventually([server] { return server->requestCount() == 8 && server->connectionCount() == 1; }, patience);
    save(window, folder, u"server-"_s + word);
    window.book()->showPage(u"server"_s);
    auto *tabs = test::shown<QTabWidget>(window);
    tabs->setCurrentIndex(1);
    save(window, folder, u"server-log-"_s + word);
    tabs->setCurrentIndex(0);
    client.leave();
    server->stop();
    test::eventually([server] { return server->state() == ServerState::Off; }, patience);
}

QJsonObject send(MetadataSource &source, const QByteArray &method, const QString &path, const QJsonObject &body = {})
{
    ApiCall call { .method = method, .path = path };
    if (!body.isEmpty())
        call.body = QJsonDocument(body).toJson();
    const Result<ChangedRow> answer = test::awaited(source.send(call));
    if (!answer)
        qFatal("%s: %s", qUtf8Printable(path), qUtf8Printable(answer.error().message));
    return answer->row;
}

QString addWebhook(MetadataSource &source, const QString &url, const QJsonArray &events, const QJsonObject &more = {})
{
    QJsonObject body = more;
    body.insert(u"url"_s, url);
    body.insert(u"events"_s, events);
    return send(source, "POST", u"/api/webhooks"_s, body)[u"webhook_id"].toString();
}

/// Webhooks that work, fail, wait and are paused, with what they were sent.
void makeWebhooks(test::TestBook &book, test::WebhookReceiver &receiver)
{
    MetadataSource source(book.channel());
    source.channel().open();
    test::eventually([&] { return source.channel().state() == ChannelState::Open; });
    const QString works = addWebhook(source, receiver.url(u"/200"_s), { u"device.*"_s, u"entity.renamed"_s },
                                     { { u"filters"_s, QJsonObject { { u"area_id"_s, QJsonArray { u"kuche"_s } } } } });
    const QString fails = addWebhook(source, receiver.url(u"/500"_s), { u"game_started"_s, u"game_ended"_s },
                                     { { u"team"_s, u"nfl-ne"_s } });
    addWebhook(source, u"http://homeassistant.local:8123/api/webhook/hearthbook-7f3a91c2"_s, {});
    addWebhook(source, u"https://ntfy.example.org/heating"_s, { u"*.removed"_s }, { { u"enabled"_s, false } });
    for (const QString &id : { works, fails, works, works }) {
        const std::size_t before = receiver.count();
        send(source, "POST", u"/api/webhooks/%1/test"_s.arg(id));
        test::eventually([&] { return receiver.count() > before; });
        settle();
    }
}

/// The page of webhooks: what a webhook is set to, and what it was sent.
void saveWebhooks(MainWindow &window, const QString &folder, const QString &word)
{
    auto *table = test::shown<QTableView>(window);
    const auto chosen = table->model()->match(table->model()->index(0, 1), Qt::DisplayRole, u"http://127.0.0.1"_s, 1);
    if (chosen.isEmpty())
        qFatal("no webhook");
    table->setCurrentIndex(chosen.front());
    save(window, folder, u"webhooks-"_s + word);
    auto *tabs = test::shown<QTabWidget>(window);
    tabs->setCurrentIndex(1);
    if (!test::eventually([&] {
            return test::shown<ChoiceTable>(*tabs) && test::shown<ChoiceTable>(*tabs)->model()->rowCount() > 0;
        }))
        qFatal("no deliveries");
    test::shown<ChoiceTable>(*tabs)->setCurrentIndex(test::shown<ChoiceTable>(*tabs)->model()->index(0, 0));
    save(window, folder, u"webhooks-deliveries-"_s + word);
    tabs->setCurrentIndex(0);
}

/// Somebody works in this window.
void makeActivity(BookView &book)
{
    const Result<RowPage> devices = test::awaited(book.source().list(deviceRows(), { .limit = 12 }));
    for (const std::size_t at : { 3, 7, 11 }) {
        const QJsonObject &row = devices->rows.at(at);
        const QJsonObject patch = at == 7 ? QJsonObject { { u"area_id"_s, u"keller"_s } }
                                          : QJsonObject { { u"name_by_user"_s, u"Lamp by the window"_s } };
        test::awaited(book.source().change(deviceRows(), row.value(u"device_id").toString(), patch,
                                           row.value(u"revision").toInteger()));
    }
}

void saveActivity(MainWindow &window, const QString &folder, const QString &word)
{
    window.book()->showPage(u"activity"_s);
    if (word == u"light")
        makeActivity(*window.book());
    auto *list = test::shown<QListView>(*window.book()->findChild<ActivityPage *>());
    if (!test::eventually([&] { return list && list->model()->rowCount() > 3; }))
        qFatal("no activity");
    settle();
    list->setCurrentIndex(list->model()->index(1, 0));
    save(window, folder, u"activity-"_s + word);
    list->setCurrentIndex(list->model()->index(list->model()->rowCount() - 1, 0));
    for (QPushButton *button : window.book()->findChildren<QPushButton *>()) {
        if (button->text() == RevertPanel::tr("Take back…"))
            button->click();
    }
    save(window, folder, u"activity-revert-"_s + word);
}

/// The palette and the sheet, as keys open them.
void savePalette(MainWindow &window, const QString &folder, const QString &word)
{
    window.book()->showPage(u"devices"_s);
    QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(window.findChild<Palette *>()->findChild<QLineEdit *>(), u"light"_s);
    save(window, folder, u"palette-"_s + word);
    QTest::keyClick(window.findChild<Palette *>()->findChild<QLineEdit *>(), Qt::Key_Escape);
    QTest::keyClick(&window, Qt::Key_F1);
    auto *sheet = window.findChild<ShortcutsDialog *>();
    save(*sheet, folder, u"shortcuts-"_s + word);
    sheet->close();
    AboutDialog about(&window);
    about.show();
    save(about, folder, u"about-"_s + word);
}

/// What happened to the home happened in the last thirty days, on some of them more than on others.
void makeMonth(const QString &place)
{
    static constexpr std::array shares { 9, 34, 12, 0, 3, 7, 1,  0, 22, 5, 2,  0,  0, 14, 6,
                                         1, 3,  41, 8, 0, 2, 11, 4, 0,  1, 17, 26, 6, 0,  9 };
    DatabaseOptions options;
    options.path = place;
    const std::unique_ptr<Store> store = must(Store::open(options));
    const qint64 last = store->journal().lastSeq();
    const int all = std::accumulate(shares.begin(), shares.end(), 0);
    int before = 0;
    for (std::size_t day = 0; day < shares.size(); ++day) {
        const QDateTime time = QDateTime::currentDateTimeUtc().addDays(qint64(day) + 1 - qint64(shares.size()));
        Statement change = store->connection().statement("UPDATE changes SET at = ? WHERE seq > ? AND seq <= ?");
        change.bind(Timestamp::fromDateTime(time))
            .bind(last * before / all)
            .bind(last * (before + shares.at(day)) / all);
        must(change.run());
        before += shares.at(day);
    }
}

void saveOverview(MainWindow &window, const QString &folder, const QString &word)
{
    window.book()->showPage(u"overview"_s);
    const auto isLaidOut = [&window] {
        const auto *chart = test::shown<BarChart>(window);
        const QList<BarChart *> charts = window.findChildren<BarChart *>();
        return chart && !chart->bars().empty() && std::all_of(charts.begin(), charts.end(), [](const BarChart *one) {
                   return one->height() >= one->minimumSizeHint().height();
               });
    };
    if (!test::eventually(isLaidOut))
        qFatal("no overview");
    save(window, folder, u"overview-"_s + word);
}

QByteArray oldWebhook(const QByteArray &id, const QByteArray &url, const QByteArray &secret)
{
    return '"' + id + R"(":{"url":")" + url + R"(","secret":")" + secret + R"(","events":["game_started"]})";
}

/// Somebody took over what old services kept; nothing that the other pages show.
void makeImports(const test::TestBook &book)
{
    MetadataSource source(book.channel());
    source.channel().open();
    const auto import = [&source](const QString &word, const QByteArray &body) {
        if (!test::awaited(source.send({ .method = "POST", .path = u"/api/imports/"_s + word, .body = body })))
            qFatal("no import");
    };
    import(u"webhooks"_s, '{' + oldWebhook("game-lights", "ftp://lights.local/hook", "at-least-16-characters") + '}');
    import(
        u"local-storage"_s,
        R"({"sports_selected_teams":"{\"nfl_teams\":[\"dal\",\"gb\"],\"nhl_teams\":[\"vgk\"],\"setup_completed\":true,\"version\":2}",)"
        R"("darkMode":"true","dashboard-layout":"[]","i18nextLng":"en","selected-tab":"sports"})");
}

void saveImports(MainWindow &window, const QString &folder, const QString &word)
{
    window.book()->showPage(u"imports"_s);
    auto *page = window.book()->findChild<ImportsPage *>();
    save(window, folder, u"imports-"_s + word);
    const QByteArray secret = "at-least-16-characters";
    const QTemporaryDir files;
    const QString path = files.filePath(u"webhooks.json"_s);
    writeFile(path,
              '{' + oldWebhook("0f8fad5b-d9cb-469f-a165-70867728950e", "http://192.0.2.7/hook", secret) + ','
                  + oldWebhook("7c9e6679-7425-40de-944b-e07fc1f90ae7", "http://169.254.169.254/hook", secret) + ','
                  + oldWebhook("9b2d7f10-3c5e-4d0a-8a43-5f1d2c3b4a5e", "https://lights.example.org/game", secret) + ','
                  + oldWebhook("c56a4180-65aa-42ec-a945-5fd21dec0538", "https://scores.example.org/nfl", "***") + '}');
    page->findChildren<ImportTile *>().constFirst()->click();
    auto *wizard = page->findChild<ImportWizard *>();
    wizard->findChild<QComboBox *>()->setCurrentIndex(1);
    save(*wizard, folder, u"import-choose-"_s + word);
    wizard->begin(ImportSource::InfluxDb);
    const QStringList typed { u"http://192.0.2.20:8086"_s, u"home"_s, u"home_assistant_events"_s,
                              u"a-token-of-influxdb"_s };
    QStringList names;
    for (const QString &title : { InfluxForm::tr("&Address"), InfluxForm::tr("O&rganisation"),
                                  InfluxForm::tr("Buc&ket"), InfluxForm::tr("&Token") })
        names += QString(title).remove(u'&');
    for (QLineEdit *field : wizard->findChildren<QLineEdit *>()) {
        if (const qsizetype at = names.indexOf(field->accessibleName()); at >= 0)
            field->setText(typed.at(at));
    }
    save(*wizard, folder, u"import-influx-"_s + word);
    wizard->beginWith(path);
    if (!test::eventually([wizard] {
            const auto *report = test::shown<ImportReportView>(*wizard);
            return report && !report->summary().isEmpty();
        }))
        qFatal("no preview");
    save(*wizard, folder, u"import-preview-"_s + word);
    wizard->close();
}

} // namespace

/// screenshots DEMO FOLDER [LANGUAGE]: every page of the window on the demo home, in light and in dark, as FOLDER/page-light.png and so on.
int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 3)
        qFatal("usage: screenshots DEMO FOLDER [LANGUAGE]");
    installLanguage(arguments.value(3, u"en"_s));
    QFont font = QApplication::font(); // without a desktop it is smaller than on any
    font.setPointSizeF(letterSize);
    QApplication::setFont(font);
    const QString &folder = arguments.at(2);
    QDir().mkpath(folder);
    test::TestDesk desk;
    Theme &theme = desk.theme();
    test::TestBook book(test::TestBook::File);
    for (const QByteArray what : { "devices", "entities" })
        book.feed(what, readFile(arguments.at(1) + u'/' + QString::fromLatin1(what) + u".json"_s));
    makePreferences(book);
    makeImports(book);
    test::WebhookReceiver receiver;
    makeWebhooks(book, receiver);
    makeMonth(book.place());
    makeProfiles(desk.settings());
    Desk things = desk.desk();
    things.makeServer = serverOn;
    MainWindow window(things, channelTo);
    window.resize(1440, 860);
    window.show();
    for (const auto &[mode, word] :
         { std::pair(Theme::Mode::Light, u"light"_s), std::pair(Theme::Mode::Dark, u"dark"_s) }) {
        theme.setMode(mode);
        if (window.book()) // the list is that of a home, not of this program
            Profiles(desk.settings()).remove(window.book()->profile().id);
        window.closeBook();
        test::shown<QListWidget>(window)->setCurrentRow(0);
        save(window, folder, u"welcome-"_s + word);
        saveConnect(window, folder, word);
        window.open(book.place());
        saveOverview(window, folder, word);
        const QStringList pages { u"devices"_s, u"entities"_s, u"areas"_s };
        for (int page = 0; page < pages.size(); ++page) {
            window.book()->showPage(pages.at(page));
            if (!test::eventually([&] { return hasRows(window); }))
                qFatal("no rows on %s", qUtf8Printable(pages.at(page)));
            test::shown<QTableView>(window)->setCurrentIndex(
                test::shown<QTableView>(window)->model()->index(page == 0 ? 14 : 2, 0));
            if (page == 0 && mode == Theme::Mode::Light)
                makeHistory(book, test::shown<QTableView>(window)->currentIndex());
            save(window, folder, pages.at(page) + u'-' + word);
            saveTabs(window, folder, pages.at(page), word);
            if (page > 0)
                continue;
            saveFilters(window, folder, u"devices-filtered"_s, word);
            saveSeveral(window, folder, word);
            saveGroups(window, folder, word);
        }
        window.book()->showPage(u"webhooks"_s);
        if (!test::eventually([&] { return hasRows(window); }))
            qFatal("no webhooks");
        saveWebhooks(window, folder, word);
        savePreferences(window, folder, word);
        saveActivity(window, folder, word);
        savePalette(window, folder, word);
        saveImports(window, folder, word);
        saveServer(window, folder, word);
    }
    return 0;
}
