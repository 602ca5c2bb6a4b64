#include "app/drill.h"

#include "app/database.h"
#include "app/exitcodes.h"
#include "app/terminal.h"
#include "core/storage/bookkinds.h"
#include "core/storage/migrations.h"
#include "server/auth/keytext.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QTimer>

#include <chrono>

namespace hearthbook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto startTime = 60s;
constexpr auto answerTime = 120s;
constexpr qsizetype keyBytes = 32;
constexpr QByteArrayView listening = "listening on ";

/// What the server finds of this program's surroundings: no address of Home Assistant, InfluxDB or anybody else.
QProcessEnvironment bareEnvironment()
{
    const QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
    QProcessEnvironment bare;
    for (const char *name : { "PATH", "HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "QT_PLUGIN_PATH", "TMPDIR", "TZ" }) {
        if (const QString key = QString::fromLatin1(name); all.contains(key))
            bare.insert(key, all.value(key));
    }
    bare.insert(u"HEARTHBOOK_BACKUP_SCHEDULE"_s, u"false"_s);
    return bare;
}

/// Where a server on a copy answers, and the key that opens it: the keys of the book are nobody's here.
struct DrillAddress
{
    QUrl url = {};
    QByteArray key = {};
};

/// This program, serving a file on a free port of this machine alone.
class DrillServer
{
public:
    ~DrillServer()
    {
        m_process.closeWriteChannel(); // which ends it
        if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(30'000))
            m_process.kill();
        m_process.waitForFinished();
    }

    /// Its address. Error: Unavailable with its last words.
    Result<DrillAddress> start(const QString &database)
    {
        const QByteArray key = randomHex(keyBytes);
        QProcessEnvironment environment = bareEnvironment();
        environment.insert(u"API_KEY"_s, QString::fromLatin1(key));
        m_process.setProcessEnvironment(environment);
        m_process.start(QCoreApplication::applicationFilePath(),
                        { u"serve"_s, u"--database"_s, database, u"--listen"_s, u"127.0.0.1:0"_s, u"--supervised"_s });
        QByteArray said;
        while (m_process.waitForReadyRead(std::chrono::milliseconds(startTime).count())) {
            said += m_process.readAllStandardOutput();
            const qsizetype at = said.indexOf(listening);
            const qsizetype end = at < 0 ? -1 : said.indexOf('\n', at);
            if (end >= 0)
                return DrillAddress {
                    QUrl(QString::fromLatin1(said.sliced(at + listening.size(), end - at - listening.size()))), key
                };
        }
        m_process.waitForFinished(1000);
        return failure(ErrorCode::Unavailable,
                       u"The server on the restored file does not start: %1"_s.arg(
                           QString::fromUtf8(m_process.readAllStandardError()).trimmed()));
    }

private:
    QProcess m_process;
};

Result<QByteArray> get(QNetworkAccessManager &network, const DrillAddress &server, const QString &target)
{
    QNetworkRequest request(server.url.resolved(QUrl(target)));
    request.setRawHeader("X-API-Key", server.key);
    request.setTransferTimeout(int(std::chrono::milliseconds(answerTime).count()));
    const std::unique_ptr<QNetworkReply> reply(network.get(request));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished())
        loop.exec();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (reply->error() != QNetworkReply::NoError || status != 200)
        return failure(ErrorCode::Unavailable,
                       u"GET %1 answers %2: %3"_s.arg(target).arg(status).arg(reply->errorString()));
    return reply->readAll();
}

/// Rows of each kind in an export. Error: Unavailable where its end is missing.
Result<QHash<QString, qint64>> countRows(const QByteArray &ndjson)
{
    QHash<QString, qint64> counts;
    bool hasEnded = false;
    for (const QByteArray &line : ndjson.split('\n')) {
        const QJsonObject row = QJsonDocument::fromJson(line).object();
        hasEnded = hasEnded || row[u"end"].toBool();
        if (row.contains(u"kind"_s))
            ++counts[row[u"kind"].toString()];
    }
    if (!hasEnded)
        return failure(ErrorCode::Unavailable, u"GET /api/export ends before its end"_s);
    return counts;
}

/// How many differ; prints each kind.
int compare(const QHash<QString, qint64> &served, const BookFacts &facts)
{
    int differences = 0;
    for (const BookKind &kind : bookKinds()) {
        const qint64 wanted = facts.count(QString::fromLatin1(kind.table));
        const qint64 found = served.value(kind.kind);
        const QString plural = QString::fromLatin1(kind.plural);
        if (found == wanted) {
            printLine(u"served %1 %2"_s.arg(found).arg(plural));
            continue;
        }
        ++differences;
        printError(u"%1 %2 are served, the backup has %3"_s.arg(found).arg(plural).arg(wanted));
    }
    return differences;
}

/// What the present schema makes of an older one counts there.
Result<BookFacts> expectedFacts(const StagedBook &staged, const QString &file)
{
    const Result<QList<Migration>> known = shippedMigrations();
    if (known && staged.facts().schema == known->size())
        return staged.facts();
    const Result<std::unique_ptr<BackupFile>> opened = BackupFile::open(file);
    return opened ? factsOf((*opened)->handle()) : failure(opened);
}

int ask(const DrillAddress &server, const BookFacts &facts)
{
    QNetworkAccessManager network;
    const Result<QByteArray> health = get(network, server, u"/health"_s);
    if (!health)
        return reportFailure(health.error(), ExitFailed);
    const QJsonValue sqlite = QJsonDocument::fromJson(*health).object()[u"dependencies"][u"sqlite"];
    printLine(
        u"health %1, schema version %2"_s.arg(sqlite[u"status"].toString()).arg(sqlite[u"schema_version"].toInteger()));
    const Result<QByteArray> list = get(network, server, u"/api/devices?limit=1"_s);
    if (!list)
        return reportFailure(list.error(), ExitFailed);
    const Result<QByteArray> book = get(network, server, u"/api/export"_s);
    const Result<QHash<QString, qint64>> served = book ? countRows(*book) : failure(book);
    if (!served)
        return reportFailure(served.error(), ExitFailed);
    if (sqlite[u"status"].toString() != u"healthy"_s || compare(*served, facts) > 0)
        return ExitDifference;
    return ExitDone;
}

} // namespace

int runDrill(const QString &backup)
{
    const QTemporaryDir folder;
    if (!folder.isValid())
        return reportFailure({ ErrorCode::Unavailable, u"No temporary folder can be made"_s, {} });
    const Result<std::unique_ptr<StagedBook>> staged = StagedBook::make(backup, Proof::Manifest, folder.path(),
                                                                        commandActor());
    if (!staged)
        return reportFailure(staged.error(),
                             staged.error().code == ErrorCode::StorageFull ? ExitFailed : ExitBackupUnusable);
    if (const Result<void> settled = (*staged)->settleDeliveries(nullptr); !settled)
        return reportFailure(settled.error(), ExitFailed);
    printLine(u"verified %1"_s.arg(backup));
    const QString file = (*staged)->release();
    const Result<BookFacts> facts = expectedFacts(**staged, file);
    if (!facts)
        return reportFailure(facts.error(), ExitFailed);
    DrillServer server;
    const Result<DrillAddress> address = server.start(file);
    if (!address)
        return reportFailure(address.error(), ExitFailed);
    printLine(u"serving a copy on %1"_s.arg(address->url.toString()));
    const int code = ask(*address, *facts);
    printLine(code == ExitDone ? u"the backup can be restored and served"_s : u"the backup was not served as it is"_s);
    return code;
}

} // namespace hearthbook
