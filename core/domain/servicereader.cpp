#include "core/domain/servicereader.h"

#include "core/domain/jsondocument.h"
#include "core/domain/textrules.h"

namespace hearthbook {

using namespace Qt::StringLiterals;
namespace dom = simdjson::dom;

namespace {

Error wrong(const QString &domain, const QString &message)
{
    FieldError item { u"dict_type"_s, { u"body"_s, domain }, message, QJsonValue(), {} };
    return { ErrorCode::InvalidInput, message, { item } };
}

Result<ServiceDefinition> readService(std::string_view domain, std::string_view service, dom::element value)
{
    if (!idProblem(domain).isEmpty() || !idProblem(service).isEmpty() || domain.empty() || service.empty())
        return tl::unexpected(wrong(text(domain.substr(0, maxIdBytes)), u"A domain or service has no usable name"_s));
    if (!value.is_object())
        return tl::unexpected(wrong(text(domain), u"Input should be a valid dictionary"_s));
    const std::string json = simdjson::minify(value);
    if (json.size() > maxJsonBytes)
        return tl::unexpected(wrong(text(domain),
                                    u"The definition of %1 has %2 bytes, at most %3 are allowed"_s.arg(text(service))
                                        .arg(json.size())
                                        .arg(maxJsonBytes)));
    return ServiceDefinition { text(domain), text(service), QByteArray::fromStdString(json) };
}

} // namespace

Result<std::vector<ServiceDefinition>> readServices(const QByteArray &body)
{
    const Result<JsonDocument> document = JsonDocument::parse(body);
    if (!document)
        return failure(document);
    dom::object domains;
    if (document->root().get_object().get(domains) != simdjson::SUCCESS)
        return tl::unexpected(typeError(u"dict_type"_s, u"Input should be a valid dictionary"_s));
    std::vector<ServiceDefinition> found;
    for (const dom::key_value_pair domain : domains) {
        dom::object services;
        if (domain.value.get_object().get(services) != simdjson::SUCCESS)
            return tl::unexpected(
                wrong(text(domain.key.substr(0, maxIdBytes)), u"Input should be a valid dictionary"_s));
        for (const dom::key_value_pair service : services) {
            Result<ServiceDefinition> read = readService(domain.key, service.key, service.value);
            if (!read)
                return failure(read);
            found.push_back(std::move(*read));
        }
    }
    return found;
}

} // namespace hearthbook
