#include "server/api/listingbody.h"

#include "core/storage/registrysync.h"
#include "server/api/handlers.h"
#include "server/api/upsertanswer.h"
#include "server/http/problem.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

enum class Rehearsal { No, Yes };

/// What differs between devices and entities.
struct Devices
{
    using Rows = DeviceListing;
    static QString name() { return u"devices"_s; }
    static Result<Rows> read(const QByteArray &body) { return readDevices(body); }
    static Result<Rows> readWhole(const QByteArray &body) { return readDeviceRegistry(body); }
    static Result<UpsertReport> upsert(Store &store, const Rows &listing)
    {
        return store.devices().upsertByAnyId(listing.rows);
    }
    static RegistrySnapshot snapshot(Rows listing)
    {
        RegistrySnapshot snapshot;
        snapshot.devices = std::move(listing);
        return snapshot;
    }
    static const Rows &listing(const RegistrySnapshot &snapshot) { return *snapshot.devices; }
    static const SyncedKind &counts(const SyncReport &report) { return report.devices; }
};

struct Entities
{
    using Rows = EntityListing;
    static QString name() { return u"entities"_s; }
    static Result<Rows> read(const QByteArray &body) { return readEntities(body); }
    static Result<Rows> readWhole(const QByteArray &body) { return readEntities(body); }
    static Result<UpsertReport> upsert(Store &store, const Rows &listing)
    {
        return store.entities().upsert(listing.rows);
    }
    static RegistrySnapshot snapshot(Rows listing)
    {
        RegistrySnapshot snapshot;
        snapshot.entities = std::move(listing);
        return snapshot;
    }
    static const Rows &listing(const RegistrySnapshot &snapshot) { return *snapshot.entities; }
    static const SyncedKind &counts(const SyncReport &report) { return report.entities; }
};

template<typename Kind>
WriteHandler upserting(Rehearsal rehearsal)
{
    return [rehearsal](const Request &request) -> Result<Transact> {
        Result<typename Kind::Rows> parsed = Kind::read(request.body);
        if (!parsed)
            return failure(parsed);
        const auto listing = std::make_shared<typename Kind::Rows>(std::move(*parsed));
        return Transact([listing, rehearsal](Store &store) -> Result<Response> {
            const Result<UpsertReport> report = Kind::upsert(store, *listing);
            if (!report)
                return failure(report);
            JsonWriter json(512);
            writeUpsert(json, *listing, *report);
            if (rehearsal == Rehearsal::Yes)
                json.member("gone", 0).member("returned", qint64(report->returned)).member("dry_run", true);
            return jsonResponse(json.endObject().take());
        });
    };
}

/// 409 with what was held; the listing waits for approval.
Response refusal(const HeldListing &held, const Request &request)
{
    JsonWriter members(300);
    members.beginObject().member("would_remove", held.wouldRemove()).key("held");
    writeJson(members, held);
    const QByteArray text = members.endObject().take();
    return problem(
        409,
        u"The listing lacks rows that are present (%1); it was kept and waits for approval"_s.arg(held.wouldRemove()),
        request, QByteArrayView(text).sliced(1, text.size() - 2));
}

template<typename Kind>
Response replaceAnswer(const typename Kind::Rows &listing, const SyncReport &report, Rehearsal rehearsal)
{
    const SyncedKind &counts = Kind::counts(report);
    JsonWriter json(512);
    writeUpsert(json, listing, counts);
    json.member("gone", qint64(counts.gone)).member("returned", qint64(counts.returned));
    if constexpr (std::is_same_v<Kind, Devices>)
        json.member("moved", qint64(report.moved));
    if (rehearsal == Rehearsal::Yes)
        json.member("dry_run", true);
    if (report.held) {
        json.member("would_remove", report.held->wouldRemove()).key("held");
        writeJson(json, *report.held);
    }
    return jsonResponse(json.endObject().take());
}

template<typename Kind>
WriteHandler replacing(const ApiContext &context, Rehearsal rehearsal)
{
    return [&context, rehearsal](const Request &request) -> Result<Transact> {
        Result<typename Kind::Rows> parsed = Kind::readWhole(request.body);
        if (!parsed)
            return failure(parsed);
        const auto snapshot = std::make_shared<RegistrySnapshot>(Kind::snapshot(std::move(*parsed)));
        Request head = request;
        head.body.clear();
        return Transact([&context, snapshot, head, rehearsal](Store &store) -> Result<Response> {
            const QString source = u"feeder:"_s + Kind::name();
            const Result<SyncReport> report = RegistrySync(store, context.guard).apply(*snapshot, source);
            if (!report)
                return failure(report);
            if (report->held && rehearsal == Rehearsal::No)
                return refusal(*report->held, head);
            return replaceAnswer<Kind>(Kind::listing(*snapshot), *report, rehearsal);
        });
    };
}

template<typename Kind>
AsyncHandler taking(ApiContext &context)
{
    const auto write = [&](const QString &what, WriteHandler handler) {
        return writing(context.writer, Kind::name() + what, Rows::Many, std::move(handler));
    };
    return [upsert = write(u".bulk_upsert"_s, upserting<Kind>(Rehearsal::No)),
            replace = write(u".bulk_replace"_s, replacing<Kind>(context, Rehearsal::No)),
            tryUpsert = rehearsing(context.writer, Rows::Many, upserting<Kind>(Rehearsal::Yes)),
            tryReplace = rehearsing(context.writer, Rows::Many, replacing<Kind>(context, Rehearsal::Yes))](
               const Request &request, Completion completion) {
        const bool whole = request.query.value("mode") == u"replace"_s;
        const bool rehearsal = request.query.flag("dry_run");
        const AsyncHandler &handler = rehearsal ? (whole ? tryReplace : tryUpsert) : (whole ? replace : upsert);
        handler(request, std::move(completion));
    };
}

} // namespace

AsyncHandler takingDevices(ApiContext &context)
{
    return taking<Devices>(context);
}

AsyncHandler takingEntities(ApiContext &context)
{
    return taking<Entities>(context);
}

std::vector<Parameter> listingParameters()
{
    return {
        { .name = "mode",
          .summary = u"What rows that the body lacks are: not its business (upsert), or gone (replace)"_s,
          .fallback = u"upsert"_s,
          .oneOf = { u"upsert"_s, u"replace"_s } },
        { .name = "dry_run", .type = Parameter::Flag, .summary = u"Only tell what would happen"_s, .fallback = false }
    };
}

} // namespace hearthbook
