#pragma once

#include "core/domain/error.h"

#include <tl/expected.hpp>

namespace hearthbook {

/// A value or the Error that kept it away. No exception crosses a module.
template<typename T>
using Result = tl::expected<T, Error>;

/// `return failure(ErrorCode::NotFound, u"…"_s);`
inline tl::unexpected<Error> failure(ErrorCode code, QString message)
{
    return tl::unexpected<Error>(Error { code, std::move(message), {} });
}

/// Hands another Result's error on: `if (!row) return failure(row);`
template<typename T>
tl::unexpected<Error> failure(const Result<T> &failed)
{
    return tl::unexpected<Error>(failed.error());
}

} // namespace hearthbook
