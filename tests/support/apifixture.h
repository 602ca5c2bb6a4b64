#pragma once

#include "core/storage/backupservice.h"
#include "server/api/api.h"
#include "server/http/dispatcher.h"
#include "tests/support/jsonorder.h"
#include "tests/support/temporarydatabase.h"

#include <QJsonArray>
#include <QJsonObject>

namespace hearthbook::test {

/// An answer, as it leaves the Dispatcher.
struct ApiAnswer
{
    Response response = {};

    int status() const { return response.status; }
    const QByteArray &body() const { return response.body; }
    QByteArray etag() const { return response.headers.value("etag"); }
    QJsonObject object() const;
    QJsonValue value(const QString &key) const { return object().value(key); }
    QJsonArray list(const QString &key) const { return value(key).toArray(); }

    /// One member of every row of a list, "a b c".
    QString column(const QString &list, const QString &key) const;

    /// The items of a 422, "type loc msg".
    QStringList validation() const;
};

using ApiHeaders = std::vector<std::pair<QByteArray, QByteArray>>;

/// The whole API over a database of its own, without sockets: writer, readers, router and dispatcher as `serve` joins them.
class ApiFixture
{
public:
    explicit ApiFixture(qint64 cacheBytes = qint64(8) << 20);
    ~ApiFixture();
    Q_DISABLE_COPY_MOVE(ApiFixture)

    /// Waits for the answer, also of routes that answer from the writer's thread.
    ApiAnswer send(Method method, const QByteArray &target, const QByteArray &body = {},
                   const ApiHeaders &headers = {});

    ApiAnswer get(const QByteArray &target, const ApiHeaders &headers = {});
    ApiAnswer post(const QByteArray &target, const QByteArray &body) { return send(Method::Post, target, body); }

    /// Posts a listing that must be taken.
    ApiAnswer feed(const QByteArray &what, const QByteArray &listing);
    ApiAnswer feedDevices(const QByteArray &listing) { return feed("devices", listing); }
    ApiAnswer feedEntities(const QByteArray &listing) { return feed("entities", listing); }

    TemporaryDatabase &database() { return m_database; }
    QString keyFile() const { return WebhookSecrets::defaultKeyFile(m_database.options().path); }
    WebhookSecrets &secrets() { return m_secrets; }
    TargetRules &targets() { return m_targets; }
    ApiContext &context() { return m_context; }
    Router &router() { return m_router; }
    BackupService &backups() { return m_backups; }

private:
    TemporaryDatabase m_database;
    Writer m_writer;
    Readers m_readers;
    WebhookSecrets m_secrets;
    TargetRules m_targets;
    ChangeFeed m_feed;
    BackupService m_backups;
    ApiContext m_context;
    Router m_router;
    Dispatcher m_dispatcher;
};

} // namespace hearthbook::test
