#include "ui/models/overviewreader.h"

#include "core/source/whenanswered.h"

#include <QJsonArray>
#include <QLoggingCategory>
#include <QTimeZone>

#include <algorithm>
#include <chrono>

namespace hearthbook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Q_LOGGING_CATEGORY(lcOverview, "hearthbook.overview", QtWarningMsg)

constexpr auto gathering = 150ms;
constexpr qint64 leastInterval = 1000; ///< ms between two rounds
constexpr auto regularInterval = 30s;
constexpr int mostWebhooks = 1000;
constexpr int shownDays = 30;
const QStringList deviceFacets { u"integration"_s, u"manufacturer"_s, u"area_id"_s, u"disabled_by"_s };
const QStringList entityFacets { u"domain"_s, u"disabled"_s };

const std::vector<ValueCount> &facet(const RowPage &page, const QString &name)
{
    static const std::vector<ValueCount> none;
    const auto found = std::find_if(page.facets.begin(), page.facets.end(),
                                    [&name](const auto &one) { return one.first == name; });
    return found == page.facets.end() ? none : found->second;
}

template<typename Counts>
qint64 sumWhere(const std::vector<ValueCount> &values, const Counts &counts)
{
    qint64 sum = 0;
    for (const ValueCount &one : values)
        sum += counts(one) ? one.count : 0;
    return sum;
}

RowQuery numbersOf(const QStringList &facets, const std::vector<std::pair<QString, QStringList>> &filters = {})
{
    return { .limit = 1, .filters = filters, .facets = facets, .total = true };
}

std::vector<DayCount> daysOf(const QJsonObject &answer)
{
    std::vector<DayCount> days;
    for (const auto &one : answer.value(u"days").toArray())
        days.push_back({ QDate::fromString(one[u"day"].toString(), Qt::ISODate), one[u"changes"].toInteger() });
    return days;
}

/// The connection is lost, or the server is older than what it was asked for.
bool isExpected(ErrorCode code)
{
    return code == ErrorCode::Unavailable || code == ErrorCode::NotFound || code == ErrorCode::InvalidInput;
}

} // namespace

/// Questions that were asked together.
struct OverviewReader::Round
{
    Overview found = {};
    int open = 0;
    bool isAnswered = false; ///< at least one was
    QString trouble = {};
};

OverviewReader::OverviewReader(QObject *parent)
    : QObject(parent), m_zone(QString::fromLatin1(QTimeZone::systemTimeZoneId()))
{
    m_soon.setSingleShot(true);
    m_soon.setTimerType(Qt::PreciseTimer); // a coarse one may be early
    m_regular.setInterval(regularInterval);
    connect(&m_soon, &QTimer::timeout, this, &OverviewReader::read);
    connect(&m_regular, &QTimer::timeout, this, &OverviewReader::readSoon);
}

void OverviewReader::setSource(MetadataSource *source)
{
    if (m_source)
        m_source->channel().disconnect(this);
    m_source = source;
    m_round.reset();
    m_overview = {};
    m_readAt = {};
    if (!source)
        return;
    connect(&source->channel(), &Channel::happened, this, &OverviewReader::readSoon);
    connect(&source->channel(), &Channel::missed, this, [this] {
        m_round.reset(); // it may never be answered
        readSoon();
    });
    m_isOutdated = true;
    if (m_isWatched)
        read();
}

void OverviewReader::setWatched(bool isWatched)
{
    m_isWatched = isWatched;
    if (!isWatched) {
        m_soon.stop();
        m_regular.stop();
        return;
    }
    m_regular.start();
    readSoon();
}

void OverviewReader::readSoon()
{
    m_isOutdated = true;
    if (!m_isWatched || !m_source || m_round || m_soon.isActive())
        return;
    const qint64 passed = m_sinceRound.isValid() ? m_sinceRound.elapsed() : leastInterval;
    m_soon.start(std::max<std::chrono::milliseconds>(gathering, std::chrono::milliseconds(leastInterval - passed)));
}

void OverviewReader::read()
{
    m_soon.stop();
    if (!m_source)
        return;
    m_isOutdated = false;
    m_sinceRound.start();
    m_round = std::make_shared<Round>();
    m_round->found = m_overview;
    const std::shared_ptr<Round> all = m_round;
    ++all->open; // until all are asked
    askDevices();
    askEntities();
    askRows();
    askDays();
    askState();
    if (--all->open == 0 && all == m_round)
        finish();
}

