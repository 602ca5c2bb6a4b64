#pragma once

#include "server/http/originpolicy.h"
#include "server/http/router.h"

#include <optional>

namespace hearthbook {

/// The way of a request from the listener to its handler and back: Host and Origin checks and preflights before the
/// router; conditional answers, content coding and CORS behind it. Works without sockets, so tests use it as it is.
/// Const after construction: any thread.
class Dispatcher
{
public:
    /// `router` must outlive this object.
    Dispatcher(const Router &router, OriginPolicy policy) : m_router(router), m_policy(std::move(policy)) { }

    /// Called with a request's head, where its body is still to come: the answer of one that need not come.
    std::optional<Response> admit(Request &request) const;

    /// Answers at once, or gives nothing and lets a late route call its Completion. finish() is still to be called on
    /// the answer, in both cases.
    std::optional<Response> dispatch(Request &request, const Router::CompletionMaker &makeCompletion) const;

    /// The last stage of an answer: 304, gzip, CORS. The body of an answer to HEAD stays; the listener leaves it out.
    void finish(const Request &request, Response &response) const;

    /// dispatch() and finish() of a synchronous route.
    Response answer(Request &request) const;

private:
    const Router &m_router;
    OriginPolicy m_policy;
};

} // namespace hearthbook
