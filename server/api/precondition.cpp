#include "server/api/precondition.h"

#include "server/http/problem.h"

namespace hearthbook {

namespace {

/// Whether `*`, or a tag of the list that is of this revision and time, is there: `"7-…-<time>-…"`, or the revision alone, `"7"`. Weak
/// tags never match.
bool namesState(QByteArrayView list, qint64 revision, const QByteArray &time)
{
    if (list.trimmed() == "*")
        return true;
    // Every second part of `"a", W/"b"` stands between quotes; what stands before it tells whether it is weak.
    const QByteArrayList parts = list.toByteArray().split('"');
    const QByteArray wanted = QByteArray::number(revision);
    for (qsizetype i = 1; i + 1 < parts.size(); i += 2) {
        const bool isWeak = parts[i - 1].trimmed().endsWith("W/");
        if (!isWeak
            && (parts[i] == wanted || (parts[i].startsWith(wanted + '-') && parts[i].split('-').contains(time))))
            return true;
    }
    return false;
}

} // namespace

Precondition::Precondition(const Request &request)
{
    if (!request.headers.contains("if-match"))
        return;
    m_ifMatch = request.headers.joined("if-match");
    m_request = request;
    m_request.body.clear();
}

bool Precondition::allows(qint64 revision, const std::optional<Timestamp> &changed) const
{
    return !m_ifMatch || namesState(*m_ifMatch, revision, tagTime(changed));
}

Response Precondition::refusal(const QString &changed, const QByteArray &current, const QByteArray &etag) const
{
    constexpr int preconditionFailed = 412;
    Response response = problem(preconditionFailed, changed, m_request, "\"current\":" + current);
    response.headers.set("etag", etag);
    return response;
}

} // namespace hearthbook
