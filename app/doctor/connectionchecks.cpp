#include "app/doctor/connectionchecks.h"

#include "app/discovery.h"
#include "core/discovery/discoveryloop.h"
#include "core/influx/influxclient.h"

#include <QEventLoop>
#include <QLocale>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimeZone>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 most = 60'000'000; ///< microseconds that two clocks may differ

Findings findingsOf(const DiscoveryStatus &status)
{
    const bool isTaken = status.state == DiscoveryState::Listing || status.state == DiscoveryState::Following;
    if (isTaken)
        return {};
    const QString said = status.error ? status.error->message : u"It did not answer in time"_s;
    const bool isRefused = status.state == DiscoveryState::AuthInvalid
        || (status.error && status.error->code == u"banned");
    return { finding(isRefused ? u"home-assistant-refused" : u"home-assistant-unreachable",
                     u"%1: %2"_s.arg(status.address, said)) };
}

/// Whether there is nothing more to wait for.
bool isSettled(const DiscoveryStatus &status)
{
    switch (status.state) {
    case DiscoveryState::Disabled:
    case DiscoveryState::Connecting: return false;
    default: return true;
    }
}

QStringView codeOf(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Forbidden: return u"influxdb-refused";
    case ErrorCode::NotFound: return u"influxdb-bucket-missing";
    default: return u"influxdb-unreachable";
    }
}

} // namespace

Findings checkHomeAssistant(const Settings &settings, std::chrono::milliseconds limit)
{
    Result<DiscoveryMachine::Options> options = discoveryOptions(settings);
    if (!options)
        return {};
    options->mostRetries = 0;
    QEventLoop waiting;
    DiscoveryStatus last;
    DiscoveryContext context { .options = std::move(*options) };
    context.store = [](const RegistryLists &, const DiscoveryContext::Stored &) { };
    context.changed = [&](const DiscoveryStatus &status) {
        last = status;
        if (isSettled(status))
            waiting.quit();
    };
    DiscoveryLoop loop(std::move(context));
    QMetaObject::invokeMethod(&loop, &DiscoveryLoop::start, Qt::QueuedConnection);
    QTimer::singleShot(limit, &waiting, &QEventLoop::quit);
    waiting.exec();
    const Findings found = findingsOf(last);
    loop.stop();
    return found;
}

Findings checkInflux(const InfluxOptions &options, std::chrono::milliseconds limit)
{
    if (!options.isSetUp())
        return {};
    QEventLoop waiting;
    InfluxStatus status;
    Findings found;
    InfluxClient client(options, status);
    client.ping(
        [&](const Result<void> &answered) {
            if (!answered)
                found.push_back(finding(codeOf(answered.error()), answered.error().message));
            waiting.quit();
        },
        limit);
    waiting.exec();
    return found;
}

std::optional<Timestamp> clockOf(const QUrl &url, std::chrono::milliseconds limit)
{
    QNetworkRequest request(url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    QNetworkAccessManager network;
    QEventLoop waiting;
    const std::unique_ptr<QNetworkReply> reply(network.get(request));
    QObject::connect(reply.get(), &QNetworkReply::metaDataChanged, &waiting, &QEventLoop::quit);
    QObject::connect(reply.get(), &QNetworkReply::finished, &waiting, &QEventLoop::quit);
    QTimer::singleShot(limit, &waiting, &QEventLoop::quit);
    waiting.exec();
    QDateTime time = QLocale::c().toDateTime(QString::fromLatin1(reply->rawHeader("Date")),
                                             u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    reply->abort();
    if (!time.isValid())
        return std::nullopt;
    time.setTimeZone(QTimeZone::utc());
    return Timestamp::fromDateTime(time);
}

Findings checkClock(const QString &place, const std::optional<Timestamp> &theirs, const Timestamp &ours)
{
    if (!theirs || std::abs(theirs->microseconds - ours.microseconds) <= most)
        return {};
    return { finding(u"clock-off",
                     u"Here it is %1, at %2 it is %3"_s.arg(ours.toString(), place, theirs->toString())) };
}

} // namespace hearthbook
