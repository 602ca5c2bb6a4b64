#include "app/serve.h"

#include "app/backups.h"
#include "app/clockwatch.h"
#include "app/database.h"
#include "app/discovery.h"
#include "app/exitcodes.h"
#include "app/influx.h"
#include "app/lastingdata.h"
#include "app/legacyapi.h"
#include "app/listeners.h"
#include "app/logging.h"
#include "app/process.h"
#include "app/processsignals.h"
#include "app/registry.h"
#include "app/searchstart.h"
#include "app/serveraccess.h"
#include "app/servicemanager.h"
#include "app/startimport.h"
#include "app/startteams.h"
#include "app/supervision.h"
#include "app/terminal.h"
#include "app/upkeep.h"
#include "app/webhooks.h"
#include "core/settings/listenaddress.h"
#include "core/storage/backupservice.h"
#include "core/storage/databasestate.h"
#include "core/storage/filelock.h"
#include "core/storage/goneremoval.h"
#include "core/webhooks/deliveryservice.h"
#include "server/api/api.h"
#include "server/api/influxruns.h"
#include "server/api/webhooktools.h"
#include "server/http/httpserver.h"

#include <QCoreApplication>
#include <QHostInfo>
#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QThread>
#include <QTimer>

namespace hearthbook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Q_LOGGING_CATEGORY(lcServe, "hearthbook.serve")

constexpr int mostThreads = 4;

int httpThreads(const Settings &settings)
{
    const int asked = int(settings.integer(u"server.http_threads"));
    return asked > 0 ? asked : qBound(1, QThread::idealThreadCount(), mostThreads);
}

HttpLimits httpLimits(const Settings &settings)
{
    HttpLimits limits;
    limits.bodyBytes = settings.bytes(u"server.body_limit");
    limits.connections = int(settings.integer(u"server.connection_limit"));
    limits.headTimeout = settings.duration(u"server.head_timeout");
    limits.bodyTimeout = settings.duration(u"server.body_timeout");
    limits.idleTimeout = settings.duration(u"server.idle_timeout");
    return limits;
}

OriginPolicy originPolicy(const Settings &settings, const QHostAddress &address)
{
    OriginSettings origins;
    origins.corsOrigins = settings.list(u"server.cors_origins");
    origins.allowedHosts = settings.list(u"server.allowed_hosts");
    origins.loopback = address.isLoopback();
    // The machine's name and the compose service's are this server's own, unless only this machine can reach it: there a page
    // under such a name would be somebody's who lets the name lead here.
    if (!origins.loopback)
        origins.allowedHosts += { QHostInfo::localHostName(), u"data-api"_s, u"homeiq-data-api"_s, u"hearthbook"_s };
    origins.anonymous = settings.flag(u"server.allow_anonymous");
    origins.strictTransport = std::chrono::duration_cast<std::chrono::seconds>(settings.duration(u"server.hsts"));
    return OriginPolicy(origins);
}

Result<QHostAddress> resolve(const QString &host)
{
    const QHostAddress address(host == u"localhost"_s ? u"127.0.0.1"_s : host);
    if (!address.isNull())
        return address;
    const QHostInfo info = QHostInfo::fromName(host);
    if (info.addresses().isEmpty())
        return failure(ErrorCode::InvalidInput,
                       u"The listen address %1 is not known: %2"_s.arg(host, info.errorString()));
    return info.addresses().first();
}

/// The cache of all connections together is what the setting says: a quarter the writer's, who reads few pages again,
/// the rest the readers'.
DatabaseOptions writerShare(DatabaseOptions options)
{
    options.cacheSize /= 4;
    return options;
}

DatabaseOptions readerShare(DatabaseOptions options, int readers)
{
    options.cacheSize = options.cacheSize / 4 * 3 / readers;
    return options;
}

/// All connections tell one state how the file fares.
DatabaseOptions watched(DatabaseOptions options)
{
    options.state = std::make_shared<DatabaseState>();
    return options;
}

