#pragma once

#include "server/http/access.h"
#include "server/http/request.h"
#include "server/http/response.h"

#include <QJsonValue>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <variant>
#include <vector>

namespace hearthbook {

/// Gives the answer of a late route. May be called in any thread, once; later calls do nothing. A client that left
/// meanwhile is harmless. Dropping every copy without a call answers 500.
using Completion = std::function<void(Response)>;

/// Answers at once, in an HTTP thread: reads only, a few milliseconds at most.
using SyncHandler = std::function<Response(const Request &)>;

/// Answers later. The request is valid until the handler returns.
using AsyncHandler = std::function<void(const Request &, Completion)>;

/// One parameter of a route. From it follow the checks (422), the defaults, and the OpenAPI document.
struct Parameter
{
    enum In { Path, Query };
    enum Type { Text, Integer, Flag };

    QByteArray name = {};
    In in = Query;
    Type type = Text;
    QString summary = {};
    std::optional<qint64> min = {};  ///< least number, or fewest characters of a text
    std::optional<qint64> max = {};  ///< greatest number, or most characters of a text
    QJsonValue fallback = QJsonValue::Undefined; ///< the default; undefined: there is none
    bool required = false;           ///< of the query; a path's parameters always are
    bool repeatable = false;         ///< may be sent several times; every value is checked
    bool once = false;               ///< 422 where it is sent twice; else the last counts, as in the old service
    QStringList oneOf = {};          ///< the only words allowed; empty: any
};

/// One kind of answer of a route, for the OpenAPI document.
struct RouteAnswer
{
    int status = 200;
    /// A name in resources/openapi/schemas. Empty: a problem from 400 on, text where it has `types`, else no body.
    QString schema = {};
    std::vector<QByteArray> types = {}; ///< media types; empty: JSON
};

/// One route: everything the router, Allow, CORS, metrics labels and the OpenAPI document need to know of it.
struct Route
{
    Method method = Method::Get;
    /// As `/api/devices/{device_id}`: `{}` stands for one whole segment, `{path*}` at the end for all that are left.
    QString path = {};
    Access access = Access::Undecided;
    bool dropIn = false; ///< was open in the old services: with DATA_API_ALLOW_ANONYMOUS it needs no key
    QString summary = {};
    std::vector<Parameter> parameters = {};
    std::variant<SyncHandler, AsyncHandler> handler = {};
    std::vector<QByteArray> bodyTypes = {}; ///< media types it reads, lower-case; empty: JSON; `*/*`: any
    QString tag = {}; ///< group in the OpenAPI document
    bool conditional = false; ///< changes one row that If-Match may name; see Router::setRequiresIfMatch()
    bool journalled = false; ///< writes an operation, and names it in Operation-Id
    std::vector<QByteArray> headers = {}; ///< of the request, that it reads beside those of every route
    QString
        body = {}; ///< schema of what it reads, a name in resources/openapi/schemas; empty: nothing; `*/*`: anything
    bool bodyOptional = false; ///< does without
    /// What it may answer. The OpenAPI document adds what follows from the rest of the route: 304, 412, 422 and so on.
    std::vector<RouteAnswer> answers = {};

    /// The declared parameter of that name, or null.
    const Parameter *parameter(QByteArrayView name) const
    {
        for (const Parameter &one : parameters) {
            if (one.name == name)
                return &one;
        }
        return nullptr;
    }
};

} // namespace hearthbook
