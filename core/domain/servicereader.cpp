#include "core/domain/servicereader.h"

#include "core/domain/jsondocument.h"
#include "core/domain/mergepatch.h"
#include "core/domain/textrules.h"

namespace hearthbook {

using namespace Qt::StringLiterals;
namespace dom = simdjson::dom;

namespace {

constexpr int maxDefinitionDepth = 64;

/// What is wrong with a service, or nothing.
QString problemOf(std::string_view domain, std::string_view service, dom::element value)
{
    if (!isServiceName(domain, service))
        return u"A domain or service has no usable name"_s;
    if (!value.is_object())
        return u"Input should be a valid dictionary"_s;
    return depthOf(value) > maxDefinitionDepth ? u"The definition may be nested %1 deep"_s.arg(maxDefinitionDepth)
                                               : QString();
}

class ServiceReader
{
public:
    void readDomain(std::string_view domain, dom::element value)
    {
        dom::object services;
        if (value.get_object().get(services) != simdjson::SUCCESS)
            return reject(domain, u"Input should be a valid dictionary"_s);
        for (const dom::key_value_pair service : services)
            readService(domain, service.key, service.value);
    }

    ServiceListing take() { return std::move(m_listing); }

private:
    void readService(std::string_view domain, std::string_view service, dom::element value)
    {
        const std::string id = std::string(domain) + '.' + std::string(service);
        const QString problem = problemOf(domain, service, value);
        if (!problem.isEmpty())
            return reject(id, problem);
        const std::string json = simdjson::minify(value);
        if (json.size() > maxJsonBytes)
            return reject(id,
                          u"The definition has %1 bytes, at most %2 are allowed"_s.arg(json.size()).arg(maxJsonBytes));
        m_listing.rows.push_back({ text(domain), text(service), QByteArray::fromStdString(json) });
        ++m_index;
    }

    void reject(std::string_view id, const QString &reason)
    {
        if (m_listing.rejected.size() < maxRemarks)
            m_listing.rejected.push_back({ m_index, text(id.substr(0, maxIdBytes)), reason });
        ++m_listing.rejectedCount;
        ++m_index;
    }

    ServiceListing m_listing;
    qsizetype m_index = 0;
};

} // namespace

bool isServiceName(std::string_view domain, std::string_view service)
{
    return !domain.empty() && !service.empty() && domain.find('.') == std::string_view::npos
        && idProblem(domain).isEmpty() && idProblem(service).isEmpty();
}

Result<ServiceListing> readServices(const QByteArray &body)
{
    const Result<JsonDocument> document = JsonDocument::parse(body);
    if (!document)
        return failure(document);
    dom::object domains;
    if (document->root().get_object().get(domains) != simdjson::SUCCESS)
        return tl::unexpected(typeError(u"dict_type"_s, u"Input should be a valid dictionary"_s));
    ServiceReader reader;
    for (const dom::key_value_pair domain : domains)
        reader.readDomain(domain.key, domain.value);
    return reader.take();
}

} // namespace hearthbook