/// The parts of a running server, in the order in which they come up; they go down in the reverse.
class Service
{
public:
    explicit Service(const Settings &settings)
        : m_settings(settings), m_threads(httpThreads(settings)), m_options(watched(databaseOptions(settings))),
          m_readers(readerShare(m_options, m_threads), settings.bytes(u"server.answer_cache")),
          m_access(settings, m_readers, m_writer), m_secrets(m_options, webhookKeyFile(settings, m_options.path)),
          m_goneRemoval(m_writer, settings.duration(u"registry.gone_retention")),
          m_journalCare(m_writer, journalRetention(settings), [this] { return m_feed.needed(); }),
          m_backups(backupOptions(settings, m_options), m_writer), m_deliveries(deliveryContext()),
          m_forwarder(legacyForwarder(settings)), m_influx(settings), m_history(settings, m_influx.status()),
          m_discovery(settings, m_writer, m_history), m_feed(readerShare(m_options, 2 * m_threads)),
          m_searchStart(readerShare(m_options, 2 * m_threads)),
          m_api { m_readers, m_writer, m_secrets, m_targets, m_feed }
    {
        m_api.importTools = webhookTools(m_secrets, [this] { return *m_targets.current(); });
        m_api.authentication = [this] { return m_access.needsKey(); };
        m_api.guard = removalGuard(settings);
        m_api.discovery = m_discovery.control();
        m_api.influx = m_influx.control();
        m_api.backups = &m_backups;
        m_api.log = logControl();
        m_api.resolve = [this](const QString &host, Resolver::Answer answer) {
            m_resolver.resolve(host, &m_here, std::move(answer));
        };
        if (m_forwarder)
            m_api.forward = [this](const Request &request, Completion completion) {
                m_forwarder->forward(request, std::move(completion));
            };
        addApi(m_router, m_api);
        m_router.setBodyLimit(settings.bytes(u"server.body_limit"));
        m_router.setRequiresIfMatch(settings.flag(u"server.require_if_match"));
    }

    Result<void> openDatabase()
    {
        Result<std::unique_ptr<FileLock>> lock = FileLock::acquire(m_options.path);
        if (!lock)
            return failure(lock);
        m_lock = std::move(*lock);
        const Result<SchemaStatus> schema = migrateDatabase(databaseOptions(m_settings));
        if (!schema)
            return failure(schema);
        if (schema->copy)
            qCInfo(lcServe).noquote() << u"The database was brought to schema version %1; what it was before is in %2"_s
                                             .arg(schema->version)
                                             .arg(*schema->copy);
        const auto presence = std::chrono::duration_cast<std::chrono::seconds>(
            m_settings.duration(u"database.presence_interval"));
        m_writer.setCheckpoints(m_settings.flag(u"database.checkpoints"));
        m_backups.setRestored([this] { m_secrets.forget(); });
        const Result<void> started = m_writer.start(writerShare(m_options), int(presence.count()));
        if (!started)
            return started;
        for (Upkeep *upkeep : { &m_secretUpkeep, &m_upkeep })
            upkeep->start();
        std::ignore = m_secrets.check(); // the log tells at once what is wrong
        return {};
    }

    /// What cannot be imported keeps nobody from being served.
    void importAtStart()
    {
        if (const QString file = m_settings.text(u"server.import_webhooks"); !file.isEmpty())
            importWebhooksAtStart(m_writer, file, m_api.importTools);
        importTeamsAtStart(m_writer, m_api.teams, m_settings.list(u"server.import_teams"));
    }

    /// Gives the address, as http://HOST:PORT.
    Result<QString> listen()
    {
        const Result<ListenAddress> wanted = ListenAddress::parse(m_settings.text(u"server.listen"));
        const Result<QHostAddress> address = wanted ? resolve(wanted->host) : failure(wanted);
        if (!address)
            return failure(address);
        if (const Result<void> guarded = m_access.start(m_router, *address); !guarded)
            return failure(guarded);
        m_server = std::make_unique<HttpServer>(m_router, originPolicy(m_settings, *address), httpLimits(m_settings),
                                                m_threads);
        m_server->setGraceTime(m_settings.duration(u"server.stop_grace"));
        m_server->setThreadFinished(&Readers::closeLocal);
        m_api.connections = [server = m_server.get()] { return server->openConnections(); };
        m_server->setObserver([this](const Request &request, const Response &response, qint64, qint64 nanoseconds) {
            m_api.requests->count(request, response.status, nanoseconds);
        });
        m_targets.set(targetPolicy(m_settings, { *address, wanted->port }));
        if (const Result<void> usable = m_influx.check(); !usable)
            return failure(usable);
        m_influx.start();
        m_listeners.secure(*m_server);
        const Result<quint16> port = m_server->listen(*address, wanted->port);
        if (!port)
            return failure(port);
        if (const Result<void> local = m_listeners.listenLocally(*m_server); !local)
            return failure(local);
        m_targets.set(targetPolicy(m_settings, { *address, *port }));
        if (const Result<void> other = checkLegacyUrl(m_settings, *address, *port); !other)
            return failure(other);
        const Result<void> delivering = m_deliveries.start();
        if (!delivering)
            return failure(delivering);
        if (const Result<void> feeding = m_feed.start(); !feeding)
            return failure(feeding);
        m_history.start();
        m_discovery.start();
        m_searchStart.start();
        m_backups.start();
        return u"%1://%2"_s.arg(m_listeners.scheme(), ListenAddress::of(wanted->host, *port).toString());
    }

    /// See Listeners::readTls(). Before openDatabase(): a setting that is wrong should change nothing.
    Result<void> readTls() { return m_listeners.readTls(); }

