#pragma once

#include "core/domain/recordjson.h"
#include "core/domain/userpatch.h"
#include "server/api/formerid.h"
#include "server/api/handlers.h"
#include "server/api/jsonbody.h"
#include "server/api/precondition.h"
#include "server/api/rowanswer.h"

namespace hearthbook {

/// A merge patch of what a user owns of a row of the registry, for PATCH. `rows`: &Store::devices, say; `noun`: "Device".
template<typename Rows>
WriteHandler changingUserFields(Rows &(Store::*rows)(), UserRow kind, const QByteArray &parameter, const QString &noun)
{
    return [=](const Request &request) -> Result<Transact> {
        const Result<JsonDocument> document = readJsonObject(request);
        const Result<UserPatch> patch = document ? readUserPatch(objectOf(*document), kind) : failure(document);
        if (!patch)
            return failure(patch);
        Request head = request;
        head.body.clear();
        return Transact([=, patch = *patch, condition = Precondition(request)](Store &store) -> Result<Response> {
            Rows &stored = (store.*rows)();
            const QString id = head.parameter(parameter);
            const auto row = stored.find(id);
            if (!row)
                return failure(row);
            const Error unknown { ErrorCode::NotFound, QStringLiteral("%1 %2 not found").arg(noun, id), {} };
            if (!*row)
                return formerId(head, 2, stored.presentId(id), unknown);
            const QString changed = QStringLiteral("%1 %2 has changed").arg(noun, id);
            if (std::optional<Response> refused = condition.refusal(**row, changed))
                return *refused;
            const auto written = stored.change(id, patch);
            return written ? Result<Response>(rowAnswer(*written)) : failure(written);
        });
    };
}

} // namespace hearthbook
