#include "tests/layers/layerrules.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace hearthbook;

/// Reads every #include of the tree: CMake's links alone let <QtSql/QSqlQuery> and paths from the root through.
class TestLayers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void crossing_data();
    void crossing();
    void headerWithoutGuard();
    void length_data();
    void length();
    void tree();
    void onlyAdapterKnowsTheServerModule();
    void headersOfUnixAreConditional();
};

namespace {

const QString root = QString::fromUtf8(HEARTHBOOK_SOURCE_DIR);

/// The C++ files of the four folders, as paths from the root.
QStringList sources()
{
    QStringList out;
    for (const QString &folder : { u"app"_s, u"core"_s, u"server"_s, u"ui"_s }) {
        QDirIterator it(root + u'/' + folder, { u"*.cpp"_s, u"*.h"_s }, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext())
            out += it.next().mid(root.size() + 1);
    }
    out.sort();
    return out;
}

QString contentOf(const QString &file)
{
    QFile f(root + u'/' + file);
    return f.open(QIODevice::ReadOnly) ? QString::fromUtf8(f.readAll()) : QString();
}

} // namespace

void TestLayers::crossing_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("include");
    QTest::addColumn<bool>("allowed");

    const auto allowed = [](const char *name, const QString &file, const QString &include) {
        QTest::newRow(name) << file << include << true;
    };
    const auto crossing = [](const char *name, const QString &file, const QString &include) {
        QTest::newRow(name) << file << include << false;
    };

    allowed("app knows the server", u"app/main.cpp"_s, u"\"server/api/devices.h\""_s);
    allowed("app knows the window", u"app/main.cpp"_s, u"\"ui/mainwindow.h\""_s);
    allowed("app reads the command line", u"app/cli.cpp"_s, u"<CLI/CLI.hpp>"_s);
    crossing("app knows no SQL", u"app/main.cpp"_s, u"<QSqlDatabase>"_s);
    crossing("app knows no SQLite", u"app/main.cpp"_s, u"<sqlite3.h>"_s);

    allowed("ui works on a source", u"ui/pages/home.cpp"_s, u"\"core/source/metadatasource.h\""_s);
    allowed("ui shows values", u"ui/models/devices.h"_s, u"\"core/domain/device.h\""_s);
    allowed("ui includes itself", u"ui/pages/home.cpp"_s, u"\"ui/widgets/card.h\""_s);
    allowed("ui has widgets", u"ui/pages/home.cpp"_s, u"<QTableView>"_s);
    crossing("ui and server never meet", u"ui/pages/home.cpp"_s, u"\"server/http/router.h\""_s);
    crossing("ui does not store", u"ui/pages/home.cpp"_s, u"\"core/storage/store.h\""_s);
    crossing("ui reads no settings", u"ui/pages/home.cpp"_s, u"\"core/settings/settings.h\""_s);
    crossing("ui has no SQL by module", u"ui/pages/home.cpp"_s, u"<QtSql/QSqlQuery>"_s);
    crossing("ui has no SQL by class", u"ui/pages/home.cpp"_s, u"<QSqlTableModel>"_s);
    crossing("ui has no network by module", u"ui/pages/home.cpp"_s, u"<QtNetwork>"_s);
    crossing("ui has no network by class", u"ui/pages/home.cpp"_s, u"<QNetworkAccessManager>"_s);

    allowed("server reads the store", u"server/api/devices.cpp"_s, u"\"core/storage/store.h\""_s);
    allowed("server includes itself", u"server/api/devices.cpp"_s, u"\"server/http/router.h\""_s);
    allowed("listener has sockets", u"server/http/listener.cpp"_s, u"<QTcpServer>"_s);
    allowed("adapter has the module", u"server/http/adapter.cpp"_s, u"<QAbstractHttpServer>"_s);
    crossing("server is no client", u"server/api/devices.cpp"_s, u"\"core/source/metadatasource.h\""_s);
    crossing("server knows no window", u"server/api/devices.cpp"_s, u"\"ui/mainwindow.h\""_s);
    crossing("server has no widgets", u"server/http/listener.cpp"_s, u"<QWidget>"_s);
    crossing("routes have no sockets", u"server/api/devices.cpp"_s, u"<QTcpSocket>"_s);
    crossing("routes know no server module", u"server/api/devices.cpp"_s, u"<QtHttpServer/QHttpServerRequest>"_s);
    crossing("server says no SQL", u"server/api/devices.cpp"_s, u"<QSqlQuery>"_s);

    allowed("source stores", u"core/source/localsource.cpp"_s, u"\"core/storage/store.h\""_s);
    allowed("source asks a server", u"core/source/remotesource.cpp"_s, u"<QNetworkReply>"_s);
    crossing("source sends no webhooks", u"core/source/localsource.cpp"_s, u"\"core/webhooks/queue.h\""_s);
    allowed("importer reads InfluxDB", u"core/importers/influx.cpp"_s, u"\"core/influx/client.h\""_s);
    crossing("importer knows no discovery", u"core/importers/influx.cpp"_s, u"\"core/discovery/sync.h\""_s);
    allowed("discovery has a WebSocket", u"core/discovery/client.h"_s, u"<QWebSocket>"_s);
    crossing("importer has no WebSocket", u"core/importers/influx.h"_s, u"<QWebSocket>"_s);
    allowed("webhooks store", u"core/webhooks/queue.cpp"_s, u"\"core/storage/store.h\""_s);
    crossing("webhooks know no InfluxDB", u"core/webhooks/queue.cpp"_s, u"\"core/influx/client.h\""_s);
    allowed("webhooks seal", u"core/webhooks/secretbox.cpp"_s, u"<sodium.h>"_s);
    allowed("keys are hashed", u"server/auth/keytext.cpp"_s, u"<sodium.h>"_s);
    crossing("only webhooks seal", u"server/api/webhooks.cpp"_s, u"<sodium.h>"_s);
    crossing("only webhooks sign", u"core/storage/store.cpp"_s, u"<sodium/crypto_auth.h>"_s);
    allowed("storage says SQL", u"core/storage/store.cpp"_s, u"<QSqlQuery>"_s);
    allowed("storage knows SQLite", u"core/storage/backup.cpp"_s, u"<sqlite3.h>"_s);
    crossing("storage reads no settings", u"core/storage/store.cpp"_s, u"\"core/settings/settings.h\""_s);
    crossing("storage has no network", u"core/storage/store.cpp"_s, u"<QTcpSocket>"_s);
    crossing("core has no colours", u"core/storage/store.cpp"_s, u"<QColor>"_s);
    crossing("core has no colours by file", u"core/storage/store.cpp"_s, u"<qcolor.h>"_s);
    crossing("settings store nothing", u"core/settings/settings.cpp"_s, u"\"core/storage/store.h\""_s);
    allowed("settings read TOML", u"core/settings/file.cpp"_s, u"<toml++/toml.h>"_s);
    crossing("only settings read TOML", u"core/storage/store.cpp"_s, u"<toml++/toml.h>"_s);

    allowed("domain has QtCore", u"core/domain/device.h"_s, u"<QDateTime>"_s);
    allowed("domain has QtCore's odd names", u"core/domain/device.h"_s, u"<QtGlobal>"_s);
    allowed("domain has the standard library", u"core/domain/device.h"_s, u"<optional>"_s);
    allowed("domain has Result", u"core/domain/result.h"_s, u"<tl/expected.hpp>"_s);
    allowed("domain parses in a source file", u"core/domain/jsonreader.cpp"_s, u"<simdjson.h>"_s);
    allowed("domain parses in its document", u"core/domain/jsondocument.h"_s, u"<simdjson.h>"_s);
    crossing("domain shows no parser", u"core/domain/device.h"_s, u"<simdjson.h>"_s);
    crossing("only domain parses", u"server/api/devices.cpp"_s, u"<simdjson.h>"_s);
    crossing("domain knows nobody", u"core/domain/device.h"_s, u"\"core/storage/store.h\""_s);
    crossing("domain guesses no header", u"core/domain/device.h"_s, u"<QNoSuchClass>"_s);
    crossing("domain has no network", u"core/domain/device.h"_s, u"<QHostAddress>"_s);
    crossing("domain has no pictures", u"core/domain/device.h"_s, u"<QtGui/QIcon>"_s);

    crossing("path upwards", u"core/storage/store.cpp"_s, u"\"../domain/device.h\""_s);
    crossing("path from the folder", u"core/storage/store.cpp"_s, u"\"migrator.h\""_s);
    crossing("ours in angle brackets", u"core/storage/store.cpp"_s, u"<core/domain/device.h>"_s);
    crossing("a test's header", u"core/storage/store.cpp"_s, u"\"tests/support/clock.h\""_s);
    crossing("a folder nobody drew", u"core/misc/tools.cpp"_s, u"<QString>"_s);
    allowed("moc's output", u"core/storage/store.cpp"_s, u"\"store.moc\""_s);
}

