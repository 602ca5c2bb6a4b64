#pragma once

#include "server/http/problem.h"
#include "server/http/route.h"

#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace hearthbook {

/// Finds the route of a request and answers what the table alone can answer: 404, 405, OPTIONS, redirects, content
/// types and codings, wrong parameters. Filled once, before it is shared; after that every function is const and may be
/// called from all HTTP threads at the same time.
class Router
{
public:
    /// Decides on a matched request before its parameters are looked at, in the HTTP thread: an answer ends it, nothing
    /// lets it pass. Sets Request::actor and caller. This is where server/auth enforces Route::access.
    using Gate = std::function<std::optional<Response>(Request &)>;

    /// Makes the Completion of one request; called for late routes only.
    using CompletionMaker = std::function<Completion()>;

    Router();
    ~Router();
    Q_DISABLE_COPY_MOVE(Router)

    /// Adds a route. Path parameters without a Parameter are declared as text. A second route of the same method and
    /// pattern replaces none: the first stays, and false is returned.
    bool add(Route route);

    /// Every route, in the order it was added.
    const std::deque<Route> &routes() const { return m_routes; }

    void setGate(Gate gate) { m_gate = std::move(gate); }

    /// Whether conditional routes refuse requests without If-Match: 428 (RFC 6585). Not unless set.
    void setRequiresIfMatch(bool required) { m_requiresIfMatch = required; }

    /// Greatest body after Content-Encoding was undone, bytes; 64 MiB unless set.
    void setBodyLimit(qint64 bytes) { m_bodyLimit = bytes; }

    /// What can be refused before the body comes: no such route, or the gate's answer. Else the request is admitted, and
    /// handle() does not ask the gate again.
    std::optional<Response> admit(Request &request) const;

    /// Finds the route of a request and sets Request::route, parameters and the decoded body; an answer where it cannot be
    /// handed to that route.
    std::optional<Response> prepare(Request &request) const;

    /// Answers a request, at once or later: a late route gives nothing here and calls its Completion. After prepare(). No
    /// conditional answers, coding or CORS: see Dispatcher. A handler that throws is answered with 500.
    std::optional<Response> handle(Request &request, const CompletionMaker &makeCompletion) const;

    /// For tests of synchronous routes. A late route is answered with 500.
    Response handle(Request &request) const;

    /// The methods of a path as Allow lists them ("DELETE, GET, HEAD, OPTIONS"); empty for an unknown path.
    QByteArray allowedMethods(QByteArrayView path) const;

private:
    struct Node;
    struct Match;

    bool walk(const Node &node, QByteArrayView rest, Match &match) const;
    std::optional<Error> bind(Request &request, const Match &match) const;
    Match find(const Request &request) const;
    std::optional<Response> refusal(Request &request, const Match &match) const;
    std::optional<Response> redirect(const Request &request) const;
    std::optional<Response> check(Request &request) const;

    std::deque<Route> m_routes;
    std::unique_ptr<Node> m_root;
    Gate m_gate;
    qint64 m_bodyLimit = qint64(64) << 20;
    bool m_requiresIfMatch = false;
};

} // namespace hearthbook
