#pragma once

#include "core/domain/jsonwriter.h"
#include "server/api/etag.h"
#include "server/http/request.h"

#include <optional>

namespace hearthbook {

/// What a writing request demands of the row it means: If-Match of RFC 9110, by the row's revision, and by the
/// time of its last change where a whole tag is given: what else is in a tag changes without the row.
class Precondition
{
public:
    explicit Precondition(const Request &request);

    /// The answer for a client that knows another state of the row: 412 with the row as it is under `current`, and its ETag.
    /// Nothing where it may be written. `changed`: a sentence for people.
    template<typename Record>
    std::optional<Response> refusal(const Record &stored, const QString &changed) const
    {
        if (allows(stored.revision, stored.updatedAt))
            return std::nullopt;
        JsonWriter json;
        writeJson(json, stored);
        return refusal(changed, json.take(), etagOf(stored));
    }

private:
    bool allows(qint64 revision, const std::optional<Timestamp> &changed) const;
    Response refusal(const QString &changed, const QByteArray &current, const QByteArray &etag) const;

    std::optional<QByteArray> m_ifMatch;
    Request m_request; ///< without its body; empty where nothing is demanded
};

} // namespace hearthbook
