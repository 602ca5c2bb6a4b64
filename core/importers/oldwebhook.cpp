#include "core/importers/oldwebhook.h"

#include "core/domain/jsonfields.h"
#include "core/domain/textrules.h"

namespace hearthbook {

using namespace Qt::StringLiterals;
namespace dom = simdjson::dom;

namespace {

/// The old service's list showed this instead of a secret.
constexpr std::string_view mask = "***";

/// The members of an entry. What is wrong is kept, the first of it; then reads give nothing.
class Members
{
public:
    explicit Members(dom::object object) : m_fields(object, {}, m_errors) { }

    /// A text, UTF-8; nothing for null and where it is absent.
    std::optional<std::string_view> text(std::string_view key)
    {
        const std::optional<dom::element> value = present(key);
        std::string_view read;
        if (!value || wrongUnless(value->get_string().get(read) == simdjson::SUCCESS, key, u"is no text"_s))
            return std::nullopt;
        if (const QString problem = textProblem(read); wrongUnless(problem.isEmpty(), key, problem))
            return std::nullopt;
        return read;
    }

    std::string_view needed(std::string_view key)
    {
        const std::string_view read = text(key).value_or(std::string_view());
        wrongUnless(!read.empty(), key, u"is missing"_s);
        return read;
    }

    std::optional<Timestamp> time(std::string_view key)
    {
        const std::optional<std::string_view> read = text(key);
        if (!read || read->empty())
            return std::nullopt;
        const std::optional<Timestamp> moment = Timestamp::fromText({ read->data(), qsizetype(read->size()) });
        wrongUnless(moment.has_value(), key, u"is no time"_s);
        return moment;
    }

    qint64 count(std::string_view key)
    {
        const std::optional<dom::element> value = present(key);
        int64_t read = 0;
        if (value && value->get_int64().get(read) != simdjson::SUCCESS)
            read = -1;
        wrongUnless(read >= 0, key, u"is no count"_s);
        return read;
    }

    bool flag(std::string_view key, bool fallback)
    {
        const std::optional<dom::element> value = present(key);
        bool read = fallback;
        if (value)
            wrongUnless(value->get_bool().get(read) == simdjson::SUCCESS, key, u"is neither true nor false"_s);
        return read;
    }

    QStringList ids(std::string_view key)
    {
        if (!present(key))
            return {};
        const QStringList read = m_fields.ids(key).value_or(QStringList());
        if (!m_errors.empty() && m_problem.isEmpty())
            m_problem = reasonOf(invalid(m_errors));
        return read;
    }

    bool wrongUnless(bool right, std::string_view key, const QString &what)
    {
        if (!right && m_problem.isEmpty())
            m_problem = u"%1 %2"_s.arg(hearthbook::text(key), what);
        return !right;
    }

    const QString &problem() const { return m_problem; }

private:
    std::optional<dom::element> present(std::string_view key) const
    {
        return m_fields.isNull(key) ? std::nullopt : m_fields.member(key);
    }

    std::vector<FieldError> m_errors;
    JsonFields m_fields;
    QString m_problem;
};

tl::unexpected<Error> wrong(const QString &what)
{
    return failure(ErrorCode::InvalidInput, what);
}

QString idProblemOf(const QString &id)
{
    if (id.isEmpty())
        return u"the id is empty"_s;
    return idProblem(id.toStdString());
}

WebhookEntry readMembers(const QString &id, Members &members)
{
    WebhookEntry entry;
    Webhook &webhook = entry.webhook;
    webhook.webhookId = id;
    webhook.scheme = SignatureScheme::SportsData;
    webhook.url = text(members.needed("url"));
    const std::string_view secret = members.needed("secret");
    members.wrongUnless(secret != mask, "secret", u"is masked: this is no copy of the service's own file"_s);
    entry.secret = QByteArray(secret.data(), qsizetype(secret.size()));
    webhook.events = members.ids("events");
    if (const std::string_view team = members.text("team").value_or(std::string_view()); !team.empty())
        webhook.team = text(team);
    webhook.enabled = members.flag("enabled", true);
    webhook.createdAt = members.time("created_at").value_or(Timestamp());
    webhook.totalCalls = members.count("total_calls");
    webhook.failedCalls = members.count("failed_calls");
    webhook.lastSuccess = members.time("last_success");
    webhook.lastFailure = members.time("last_failure");
    return entry;
}

} // namespace

Result<WebhookEntry> readOldWebhook(const QString &id, dom::element entry, const WebhookTools &tools)
{
    if (const QString problem = idProblemOf(id); !problem.isEmpty())
        return wrong(problem);
    dom::object object;
    if (entry.get_object().get(object) != simdjson::SUCCESS)
        return wrong(u"the entry is no object"_s);
    Members members(object);
    WebhookEntry read = readMembers(id, members);
    if (!members.problem().isEmpty())
        return wrong(members.problem());
    const Result<QString> url = tools.checkUrl(read.webhook.url);
    if (!url)
        return wrong(u"url: %1"_s.arg(url.error().message));
    read.webhook.url = *url;
    return read;
}

} // namespace hearthbook
