#include "core/discovery/bulkposter.h"

#include "core/discovery/rowchunks.h"
#include "core/domain/pathprefix.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkProxy>
#include <QNetworkReply>

namespace hearthbook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto answerTimeout = 60s;

QString routeOf(RegistryPart part)
{
    return part == RegistryPart::Devices ? u"/internal/devices/bulk_upsert"_s : u"/internal/entities/bulk_upsert"_s;
}

void add(PostReport::Kind &kind, const QJsonObject &answer)
{
    kind.inserted += answer[u"inserted"_s].toInteger();
    kind.updated += answer[u"updated"_s].toInteger();
    kind.unchanged += answer[u"unchanged"_s].toInteger();
    kind.skipped += answer[u"skipped"_s].toInteger();
    kind.rejected += answer[u"rejected_count"_s].toInteger(answer[u"rejected"_s].toArray().size());
}

/// What is wrong, in the server's own words where it has some.
QString refusal(int status, const QByteArray &body)
{
    const QString said = QJsonDocument::fromJson(body)[u"error"_s].toString();
    return said.isEmpty() ? u"The server answers HTTP status %1"_s.arg(status)
                          : u"The server answers HTTP status %1: %2"_s.arg(QString::number(status), said);
}

} // namespace

BulkPoster::BulkPoster(Target target) : m_target(std::move(target))
{
    m_network.setProxy(QNetworkProxy::NoProxy);
    m_network.setTransferTimeout(int(std::chrono::milliseconds(answerTimeout).count()));
}

void BulkPoster::post(const RegistryLists &lists, Done done)
{
    m_done = std::move(done);
    m_report = {};
    m_waiting.clear();
    const Result<void> queued = queue(lists);
    if (queued)
        next();
    else
        finish(failure(queued));
}

Result<void> BulkPoster::queue(const RegistryLists &lists)
{
    const auto integrations = integrationsByEntry(lists[RegistryPart::ConfigEntries].value_or("[]"));
    for (const RegistryPart part : { RegistryPart::Devices, RegistryPart::Entities }) {
        const bool devices = part == RegistryPart::Devices;
        const Result<QByteArrayList> chunks = rowChunks(lists[part].value_or("[]"), rowsOfRequest,
                                                        devices ? integrations : QHash<QByteArray, QByteArray>());
        if (!chunks)
            return failure(chunks);
        for (const QByteArray &chunk : *chunks)
            m_waiting.push_back({ part, chunk });
    }
    return {};
}

void BulkPoster::next()
{
    if (m_waiting.empty())
        return finish(m_report);
    const Request one = std::move(m_waiting.front());
    m_waiting.pop_front();
    QUrl url(m_target.server);
    url.setPath(pathPrefix(url) + routeOf(one.part));
    if (m_target.dryRun)
        url.setQuery(u"dry_run=1"_s);
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Hearthbook/" HEARTHBOOK_VERSION));
    if (!m_target.key.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_target.key.toUtf8());
    QNetworkReply *reply = m_network.post(request, one.body);
    connect(reply, &QNetworkReply::finished, this, [this, reply, part = one.part] {
        reply->deleteLater();
        answered(part, *reply);
    });
}

void BulkPoster::answered(RegistryPart part, QNetworkReply &reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return finish(failure(ErrorCode::Unavailable, u"The server cannot be reached: %1"_s.arg(reply.errorString())));
    const QByteArray body = reply.readAll();
    if (status != 200)
        return finish(failure(ErrorCode::Unavailable, refusal(status, body)));
    add(part == RegistryPart::Devices ? m_report.devices : m_report.entities, QJsonDocument::fromJson(body).object());
    next();
}

void BulkPoster::finish(const Result<PostReport> &result)
{
    m_waiting.clear();
    std::exchange(m_done, {})(result);
}

} // namespace hearthbook
