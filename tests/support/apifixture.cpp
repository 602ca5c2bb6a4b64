#include "tests/support/apifixture.h"

#include "server/api/influxruns.h"
#include "server/api/webhooktools.h"

#include <QJsonDocument>

#include <future>

namespace hearthbook::test {

QJsonObject ApiAnswer::object() const
{
    return QJsonDocument::fromJson(response.body).object();
}

QString ApiAnswer::column(const QString &list, const QString &key) const
{
    QStringList values;
    for (const QJsonValue &row : this->list(list))
        values += row[key].toVariant().toString();
    return values.join(u' ');
}

QStringList ApiAnswer::validation() const
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

ApiFixture::ApiFixture(qint64 cacheBytes)
    : m_readers(m_database.options(), cacheBytes), m_secrets(m_database.options(), keyFile()),
      m_feed(m_database.options()),
      m_backups({ m_database.options(), BackupFolder(BackupFolder::beside(m_database.options().path)), {}, true },
                m_writer),
      m_context { m_readers, m_writer, m_secrets, m_targets, m_feed }, m_dispatcher(m_router, OriginPolicy())
{
    m_context.importTools = webhookTools(m_secrets, [] { return TargetPolicy(); });
    m_writer.setCommitted([this] { m_feed.wake(); });
    must(m_writer.start(m_database.options(), 300));
    must(m_feed.start());
    m_context.backups = &m_backups;
    m_backups.start();
    addApi(m_router, m_context);
}

ApiFixture::~ApiFixture()
{
    m_context.influxRuns->stop();
    m_backups.stop();
    m_feed.stop();
    m_writer.stop();
    Readers::closeLocal();
}

ApiAnswer ApiFixture::send(Method method, const QByteArray &target, const QByteArray &body, const ApiHeaders &headers)
{
    Request request;
    request.method = method;
    request.setTarget(target);
    request.body = body;
    request.headers.append("host", "localhost");
    for (const auto &[name, value] : headers)
        request.headers.append(name, value);
    request.requestId = request.headers.value("x-request-id");
    const auto late = std::make_shared<std::promise<Response>>();
    std::future<Response> later = late->get_future();
    std::optional<Response> now = m_dispatcher.dispatch(
        request, [late] { return Completion([late](Response response) { late->set_value(std::move(response)); }); });
    Response response = now ? std::move(*now) : later.get();
    m_dispatcher.finish(request, response);
    return { std::move(response) };
}

ApiAnswer ApiFixture::get(const QByteArray &target, const ApiHeaders &headers)
{
    return send(Method::Get, target, {}, headers);
}

ApiAnswer ApiFixture::feed(const QByteArray &what, const QByteArray &listing)
{
    const ApiAnswer answer = post("/internal/" + what + "/bulk_upsert", listing);
    if (answer.status() != 200)
        qFatal("%s", answer.body().constData());
    return answer;
}

} // namespace hearthbook::test
