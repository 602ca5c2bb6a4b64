#include "server/http/router.h"

#include "server/http/conditional.h"
#include "server/http/contentcoding.h"
#include "server/http/mediatype.h"
#include "server/http/parametercheck.h"
#include "server/http/percent.h"

#include <QLoggingCategory>
#include <QVarLengthArray>

#include <algorithm>
#include <array>
#include <exception>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcRouter, "hearthbook.http.router")

using Captures = QVarLengthArray<QByteArrayView, 4>;

/// The first segment of "/a/b"; `rest` becomes "/b". An empty path has none.
QByteArrayView takeSegment(QByteArrayView &rest)
{
    const QByteArrayView path = rest.sliced(1);
    const qsizetype slash = path.indexOf('/');
    rest = slash < 0 ? QByteArrayView() : path.sliced(slash);
    return slash < 0 ? path : path.first(slash);
}

bool sameText(QByteArrayView raw, const QByteArray &literal)
{
    if (raw == literal)
        return true;
    if (!raw.contains('%'))
        return false;
    const Result<QString> decoded = percentDecoded(raw, Plus::IsPlus);
    return decoded && decoded->toUtf8() == literal;
}

/// "id" of "{id}", "path" of "{path*}".
QByteArray parameterName(QByteArrayView segment)
{
    return segment.sliced(1, segment.size() - (segment.endsWith("*}") ? 3 : 2)).toByteArray();
}

bool readsType(const Route &route, const QByteArray &header)
{
    if (route.bodyTypes.empty())
        return isJsonType(header);
    const QByteArray type = mediaType(header);
    for (const QByteArray &one : route.bodyTypes) {
        if (one == "*/*" || one == type)
            return true;
    }
    return false;
}

} // namespace

/// One segment of the table: literal children are looked at before the one that takes any text.
struct Router::Node
{
    std::vector<std::pair<QByteArray, std::unique_ptr<Node>>> literals = {};
    std::unique_ptr<Node> any = {};
    std::unique_ptr<Node> tail = {}; ///< takes all segments that are left
    std::array<const Route *, methodCount> routes = {};

    Node *child(const QByteArray &segment)
    {
        if (segment.startsWith('{')) {
            std::unique_ptr<Node> &node = segment.endsWith("*}") ? tail : any;
            if (!node)
                node = std::make_unique<Node>();
            return node.get();
        }
        for (auto &[name, node] : literals) {
            if (name == segment)
                return node.get();
        }
        return literals.emplace_back(segment, std::make_unique<Node>()).second.get();
    }

    const Route *route(Method method) const
    {
        const Route *own = routes[size_t(method)];
        return own || method != Method::Head ? own : routes[size_t(Method::Get)];
    }
};

struct Router::Match
{
    Method method = Method::Get;
    const Route *route = nullptr;
    Captures captures = {};
    std::array<bool, methodCount> allowed = {};
    bool wantsAll = false; ///< only collects the methods of every node that fits

    bool isKnownPath() const { return allowed[size_t(Method::Options)]; }

    void allow(const Node &node)
    {
        for (int i = 0; i < methodCount; ++i)
            allowed[size_t(i)] = allowed[size_t(i)] || node.route(Method(i));
        allowed[size_t(Method::Options)] = true;
    }

    /// Alphabetical, as the old service wrote it.
    QByteArray list() const
    {
        QByteArray text;
        for (const Method one :
             { Method::Delete, Method::Get, Method::Head, Method::Options, Method::Patch, Method::Post, Method::Put }) {
            if (!allowed[size_t(one)])
                continue;
            text += text.isEmpty() ? "" : ", ";
            text += methodName(one);
        }
        return text;
    }
};

Router::Router() : m_root(std::make_unique<Node>()) { }

Router::~Router() = default;

bool Router::add(Route route)
{
    Node *node = m_root.get();
    const QByteArray path = route.path.toUtf8();
    QByteArrayView rest(path);
    while (rest.size() > 1) {
        const QByteArray segment = takeSegment(rest).toByteArray();
        node = node->child(segment);
        if (!segment.startsWith('{'))
            continue;
        const QByteArray name = parameterName(segment);
        if (!route.parameter(name))
            route.parameters.push_back({ .name = name, .in = Parameter::Path, .required = true });
    }
    const Route *&slot = node->routes[size_t(route.method)];
    if (slot) {
        qCWarning(lcRouter) << "two routes for" << route.path;
        return false;
    }
    slot = &m_routes.emplace_back(std::move(route));
    return true;
}

bool Router::walk(const Node &node, QByteArrayView rest, Match &match) const
{
    if (rest.isEmpty() || (&node == m_root.get() && rest == "/")) {
        const bool isLeaf = std::any_of(node.routes.begin(), node.routes.end(), [](const Route *r) { return r; });
        if (!isLeaf)
            return false;
        match.allow(node);
        match.route = match.wantsAll ? nullptr : node.route(match.method);
        return match.route != nullptr;
    }
    QByteArrayView behind = rest;
    const QByteArrayView segment = takeSegment(behind);
    for (const auto &[name, child] : node.literals) {
        if (sameText(segment, name) && walk(*child, behind, match))
            return true;
    }
    if (segment.isEmpty())
        return false;
    if (node.any) {
        match.captures.append(segment);
        if (walk(*node.any, behind, match))
            return true;
        match.captures.removeLast();
    }
    if (!node.tail || match.isKnownPath()) // a route of a whole path stands above one of its begin
        return false;
    match.captures.append(rest.sliced(1));
    if (walk(*node.tail, {}, match))
        return true;
    match.captures.removeLast();
    return false;
}