    void reloadTls()
    {
        if (m_server)
            m_listeners.reload(*m_server);
    }

    void stop()
    {
        qCInfo(lcServe, "Stopping: requests under way are answered first");
        m_server->stop([] { QCoreApplication::quit(); });
        QTimer::singleShot(m_settings.duration(u"server.stop_grace"), &m_here, [this] { breakOff(); });
    }

    /// See HttpServer::isResponsive().
    bool isResponsive(std::chrono::microseconds within) const { return m_server && m_server->isResponsive(within); }

    int connectionCount() const { return m_server ? m_server->openConnections() : 0; }

    /// Writes what was accepted and moves the WAL into the file.
    void close()
    {
        m_server.reset();
        m_access.stop();
        m_backups.stop();
        m_searchStart.stop();
        m_feed.stop();
        m_api.influxRuns->stop();
        m_influx.stop();
        m_discovery.stop();
        m_deliveries.stop();
        m_writer.stop();
        m_history.stop();
    }

private:
    void removeOld()
    {
        if (!m_clock.isSettled())
            return;
        m_goneRemoval.run();
        m_journalCare.run();
    }

    /// Nobody waits longer for other servers: those who do are told.
    void breakOff()
    {
        m_influx.stop();
        if (m_forwarder)
            m_forwarder->stop();
    }

    DeliveryContext deliveryContext()
    {
        m_writer.setCommitted([this] {
            m_deliveries.wake();
            m_feed.wake();
        });
        DeliveryContext context { .writer = m_writer,
                                  .database = readerShare(m_options, 2 * m_threads),
                                  .resolver = m_deliveryResolver };
        context.openSecret = [this](const QString &id, const QByteArray &sealed) { return m_secrets.open(id, sealed); };
        context.policy = [this] { return *m_targets.current(); };
        context.random = [] { return QRandomGenerator::global()->generateDouble(); };
        return context;
    }

    const Settings &m_settings;
    Listeners m_listeners { m_settings };
    int m_threads;
    DatabaseOptions m_options;
    std::unique_ptr<FileLock> m_lock;
    Writer m_writer;
    Readers m_readers;
    ServerAccess m_access;
    WebhookSecrets m_secrets;
    TargetRules m_targets;
    HostInfoResolver m_resolver;
    QObject m_here; ///< where the resolver answers
    GoneRemoval m_goneRemoval;
    JournalCare m_journalCare;
    BackupService m_backups;
    ClockWatch m_clock;
    Upkeep m_upkeep { 1h, [this] { removeOld(); } };
    Upkeep m_secretUpkeep { 24h, [this] { forgetSecrets(m_writer); } };
    HostInfoResolver m_deliveryResolver; ///< of the delivery thread
    DeliveryService m_deliveries;
    std::unique_ptr<Forwarder> m_forwarder; ///< null where there is no old service
    BackgroundInflux m_influx;
    BackgroundHistory m_history;
    BackgroundDiscovery m_discovery;
    ChangeFeed m_feed;
    SearchStart m_searchStart;
    ApiContext m_api;
    Router m_router;
    std::unique_ptr<HttpServer> m_server;
};

} // namespace

int runServe(const Settings &settings, const Reread &reread)
{
    allowManyFiles();
    const ServiceManager manager = ServiceManager::fromEnvironment();
    Service service(settings);
    const ProcessSignals signals(
        [&] {
            manager.stopping();
            service.stop();
        },
        [&] {
            manager.reloading();
            reloadSettings(settings, reread);
            service.reloadTls();
            manager.ready();
        });
    std::optional<Supervision> supervision;
    if (settings.flag(u"server.supervised"))
        supervision.emplace([&service] { service.stop(); }, [&service] { return service.connectionCount(); });
    if (const Result<void> usable = service.readTls(); !usable)
        return reportFailure(usable.error());
    const Result<void> opened = service.openDatabase();
    if (!opened) {
        printError(unusableDatabase(opened.error()));
        return ExitDatabaseUnusable;
    }
    warnOfPassingData(databaseOptions(settings).path);
    service.importAtStart();
    const Result<QString> address = service.listen();
    if (!address) {
        service.close();
        return reportFailure(address.error());
    }
    printLine(u"listening on %1"_s.arg(*address));
    manager.ready();
    QTimer watchdog;
    if (manager.watchdog().count() > 0) {
        QObject::connect(&watchdog, &QTimer::timeout, &watchdog, [&] {
            if (service.isResponsive(manager.watchdog()))
                manager.alive();
        });
        watchdog.start(std::max(1ms, duration_cast<std::chrono::milliseconds>(manager.watchdog() / 2)));
    }
    const int code = QCoreApplication::exec();
    service.close();
    endWithin(2, code);
    return code;
}

} // namespace hearthbook
