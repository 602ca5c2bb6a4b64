#include "server/http/dispatcher.h"

#include "core/domain/logcontext.h"
#include "server/http/conditional.h"
#include "server/http/contentcoding.h"

namespace hearthbook {

std::optional<Response> Dispatcher::admit(Request &request) const
{
    const LogRequest logged(request.requestId);
    if (const Result<void> allowed = m_policy.check(request); !allowed)
        return problem(allowed.error(), request);
    return request.method == Method::Options ? std::nullopt : m_router.admit(request);
}

std::optional<Response> Dispatcher::dispatch(Request &request, const Router::CompletionMaker &makeCompletion) const
{
    const LogRequest logged(request.requestId);
    if (const Result<void> allowed = m_policy.check(request); !allowed)
        return problem(allowed.error(), request);
    if (request.method == Method::Options && request.headers.contains("origin")) {
        QByteArray methods = m_router.allowedMethods(request.path);
        if (methods.isEmpty())
            methods = m_router.allowedMethods("*");
        if (std::optional<Response> answer = m_policy.preflight(request, methods))
            return answer;
    }
    return m_router.handle(request, makeCompletion);
}

void Dispatcher::finish(const Request &request, Response &response) const
{
    const LogRequest logged(request.requestId);
    applyConditions(request, response);
    encodeFor(request, response);
    m_policy.decorate(request, response);
}

Response Dispatcher::answer(Request &request) const
{
    std::optional<Response> now = dispatch(request, [] { return Completion([](const Response &) { }); });
    Response response = now ? std::move(*now) : problem(500, {}, request);
    finish(request, response);
    return response;
}

} // namespace hearthbook