std::optional<Error> Router::bind(Request &request, const Match &match) const
{
    request.route = match.route;
    request.parameters.clear();
    const QByteArray &query = request.query.text();
    if (!isDecodable(query, Plus::IsSpace))
        return percentDecoded(query, Plus::IsSpace).error();
    if (!query.isEmpty() || !match.route->parameters.empty())
        request.query = Query(query, match.route);
    if (match.captures.isEmpty())
        return std::nullopt;
    const QByteArray pattern = match.route->path.toUtf8();
    qsizetype at = 0;
    for (const QByteArrayView raw : match.captures) {
        at = pattern.indexOf('{', at + 1);
        Result<QString> value = percentDecoded(raw, Plus::IsPlus);
        if (!value)
            return value.error();
        const QByteArrayView segment = QByteArrayView(pattern).sliced(at, pattern.indexOf('}', at) + 1 - at);
        request.parameters.emplace_back(parameterName(segment), std::move(*value));
    }
    return std::nullopt;
}

std::optional<Response> Router::redirect(const Request &request) const
{
    QByteArrayView path(request.path);
    if (path.size() < 2 || !path.endsWith('/'))
        return std::nullopt;
    while (path.size() > 1 && path.endsWith('/'))
        path.chop(1);
    Match match { .wantsAll = true };
    walk(*m_root, path, match);
    if (!match.isKnownPath())
        return std::nullopt;
    Response response = textResponse({}, 307);
    // Absolute, as the old service answered; its host was checked before. Without one (HTTP/1.0) the path must do.
    const QByteArray host = request.headers.value("host");
    QByteArray location = host.isEmpty() ? QByteArray() : request.scheme() + host;
    location += path;
    if (request.target.size() > request.path.size())
        location += request.target.sliced(request.path.size());
    response.headers.set("location", std::move(location));
    return response;
}

std::optional<Response> Router::refusal(Request &request, const Match &match) const
{
    if (match.route)
        return std::nullopt;
    const bool isWhole = request.path == "*" && request.method == Method::Options;
    if (!match.isKnownPath() && !isWhole) {
        if (std::optional<Response> moved = redirect(request))
            return moved;
        return problem(404, {}, request);
    }
    const QByteArray allowed = isWhole ? allowedMethods("*") : match.list();
    Response response = request.method == Method::Options ? noContent() : problem(405, {}, request);
    response.headers.set("allow", allowed);
    return response;
}

std::optional<Response> Router::check(Request &request) const
{
    const Route &route = *request.route;
    if (m_gate && !request.isAdmitted) {
        if (std::optional<Response> answer = m_gate(request))
            return answer;
    }
    if (m_requiresIfMatch && route.conditional && !request.headers.contains("if-match"))
        return problem(428, u"Name the row's state that you know: If-Match with its ETag"_s, request);
    if (const std::optional<Error> wrong = wrongCondition(request))
        return problem(*wrong, request);
    const bool takesBody = request.method != Method::Get && request.method != Method::Head
        && request.method != Method::Delete;
    if (takesBody && !request.body.isEmpty() && !readsType(route, request.headers.value("content-type")))
        return problem(Error { ErrorCode::UnsupportedMedia, u"This content type is not read here"_s, {} }, request);
    if (const Result<void> decoded = decodeBody(request, m_bodyLimit); !decoded) {
        Response response = problem(decoded.error(), request);
        if (response.status == 415)
            response.headers.set("accept-encoding", "gzip, identity");
        return response;
    }
    std::vector<FieldError> wrong = checkParameters(route, request);
    if (wrong.empty())
        return std::nullopt;
    return problem(Error { ErrorCode::InvalidInput, u"The request's parameters are not valid"_s, std::move(wrong) },
                   request);
}

Router::Match Router::find(const Request &request) const
{
    Match match { .method = request.method };
    if (request.path.startsWith('/'))
        walk(*m_root, request.path, match);
    return match;
}

std::optional<Response> Router::admit(Request &request) const
{
    const Match match = find(request);
    if (std::optional<Response> refused = refusal(request, match))
        return refused;
    request.route = match.route;
    std::optional<Response> refused = m_gate ? m_gate(request) : std::nullopt;
    request.isAdmitted = !refused;
    return refused;
}

std::optional<Response> Router::prepare(Request &request) const
{
    const Match match = find(request);
    if (std::optional<Response> refused = refusal(request, match))
        return refused;
    if (const std::optional<Error> wrong = bind(request, match))
        return problem(*wrong, request);
    return check(request);
}

std::optional<Response> Router::handle(Request &request, const CompletionMaker &makeCompletion) const
{
    try {
        if (std::optional<Response> refused = prepare(request))
            return refused;
        if (const auto *now = std::get_if<SyncHandler>(&request.route->handler))
            return (*now)(request);
        std::get<AsyncHandler>(request.route->handler)(request, makeCompletion());
        return std::nullopt;
    } catch (const std::exception &thrown) {
        qCCritical(lcRouter) << "a handler threw" << thrown.what() << "at" << request.path;
    } catch (...) {
        qCCritical(lcRouter) << "a handler threw at" << request.path;
    }
    return problem(500, {}, request);
}

Response Router::handle(Request &request) const
{
    std::optional<Response> answer = handle(request, [] { return Completion([](const Response &) { }); });
    return answer ? std::move(*answer) : problem(500, {}, request);
}

QByteArray Router::allowedMethods(QByteArrayView path) const
{
    Match match { .wantsAll = true };
    if (path.startsWith('/')) {
        walk(*m_root, path, match);
    } else {
        for (const Route &route : m_routes)
            match.allowed[size_t(route.method)] = true;
        match.allowed[size_t(Method::Head)] = match.allowed[size_t(Method::Get)] || match.allowed[size_t(Method::Head)];
        match.allowed[size_t(Method::Options)] = true;
    }
    return match.list();
}

} // namespace hearthbook
