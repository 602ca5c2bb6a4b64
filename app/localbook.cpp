#include "app/localbook.h"

#include "app/database.h"
#include "core/storage/databasestate.h"
#include "server/api/influxruns.h"
#include "server/api/webhooktools.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int presenceInterval = 300;
constexpr qint64 keptAnswers = qint64(4) << 20;

} // namespace

LocalBook::LocalBook(const DatabaseOptions &options)
    : m_readers(options, keptAnswers), m_secrets(options, WebhookSecrets::defaultKeyFile(options.path)),
      m_deliveries(m_writer, options, m_secrets, m_targets), m_feed(options),
      m_backups({ options, BackupFolder(BackupFolder::beside(options.path)), {}, false }, m_writer),
      m_context { m_readers, m_writer, m_secrets, m_targets, m_feed }, m_dispatcher(m_router, OriginPolicy())
{
    m_context.importTools = webhookTools(m_secrets, [this] { return *m_targets.current(); });
    m_context.backups = &m_backups;
    m_backups.setRestored([this] { m_secrets.forget(); });
    m_writer.setCommitted([this] { m_feed.wake(); });
    addApi(m_router, m_context);
}

LocalBook::~LocalBook()
{
    m_context.influxRuns->stop();
    m_backups.stop();
    m_deliveries.stop();
    m_feed.stop();
    m_writer.stop();
}

Result<std::unique_ptr<LocalBook>> LocalBook::open(const DatabaseOptions &options)
{
    const Result<void> ready = options.readOnly ? checkForLooking(options) : prepareBesideServer(options);
    if (!ready)
        return failure(ready);
    DatabaseOptions watched = options;
    watched.state = std::make_shared<DatabaseState>();
    std::unique_ptr<LocalBook> book(new LocalBook(watched));
    const Result<void> writing = book->startWriter(watched);
    const Result<void> feeding = writing ? book->m_feed.start() : writing;
    if (!feeding)
        return failure(feeding);
    book->m_backups.start();
    return book;
}

Result<void> LocalBook::startWriter(const DatabaseOptions &options)
{
    if (!options.readOnly)
        return m_writer.start(options, presenceInterval);
    m_writer.stop();
    return {};
}

void LocalBook::answer(Request request, const Answered &answered) const
{
    const auto finished = [this, answered](const Request &asked, Response response) {
        sendAccepted(response);
        m_dispatcher.finish(asked, response);
        answered(response);
    };
    std::optional<Response> now = m_dispatcher.dispatch(request, [&] {
        return Completion([finished, request](Response response) { finished(request, std::move(response)); });
    });
    if (now)
        finished(request, std::move(*now));
}

/// A test or a redelivery: only their answers accept a delivery by name.
void LocalBook::sendAccepted(const Response &response) const
{
    if (response.status != 202)
        return;
    const QString delivery = QJsonDocument::fromJson(response.body).object().value(u"delivery_id"_s).toString();
    if (!delivery.isEmpty())
        m_deliveries.send(delivery);
}

} // namespace hearthbook
