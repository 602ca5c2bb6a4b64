#include "server/api/exportapi.h"

#include "core/domain/fielderrors.h"
#include "core/storage/bookkinds.h"
#include "server/api/etag.h"
#include "server/api/exportstream.h"
#include "server/http/conditional.h"
#include "server/http/problem.h"

namespace hearthbook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int mostAtOnce = 4;
constexpr auto longest = 15min; ///< of one; 100,000 entities take seconds

QByteArray mediaType(BookFormat format)
{
    switch (format) {
    case BookFormat::Ndjson: return "application/x-ndjson";
    case BookFormat::Json: return "application/json";
    case BookFormat::Csv: return "text/csv; charset=utf-8";
    }
    return {};
}

QByteArray fileName(const BookSelection &selection)
{
    const QString name = selection.kinds.size() == 1 ? u"hearthbook-"_s + selection.kinds.first() : u"hearthbook"_s;
    return (name + u'.' + bookFormatWord(selection.format)).toLatin1();
}

Result<BookSelection> selectionOf(const Request &request)
{
    BookSelection selection;
    selection.format = bookFormatOf(request.query.value("format").value_or(QString())).value_or(BookFormat::Ndjson);
    selection.kinds = request.query.values("kind");
    if (selection.format == BookFormat::Csv && selection.kinds.size() != 1)
        return tl::unexpected(invalid({ { u"value_error"_s,
                                          { u"query"_s, u"kind"_s },
                                          u"CSV holds one kind of rows: name one"_s,
                                          QJsonValue(),
                                          {} } }));
    return selection;
}

/// 304 where the client knows the state: then nothing is opened for it.
Result<std::optional<Response>> knownState(Readers &readers, const Request &request, const BookSelection &selection)
{
    if (!request.headers.contains("if-none-match"))
        return std::nullopt;
    const Result<Store *> store = readers.local();
    if (!store)
        return failure(store);
    const Snapshot snapshot((*store)->connection());
    const Result<QByteArray> etag = exportEtag((*store)->connection(), selection);
    if (!etag)
        return failure(etag);
    return etagMatches(request, *etag) ? std::optional(notModified(*etag)) : std::nullopt;
}

Response answer(const ApiContext &context, const Request &request, const std::shared_ptr<std::atomic<int>> &taken)
{
    const Result<BookSelection> selection = selectionOf(request);
    if (!selection)
        return problem(selection.error(), request);
    const Result<std::optional<Response>> known = knownState(context.readers, request, *selection);
    if (!known)
        return problem(known.error(), request);
    if (*known)
        return **known;
    std::unique_ptr<StreamSlot> slot = StreamSlot::take(taken, mostAtOnce);
    if (!slot)
        return problem({ ErrorCode::Busy, u"%1 exports are going on; try again later"_s.arg(mostAtOnce), {} }, request);
    Result<std::shared_ptr<ExportStream>> stream = ExportStream::open(context.readers.options(), *selection,
                                                                      std::move(slot), longest);
    if (!stream)
        return problem(stream.error(), request);
    Response response;
    response.contentType = mediaType(selection->format);
    response.headers.set("content-disposition", "attachment; filename=\"" + fileName(*selection) + '"');
    response.headers.set("cache-control", "no-store");
    response.headers.set("etag", (*stream)->etag());
    response.stream = std::move(*stream);
    return response;
}

} // namespace

void addExportApi(Router &router, ApiContext &context)
{
    const QStringList formats { bookFormatWord(BookFormat::Ndjson), bookFormatWord(BookFormat::Json),
                                bookFormatWord(BookFormat::Csv) };
    const auto taken = std::make_shared<std::atomic<int>>(0);
    router.add({ .method = Method::Get,
                 .path = u"/api/export"_s,
                 .access = Access::Admin,
                 .summary = u"The whole book as a file, without secrets"_s,
                 .parameters = { { .name = "format",
                                   .summary = u"NDJSON can be imported; CSV holds one kind"_s,
                                   .fallback = formats.first(),
                                   .oneOf = formats },
                                 { .name = "kind",
                                   .summary = u"Only rows of this kind; all unless given"_s,
                                   .repeatable = true,
                                   .oneOf = bookKindWords() } },
                 .handler = [&context, taken](const Request &request) { return answer(context, request, taken); },
                 .tag = u"Imports"_s,
                 .answers = { { 200, {}, { "application/x-ndjson", "application/json", "text/csv" } }, { 503 } } });
}

} // namespace hearthbook