void TestLayers::crossing()
{
    QFETCH(QString, file);
    QFETCH(QString, include);
    QFETCH(bool, allowed);

    const QStringList found = layers::findings(file, u"#pragma once\n\n#  include "_s + include + u" // why\n"_s);

    QCOMPARE(found.isEmpty(), allowed);
}

void TestLayers::headerWithoutGuard()
{
    const QStringList found = layers::findings(u"core/domain/device.h"_s, u"#include <QString>\n"_s);
    QCOMPARE(found, QStringList { u"core/domain/device.h:1: #pragma once is missing"_s });
    QVERIFY(layers::findings(u"core/domain/device.cpp"_s, u"#include <QString>\n"_s).isEmpty());
}

void TestLayers::length_data()
{
    QTest::addColumn<int>("lines");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("empty") << 0 << true;
    QTest::newRow("at the limit") << layers::maxLines << true;
    QTest::newRow("over it") << layers::maxLines + 1 << false;
}

void TestLayers::length()
{
    QFETCH(int, lines);
    QFETCH(bool, allowed);
    QCOMPARE(layers::findings(u"core/domain/device.cpp"_s, u"//\n"_s.repeated(lines)).isEmpty(), allowed);
}

void TestLayers::tree()
{
    const QStringList files = sources();
    QVERIFY2(files.contains(u"core/domain/result.h"_s), qPrintable(u"no sources under "_s + root));
    QStringList found;
    for (const QString &file : files)
        found += layers::findings(file, contentOf(file));
    QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
}

