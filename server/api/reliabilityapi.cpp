#include "server/api/reliabilityapi.h"

#include "core/domain/fielderrors.h"
#include "core/domain/jsonwriter.h"
#include "core/influx/influxasking.h"
#include "core/storage/eventorigins.h"
#include "server/api/devicesapi.h"
#include "server/api/eventqueries.h"
#include "server/api/handlers.h"
#include "server/api/influxproblem.h"
#include "server/api/makerevents.h"
#include "server/api/rounding.h"

#include <QRegularExpression>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostMakers = 20;

/// What is asked for, checked: a wrong value matters only where no device has the id.
struct Wanted
{
    QString period = {};
    QString groupBy = {};

    std::vector<FieldError> errors() const
    {
        static const QRegularExpression length(uR"(\A[1-9][0-9]{0,3}[mhdw]\z)"_s);
        std::vector<FieldError> found;
        if (!length.match(period).hasMatch())
            found.push_back({ u"value_error"_s,
                              { u"query"_s, u"period"_s },
                              u"Input should be a length of time as 24h or 7d"_s,
                              period,
                              {} });
        if (groupBy != u"manufacturer" && groupBy != u"model")
            found.push_back({ u"literal_error"_s,
                              { u"query"_s, u"group_by"_s },
                              u"Input should be 'manufacturer' or 'model'"_s,
                              groupBy,
                              { { u"expected"_s, u"'manufacturer' or 'model'"_s } } });
        return found;
    }
};

Response reliability(const Wanted &wanted, const MakerEvents &events)
{
    const std::vector<MakerEvents::Maker> makers = events.makers();
    qint64 analyzed = 0;
    for (const MakerEvents::Maker &maker : makers)
        analyzed += maker.events;
    const qint64 total = events.total();
    JsonWriter json(2048);
    json.beginObject().member("period", wanted.period).member("group_by", wanted.groupBy);
    json.member("total_events_analyzed", analyzed).member("total_events_in_period", total);
    json.member("metadata_coverage_percentage", percentage(analyzed, total)).key("reliability_data").beginArray();
    for (std::size_t i = 0; i < std::min(makers.size(), mostMakers); ++i)
        json.beginObject()
            .member(wanted.groupBy.toLatin1(), makers[i].name)
            .member("event_count", makers[i].events)
            .member("percentage", percentage(makers[i].events, analyzed))
            .endObject();
    return jsonResponse(json.endArray().member("timestamp", Timestamp::now()).endObject().take());
}

/// Without the book the events may still say it themselves.
std::unordered_map<std::string, std::string> makersInTheBook(Readers &readers, const QString &groupBy)
{
    const Result<Store *> store = readers.local();
    if (!store)
        return {};
    return makesOfEntities((*store)->connection(), groupBy == u"model" ? Make::Model : Make::Manufacturer)
        .value_or(std::unordered_map<std::string, std::string>());
}

void ask(const ApiContext &context, const Wanted &wanted, const Request &request, const Completion &completion)
{
    const auto events = std::make_shared<MakerEvents>(wanted.groupBy.toStdString(),
                                                      makersInTheBook(context.readers, wanted.groupBy));
    context.influx.ask(
        { .parts = { { eventCounts(wanted.period, { u"entity_id"_s, wanted.groupBy }),
                       takingRows(events, &MakerEvents::takeCount) },
                     { newestTexts(wanted.groupBy, wanted.period), takingRows(events, &MakerEvents::takeField) } },
          .done = [wanted, events, request, completion](const Result<void> &asked) {
              completion(asked ? reliability(wanted, *events) : influxProblem(asked.error(), request));
          } });
}

/// The old service never got past the device's own route: what that answers stands, unless InfluxDB can say more than 404, or
/// than that the database fails.
void answer(const ApiContext &context, const SyncHandler &device, const Request &request, const Completion &completion)
{
    Request asDevice = request;
    asDevice.parameters.emplace_back("device_id", u"reliability"_s);
    Response own = device(asDevice);
    const bool mayAsk = own.status == 404 || own.isServerError();
    if (!mayAsk || !context.influx.isSetUp)
        return completion(std::move(own));
    const Wanted wanted { .period = request.query.value("period").value_or(QString()),
                          .groupBy = request.query.value("group_by").value_or(QString()) };
    if (std::vector<FieldError> errors = wanted.errors(); !errors.empty())
        return completion(problem(invalid(std::move(errors)), request));
    ask(context, wanted, request, completion);
}

} // namespace

void addReliabilityApi(Router &router, ApiContext &context)
{
    router.add({ .method = Method::Get,
                 .path = u"/api/devices/reliability"_s,
                 .access = Access::Read,
                 .dropIn = true,
                 .summary = u"Whose devices the events come from, by InfluxDB"_s,
                 .parameters = { { .name = "period", .summary = u"How long back, as 24h or 7d"_s, .fallback = u"7d"_s },
                                 { .name = "group_by",
                                   .summary = u"manufacturer or model"_s,
                                   .fallback = u"manufacturer"_s } },
                 .handler = AsyncHandler([&context, device = reading(context.readers, Keep::Nothing, oneDevice)](
                                             const Request &request, const Completion &completion) {
                     answer(context, device, request, completion);
                 }),
                 .tag = u"Devices"_s,
                 .answers = { { 200, u"ReliabilityOrDevice"_s }, { 308 }, { 404 }, { 503 } } });
}

} // namespace hearthbook
