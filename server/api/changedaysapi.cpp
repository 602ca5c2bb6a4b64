#include "server/api/changedaysapi.h"

#include "core/domain/fielderrors.h"
#include "core/storage/journaldays.h"
#include "server/api/etag.h"
#include "server/api/handlers.h"

#include <QRegularExpression>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int usualDays = 30;
constexpr int mostDays = 92;
constexpr int mostZoneCharacters = 64;
constexpr int firstYear = 1970, lastYear = 9998; ///< of the last day; times are written with four digits

/// What is asked for.
struct Question
{
    int days = usualDays;
    QTimeZone zone = {};
    QDate until = {};
};

tl::unexpected<Error> wrongValue(const QString &parameter, const QString &message, const QString &input)
{
    return tl::unexpected(invalid({ { u"value_error"_s, { u"query"_s, parameter }, message, input, {} } }));
}

/// Names lead to files of the system: nothing but a name does here.
QTimeZone zoneOf(const QString &name)
{
    static const QRegularExpression form(QRegularExpression::anchoredPattern(u"[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*"_s));
    return form.match(name).hasMatch() ? QTimeZone(name.toLatin1()) : QTimeZone();
}

bool isUsable(QDate day)
{
    return day.isValid() && day.year() >= firstYear && day.year() <= lastYear;
}

Result<Question> readQuestion(const Request &request)
{
    const QString name = request.query.value("time_zone").value_or(QString());
    const QTimeZone zone = zoneOf(name);
    if (!zone.isValid())
        return wrongValue(u"time_zone"_s, u"This time zone is not known here; see the names of the IANA"_s, name);
    const std::optional<QString> until = request.query.value("until");
    const QDate last = until ? QDate::fromString(*until, Qt::ISODate)
                             : Timestamp::now().toDateTime().toTimeZone(zone).date();
    if (!isUsable(last))
        return wrongValue(u"until"_s, u"Input should be a day, as 2025-10-14"_s, until.value_or(QString()));
    return Question { int(request.query.integer("days")), zone, last };
}

Result<Response> changeDays(Store &store, const Request &request)
{
    const Result<Question> asked = readQuestion(request);
    if (!asked)
        return failure(asked);
    const Result<std::vector<DayChanges>> days = changesOfDays(store.connection(), asked->until, asked->days,
                                                               asked->zone);
    if (!days)
        return failure(days);
    JsonWriter json(4096);
    json.beginObject().key("days").beginArray();
    for (const DayChanges &day : *days)
        json.beginObject().member("day", day.day.toString(Qt::ISODate)).member("changes", day.changes).endObject();
    json.endArray().member("count", qint64(days->size())).member("time_zone", QString::fromUtf8(asked->zone.id()));
    json.endObject();
    return taggedResponse(json, contentEtag(json.text()));
}

} // namespace

void addChangeDaysApi(Router &router, ApiContext &context)
{
    router.add({ .method = Method::Get,
                 .path = u"/api/changes/days"_s,
                 .access = Access::Read,
                 .summary = u"How many changes each of the last days brought, oldest first"_s,
                 .parameters = { { .name = "days",
                                   .type = Parameter::Integer,
                                   .summary = u"How many days"_s,
                                   .min = 1,
                                   .max = mostDays,
                                   .fallback = usualDays },
                                 { .name = "time_zone",
                                   .summary = u"Where days begin at midnight: a name of the IANA, as Europe/Berlin"_s,
                                   .min = 1,
                                   .max = mostZoneCharacters,
                                   .fallback = u"UTC"_s },
                                 { .name = "until", .summary = u"The last day; today unless given"_s } },
                 .handler = reading(context.readers, Keep::Nothing, changeDays), // "today" is another one tomorrow
                 .tag = u"Journal"_s,
                 .answers = { { 200, u"ChangeDays"_s } } });
}

} // namespace hearthbook