/// The two versions of Qt differ there: one class knows it.
void TestLayers::onlyAdapterKnowsTheServerModule()
{
    static const QRegularExpression module(u"#\\s*include\\s*<(QtHttpServer|Q(Abstract)?HttpServer)"_s);
    QStringList users;
    for (const QString &file : sources()) {
        if (module.match(contentOf(file)).hasMatch())
            users += file.section(u'.', 0, 0);
    }
    users.removeDuplicates();
    QVERIFY2(users.size() <= 1, qPrintable(users.join(u", "_s)));
}

/// What another system does not have stands between #if and #endif.
void TestLayers::headersOfUnixAreConditional()
{
    static const QRegularExpression unixHeader(
        u"^#include <(sys/|arpa/|netinet/|linux/|(unistd|fcntl|poll|pwd|grp|malloc|langinfo|netdb|ifaddrs|dlfcn|termios)\\.h)"_s);
    QStringList found;
    int conditional = 0;
    for (const QString &file : sources()) {
        int depth = 0;
        for (const QString &line : contentOf(file).split(u'\n')) {
            depth += line.startsWith(u"#if"_s) ? 1 : line.startsWith(u"#endif"_s) ? -1 : 0;
            if (!unixHeader.match(line).hasMatch())
                continue;
            if (depth == 0)
                found += file + u": "_s + line;
            else
                ++conditional;
        }
    }
    QVERIFY(conditional > 10);
    QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestLayers)
#include "tst_layers.moc"