/// `take` puts the answer into the round, unless another one has begun.
template<typename T, typename Take>
void OverviewReader::expect(const QFuture<Result<T>> &future, const Take &take)
{
    ++m_round->open;
    whenAnswered(future, this, [this, round = m_round, take](const Result<T> &answer) {
        if (round != m_round)
            return;
        if (answer) {
            take(round->found, *answer);
            round->isAnswered = true;
        } else if (!isExpected(answer.error().code)) {
            round->trouble = answer.error().message;
        }
        if (--round->open == 0)
            finish();
    });
}

void OverviewReader::askDevices()
{
    expect(m_source->list(deviceRows(), numbersOf(deviceFacets)), [](Overview &found, const RowPage &page) {
        found.integrations = facet(page, u"integration"_s);
        found.manufacturers = facet(page, u"manufacturer"_s);
        found.areaIds = facet(page, u"area_id"_s);
        found.devices.total = page.total.value_or(0);
        found.devices.disabled = sumWhere(facet(page, u"disabled_by"_s),
                                          [](const ValueCount &one) { return one.value.has_value(); });
    });
    expect(m_source->list(deviceRows(), numbersOf({}, { { u"gone"_s, { u"true"_s } } })),
           [](Overview &found, const RowPage &page) { found.devices.gone = page.total.value_or(0); });
}

void OverviewReader::askEntities()
{
    expect(m_source->list(entityRows(), numbersOf(entityFacets)), [](Overview &found, const RowPage &page) {
        found.domains = facet(page, u"domain"_s);
        found.entities.total = page.total.value_or(0);
        found.entities.disabled = sumWhere(facet(page, u"disabled"_s), [](const ValueCount &one) {
            return one.value == u"true"_s || one.value == u"1"_s;
        });
    });
    expect(m_source->list(entityRows(), numbersOf({}, { { u"gone"_s, { u"true"_s } } })),
           [](Overview &found, const RowPage &page) { found.entities.gone = page.total.value_or(0); });
}

void OverviewReader::askRows()
{
    expect(m_source->list(areaRows(), numbersOf({})),
           [](Overview &found, const RowPage &page) { found.areas = page.total.value_or(0); });
    expect(m_source->list(webhookRows(), { .limit = mostWebhooks }),
           [](Overview &found, const RowPage &page) { found.webhooks = page.rows; });
}

/// Days are those of this machine, unless the book does not know its time zone.
void OverviewReader::askDays()
{
    ApiCall call { .path = u"/api/changes/days"_s };
    call.addParameter(u"days"_s, QString::number(shownDays));
    if (!m_zone.isEmpty())
        call.addParameter(u"time_zone"_s, m_zone);
    const QFuture<Result<ChangedRow>> days = m_source->send(call);
    expect(days, [](Overview &found, const ChangedRow &answer) { found.days = daysOf(answer.row); });
    whenAnswered(days, this, [this](const Result<ChangedRow> &answer) {
        if (answer || answer.error().code != ErrorCode::InvalidInput || m_zone.isEmpty())
            return;
        m_zone.clear();
        readSoon();
    });
}

void OverviewReader::askState()
{
    expect(m_source->send({ .path = u"/health"_s }),
           [](Overview &found, const ChangedRow &answer) { found.health = answer.row; });
    expect(m_source->send({ .path = u"/api/discovery"_s }),
           [](Overview &found, const ChangedRow &answer) { found.discovery = answer.row; });
    ApiCall listings { .path = u"/api/operations"_s };
    listings.addParameter(u"limit"_s, u"1"_s);
    listings.addParameter(u"sort"_s, u"-operation_id"_s);
    listings.addParameter(u"origin"_s, u"sync"_s);
    expect(m_source->send(listings), [](Overview &found, const ChangedRow &answer) {
        found.lastListing = answer.row.value(u"operations")[0][u"at"].toString();
    });
}

void OverviewReader::finish()
{
    const std::shared_ptr<Round> round = std::exchange(m_round, nullptr);
    if (round->isAnswered) {
        m_overview = std::move(round->found);
        m_readAt = QDateTime::currentDateTime();
        qCDebug(lcOverview, "read"); // tests/bench/desktopstart.py waits for it
        Q_EMIT changed();
    }
    if (const QString said = std::exchange(m_said, round->trouble); !m_said.isEmpty() && m_said != said)
        Q_EMIT failed(tr("A part of the overview cannot be read: %1").arg(m_said));
    if (m_isOutdated)
        readSoon();
}

} // namespace hearthbook
