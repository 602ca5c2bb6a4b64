#pragma once

#include "core/domain/jsonfields.h"
#include "core/domain/webhook.h"
#include "core/webhooks/secret.h"
#include "core/webhooks/targetpolicy.h"
#include "server/http/request.h"

#include <memory>
#include <optional>

namespace hearthbook {

/// The members of one request's body that are a webhook's, and what is wrong with them. A member that is absent or wrong
/// reads as nothing.
class WebhookFields
{
public:
    /// The old services took any text for an event and any object for filters.
    enum class Checks { Ours, Old };

    /// Errors: those of readJsonObject().
    static Result<std::unique_ptr<WebhookFields>> read(const Request &request);
    Q_DISABLE_COPY_MOVE(WebhookFields)

    JsonFields &fields() { return m_fields; }
    bool isNull(std::string_view key) const { return m_fields.isNull(key); }

    /// Items: url_type, and those of TargetUrl::parse().
    std::optional<TargetUrl> url(std::string_view key);
    /// The normalised text of a URL. Items: as url(), and that of TargetPolicy::checkUrl().
    std::optional<QString> target(std::string_view key, const TargetPolicy &policy);
    std::optional<QStringList> events(Checks checks);
    /// Nothing for null too.
    std::optional<QString> team();
    /// The object's text, compact; `null` for null, empty where it is absent or wrong.
    QByteArray filters(Checks checks);
    /// Any text that is not too long.
    std::optional<Secret> secret();
    /// Items: also those of checkSecret().
    std::optional<Secret> secret(SignatureScheme scheme);

    /// `made` where nothing was wrong.
    template<typename Made>
    Result<Made> unlessWrong(Made made)
    {
        if (m_errors.empty())
            return made;
        return tl::unexpected(invalid(std::move(m_errors)));
    }

private:
    explicit WebhookFields(JsonDocument document);
    void take(const Error &error) { m_errors.insert(m_errors.end(), error.fields.begin(), error.fields.end()); }
    void checkFilters(simdjson::dom::object object);

    JsonDocument m_document;
    std::vector<FieldError> m_errors;
    JsonFields m_fields;
};

} // namespace hearthbook
