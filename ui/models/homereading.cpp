#include "ui/models/homereading.h"

#include "core/source/whenanswered.h"
#include "ui/models/healthtext.h"
#include "ui/plaintext.h"

#include <QLocale>

namespace hearthbook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto interval = 250ms;
constexpr int patience = 12; ///< looks until what was wrong before counts as wrong now

bool isFailure(const QString &state)
{
    return state == u"waiting" || state == u"auth_invalid" || state == u"stopped";
}

QString countText(const QJsonObject &discovery, const QString &kind)
{
    return QLocale().toString(discovery.value(u"counts")[kind].toInteger());
}

} // namespace

HomeReading::HomeReading(QObject *parent) : QObject(parent)
{
    m_next.setSingleShot(true);
    m_next.setInterval(interval);
    connect(&m_next, &QTimer::timeout, this, &HomeReading::ask);
}

void HomeReading::setSource(MetadataSource *source)
{
    m_source = source;
    ++m_generation;
    m_since.clear();
    m_next.stop();
    m_isFollowed = false;
    say({});
    ask();
}

void HomeReading::ask()
{
    if (!m_source)
        return;
    whenAnswered(
        m_source->send({ .path = u"/api/discovery"_s }), this,
        [this, generation = m_generation](const Result<ChangedRow> &answer) {
            if (generation != m_generation)
                return;
            if (answer)
                take(answer->row);
            else
                end({ Shade::Bad,
                      u"refused"_s,
                      {},
                      tr("How Home Assistant fares cannot be read: %1").arg(oneLine(answer.error().message)) });
        });
}

void HomeReading::take(const QJsonObject &discovery)
{
    m_isFollowed = discovery.value(u"state").toString() != u"disabled";
    if (!m_since.isEmpty())
        takeWhileReading(discovery);
    else
        say(lookOf(discovery));
}

void HomeReading::begin()
{
    if (!canBegin() || !m_source)
        return;
    m_since = u"-"_s;
    m_looks = 0;
    say({ Shade::Idle, u"waiting"_s, {}, tr("Home Assistant is being read…") });
    whenAnswered(m_source->send({ .method = "POST", .path = u"/api/discovery/trigger"_s }), this,
                 [this, generation = m_generation](const Result<ChangedRow> &answer) {
                     if (generation != m_generation)
                         return;
                     if (!answer)
                         return end({ Shade::Bad,
                                      u"refused"_s,
                                      {},
                                      tr("Home Assistant is not read: %1").arg(oneLine(answer.error().message)) });
                     m_since = answer->row.value(u"timestamp").toString();
                     ask();
                 });
}

/// Times on the wire are of one form, so that their texts compare as they do.
void HomeReading::takeWhileReading(const QJsonObject &discovery)
{
    ++m_looks;
    if (discovery.value(u"last_run").toString() > m_since) {
        if (discovery.value(u"held").isObject())
            end(lookOf(discovery));
        else
            tellChanges(discovery);
    } else if (isFailure(discovery.value(u"state").toString()) && m_looks > patience) {
        end(lookOf(discovery));
    } else {
        m_next.start();
    }
}

void HomeReading::tellChanges(const QJsonObject &discovery)
{
    const QString what = tr("Home Assistant was read: %1 devices and %2 entities.")
                             .arg(countText(discovery, u"devices"_s), countText(discovery, u"entities"_s));
    ApiCall newest { .path = u"/api/operations"_s };
    newest.addParameter(u"limit"_s, u"1"_s);
    newest.addParameter(u"sort"_s, u"-operation_id"_s);
    newest.addParameter(u"origin"_s, u"sync"_s);
    whenAnswered(m_source->send(newest), this,
                 [this, what, generation = m_generation](const Result<ChangedRow> &answer) {
                     if (generation != m_generation)
                         return;
                     const QJsonValue written = answer ? answer->row.value(u"operations")[0] : QJsonValue();
                     const bool isOurs = written[u"at"].toString() >= m_since;
                     const int changes = isOurs ? written[u"changes"].toInt() : 0;
                     const QString came = changes > 0 ? tr("%n changes came with it.", nullptr, changes)
                                                      : tr("Nothing had changed.");
                     end({ Shade::Good, u"good"_s, {}, what + u' ' + came });
                 });
}

void HomeReading::end(const StateLook &look)
{
    m_since.clear();
    say(look);
}

void HomeReading::say(const StateLook &look)
{
    m_look = look;
    Q_EMIT changed();
}

StateLook HomeReading::lookOf(const QJsonObject &discovery) const
{
    Overview overview;
    overview.discovery = discovery;
    BookSort book;
    book.place = m_source->channel().place();
    book.isServer = isServerAddress(book.place);
    StateLook look = homeAssistantLook(overview, book);
    if (m_isFollowed)
        look.why = look.why.isEmpty() ? look.word + u'.' : look.word + u". "_s + look.why;
    else if (book.isServer)
        look.why = tr(
            "This server does not follow Home Assistant. It would with home_assistant.url and home_assistant.token (HA_HTTP_URL and "
            "HA_TOKEN) set at its start; or choose files here.");
    else
        look.why = tr(
            "A running Home Assistant is read by a server on this file that has home_assistant.url and home_assistant.token "
            "(HA_HTTP_URL and HA_TOKEN) set; or choose files here.");
    return look;
}

} // namespace hearthbook
