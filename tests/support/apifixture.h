#pragma once

#include "server/api/api.h"
#include "server/api/webhooktools.h"
#include "server/http/dispatcher.h"
#include "tests/support/jsonorder.h"
#include "tests/support/temporarydatabase.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <future>

namespace hearthbook::test {

/// An answer, as it leaves the Dispatcher.
struct ApiAnswer
{
    Response response = {};

    int status() const { return response.status; }
    const QByteArray &body() const { return response.body; }
    QByteArray etag() const { return response.headers.value("etag"); }
    QJsonObject object() const { return QJsonDocument::fromJson(response.body).object(); }
    QJsonValue value(const QString &key) const { return object().value(key); }
    QJsonArray list(const QString &key) const { return value(key).toArray(); }

    /// One member of every row of a list, "a b c".
    QString column(const QString &list, const QString &key) const
    {
        QStringList values;
        for (const QJsonValue &row : this->list(list))
            values += row[key].toVariant().toString();
        return values.join(u' ');
    }

    /// The items of a 422, "type loc msg".
    QStringList validation() const
    {
        QStringList items;
        for (const QJsonValue &item : list(QStringLiteral("detail"))) {
            QStringList place;
            for (const QJsonValue &part : item[u"loc"].toArray())
                place += part.toVariant().toString();
            items += item[u"type"].toString() + u' ' + place.join(u'.') + u' ' + item[u"msg"].toString();
        }
        return items;
    }
};

using ApiHeaders = std::vector<std::pair<QByteArray, QByteArray>>;

/// The whole API over a database of its own, without sockets: writer, readers, router and dispatcher as `serve` joins them.
class ApiFixture
{
public:
    explicit ApiFixture(qint64 cacheBytes = qint64(8) << 20)
        : m_readers(m_database.options(), cacheBytes), m_secrets(m_database.options(), keyFile()),
          m_feed(m_database.options()), m_context { m_readers, m_writer, m_secrets, m_targets, m_feed },
          m_dispatcher(m_router, OriginPolicy())
    {
        m_context.importTools = webhookTools(m_secrets, [] { return TargetPolicy(); });
        m_writer.setCommitted([this] { m_feed.wake(); });
        must(m_writer.start(m_database.options(), 300));
        must(m_feed.start());
        addApi(m_router, m_context);
    }
    ~ApiFixture()
    {
        m_feed.stop();
        m_writer.stop();
        Readers::closeLocal();
    }
    Q_DISABLE_COPY_MOVE(ApiFixture)

    /// Waits for the answer, also of routes that answer from the writer's thread.
    ApiAnswer send(Method method, const QByteArray &target, const QByteArray &body = {}, const ApiHeaders &headers = {})
    {
        Request request;
        request.method = method;
        request.setTarget(target);
        request.body = body;
        request.headers.append("host", "localhost");
        for (const auto &[name, value] : headers)
            request.headers.append(name, value);
        const auto late = std::make_shared<std::promise<Response>>();
        std::future<Response> later = late->get_future();
        std::optional<Response> now = m_dispatcher.dispatch(request, [late] {
            return Completion([late](Response response) { late->set_value(std::move(response)); });
        });
        Response response = now ? std::move(*now) : later.get();
        m_dispatcher.finish(request, response);
        return { std::move(response) };
    }

    ApiAnswer get(const QByteArray &target, const ApiHeaders &headers = {})
    {
        return send(Method::Get, target, {}, headers);
    }
    ApiAnswer post(const QByteArray &target, const QByteArray &body) { return send(Method::Post, target, body); }

    /// Posts a listing that must be taken.
    ApiAnswer feed(const QByteArray &what, const QByteArray &listing)
    {
        const ApiAnswer answer = post("/internal/" + what + "/bulk_upsert", listing);
        if (answer.status() != 200)
            qFatal("%s", answer.body().constData());
        return answer;
    }
    ApiAnswer feedDevices(const QByteArray &listing) { return feed("devices", listing); }
    ApiAnswer feedEntities(const QByteArray &listing) { return feed("entities", listing); }

    TemporaryDatabase &database() { return m_database; }
    QString keyFile() const { return WebhookSecrets::defaultKeyFile(m_database.options().path); }
    WebhookSecrets &secrets() { return m_secrets; }
    TargetRules &targets() { return m_targets; }
    ApiContext &context() { return m_context; }
    Router &router() { return m_router; }

private:
    TemporaryDatabase m_database;
    Writer m_writer;
    Readers m_readers;
    WebhookSecrets m_secrets;
    TargetRules m_targets;
    ChangeFeed m_feed;
    ApiContext m_context;
    Router m_router;
    Dispatcher m_dispatcher;
};

} // namespace hearthbook::test
