#include "server/api/userpreferences.h"

#include "core/domain/fielderrors.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

Parameter userParameter()
{
    return { .name = "user_id",
             .summary = u"Whose preferences"_s,
             .min = 1,
             .max = maxIdCharacters,
             .fallback = Preferences().userId };
}

Result<QString> userOf(const Request &request)
{
    const QString user = request.query.value("user_id").value_or(QString());
    if (const std::optional<FieldError> wrong = keyError(user, { u"query"_s, u"user_id"_s }))
        return tl::unexpected(invalid({ *wrong }));
    return user;
}

ReadHandler readingPreferences(PreferencesAnswer answer)
{
    return [answer](Store &store, const Request &request) -> Result<Response> {
        const Result<QString> user = userOf(request);
        const Result<Preferences> found = user ? store.preferences().find(*user) : failure(user);
        return found ? Result<Response>(answer(*found)) : failure(found);
    };
}

} // namespace hearthbook
