#include "server/http/conditional.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView suffix = "-gz\"";

QByteArrayView strong(QByteArrayView etag)
{
    return etag.startsWith("W/") ? etag.sliced(2) : etag;
}

/// The next quoted tag of a list, and moves `at` behind it. Nothing at the list's end or where it is malformed.
std::optional<QByteArrayView> nextTag(QByteArrayView list, qsizetype &at)
{
    const qsizetype open = list.indexOf('"', at);
    const qsizetype close = open < 0 ? -1 : list.indexOf('"', open + 1);
    if (close < 0)
        return std::nullopt;
    at = close + 1;
    return list.sliced(open, close + 1 - open);
}

/// The listed tag that means the same as `etag`, in the form the client sent it.
std::optional<QByteArray> listedTag(const Request &request, QByteArrayView etag)
{
    const QByteArray list = request.headers.joined("if-none-match");
    if (list.isEmpty())
        return std::nullopt;
    if (list.trimmed() == "*")
        return etag.toByteArray();
    const QByteArrayView plain = strong(etag);
    const QByteArray zipped = gzipTag(plain);
    qsizetype at = 0;
    while (const std::optional<QByteArrayView> tag = nextTag(list, at)) {
        if (*tag == plain || *tag == zipped)
            return tag->toByteArray();
    }
    return std::nullopt;
}

/// Takes one tag from the front of `rest`; false where none stands there.
bool takeTag(QByteArrayView &rest)
{
    const QByteArrayView quoted = strong(rest);
    const qsizetype close = quoted.startsWith('"') ? quoted.indexOf('"', 1) : -1;
    if (close < 0)
        return false;
    rest = quoted.sliced(close + 1).trimmed();
    return rest.isEmpty() || rest.startsWith(',');
}

} // namespace

bool isTagList(QByteArrayView field)
{
    QByteArrayView rest = field.trimmed();
    if (rest == "*")
        return true;
    bool any = false;
    while (!rest.isEmpty()) {
        if (rest.startsWith(',')) {
            rest = rest.sliced(1).trimmed();
        } else if (takeTag(rest)) {
            any = true;
        } else {
            return false;
        }
    }
    return any;
}

std::optional<Error> wrongCondition(const Request &request)
{
    for (const auto &[name, field] :
         { std::pair("if-match", u"If-Match"), std::pair("if-none-match", u"If-None-Match") }) {
        if (!request.headers.contains(name) || isTagList(request.headers.joined(name)))
            continue;
        return Error { ErrorCode::MalformedInput,
                       u"%1 should be * or ETags in double quotes, as \"7-1\""_s.arg(QStringView(field)),
                       {} };
    }
    return std::nullopt;
}

bool etagMatches(const Request &request, QByteArrayView etag)
{
    return listedTag(request, etag).has_value();
}

void applyConditions(const Request &request, Response &response)
{
    const bool reads = request.method == Method::Get || request.method == Method::Head;
    if (!reads || (response.status != 200 && response.status != 304) || !request.headers.contains("if-none-match"))
        return;
    const QByteArray etag = response.headers.value("etag");
    if (etag.isEmpty())
        return;
    const std::optional<QByteArray> tag = listedTag(request, etag);
    if (!tag)
        return;
    response.status = 304;
    response.body.clear();
    response.stream.reset();
    response.headers.remove("content-encoding");
    if (tag->endsWith(suffix))
        response.headers.set("etag", *tag);
}

QByteArray gzipTag(QByteArrayView etag)
{
    if (etag.endsWith(suffix) || !etag.endsWith('"'))
        return etag.toByteArray();
    return etag.chopped(1).toByteArray() + suffix.toByteArray();
}

} // namespace hearthbook
