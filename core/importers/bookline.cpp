#include "core/importers/bookline.h"

#include "core/domain/mergepatch.h"
#include "core/domain/nearestword.h"
#include "core/domain/preferencesjson.h"
#include "core/domain/servicereader.h"
#include "core/domain/textrules.h"
#include "core/importers/bookvalue.h"
#include "core/storage/bookkinds.h"

#include <QHash>
#include <QSet>

namespace hearthbook {

using namespace Qt::StringLiterals;
namespace dom = simdjson::dom;

namespace {

constexpr qsizetype shownCharacters = 60; ///< of what a file says
constexpr std::string_view kindKey = "kind";
constexpr std::string_view secretKey = "secret";

/// Reads the members of a line into an entry; what is wrong first ends it.
class LineReader
{
public:
    LineReader(const BookKind &kind, const JsonMembers &members, const WebhookTools &tools)
        : m_kind(kind), m_members(members), m_tools(tools)
    {
    }

    Result<BookEntry> read(const QByteArray &line);

private:
    bool readKeys();
    void readMember(std::string_view key, dom::element value);
    void readValue(const BookColumn &column, dom::element value);
    void readSecret(dom::element value);
    void checkWebhook();
    void checkPreferences();
    void checkAlias();
    void checkService();
    QByteArray rewritten() const;
    void wrong(const QByteArray &key, const QString &what);
    const BookColumn *column(std::string_view key) const;
    std::optional<QString> textOf(std::string_view key) const;

    const BookKind &m_kind;
    const JsonMembers &m_members;
    const WebhookTools &m_tools;
    BookEntry m_entry;
    QHash<QByteArray, QString> m_replaced; ///< values in the form in which they are stored
    QString m_problem;
};

void LineReader::wrong(const QByteArray &key, const QString &what)
{
    if (m_problem.isEmpty())
        m_problem = u"%1 %2"_s.arg(QString::fromUtf8(key), what);
}

const BookColumn *LineReader::column(std::string_view key) const
{
    for (const BookColumn &one : m_kind.columns) {
        if (key == view(one.name))
            return &one;
    }
    return nullptr;
}

std::optional<QString> LineReader::textOf(std::string_view key) const
{
    std::string_view read;
    const dom::element *value = m_members.find(key);
    if (!value || value->get_string().get(read) != simdjson::SUCCESS)
        return std::nullopt;
    return text(read);
}

Result<BookEntry> LineReader::read(const QByteArray &line)
{
    if (readKeys()) {
        for (const auto &[key, value] : m_members)
            readMember(key, value);
    }
    if (m_problem.isEmpty() && m_kind.kind == u"webhook")
        checkWebhook();
    if (m_problem.isEmpty() && m_kind.kind == u"preferences")
        checkPreferences();
    if (m_problem.isEmpty() && m_kind.kind == u"alias")
        checkAlias();
    if (m_problem.isEmpty() && m_kind.kind == u"service")
        checkService();
    if (!m_problem.isEmpty())
        return failure(ErrorCode::InvalidInput,
                       (m_kind.kind + u' ' + m_entry.id.left(shownCharacters)).trimmed() + u": "_s + m_problem);
    m_entry.row = { &m_kind, m_replaced.isEmpty() ? line : rewritten() };
    if (m_kind.kind == u"entity") {
        m_entry.deviceId = textOf("device_id");
        m_entry.registryId = textOf("registry_id");
    }
    return m_entry;
}

bool LineReader::readKeys()
{
    QStringList ids;
    for (const BookColumn &one : m_kind.columns) {
        if (one.part != BookColumn::Key)
            break;
        const QString id = textOf(view(one.name)).value_or(QString());
        if (id.isEmpty())
            wrong(one.name, u"is missing"_s);
        else if (const QString problem = idProblem(id.toStdString()); !problem.isEmpty())
            wrong(one.name, u"cannot be taken: "_s + problem);
        ids += id;
    }
    m_entry.id = ids.join(u'.');
    return m_problem.isEmpty();
}

void LineReader::readMember(std::string_view key, dom::element value)
{
    if (key == kindKey)
        return;
    if (key == secretKey && m_kind.kind == u"webhook")
        return readSecret(value);
    if (const BookColumn *known = column(key))
        return readValue(*known, value);
    QStringList names;
    for (const BookColumn &one : m_kind.columns)
        names += QString::fromLatin1(one.name);
    const QString name = text(key).left(shownCharacters);
    wrong("unknown key", name + didYouMean(name, names));
}

void LineReader::readValue(const BookColumn &column, dom::element value)
{
    std::optional<QString> stored;
    if (const QString problem = valueProblem(column, value, stored); !problem.isEmpty())
        wrong(column.name, problem);
    if (stored)
        m_replaced.insert(column.name, *stored);
}

void LineReader::readSecret(dom::element value)
{
    std::string_view read;
    if (value.is_null())
        return;
    if (value.get_string().get(read) != simdjson::SUCCESS || read.empty())
        return wrong("secret", u"is no text"_s);
    m_entry.secret = QByteArray(read.data(), qsizetype(read.size()));
}

void LineReader::checkWebhook()
{
    if (const std::optional<QString> scheme = textOf("scheme"); scheme && !schemeOf(*scheme))
        wrong("scheme", u"is none of standard, sports-data and data-api"_s);
    const std::optional<QString> url = textOf("url");
    if (!url)
        return;
    const Result<QString> checked = m_tools.checkUrl(*url);
    if (!checked)
        return wrong("url:", checked.error().message);
    if (*checked != *url)
        m_replaced.insert("url", *checked);
}

void LineReader::checkPreferences()
{
    JsonWriter json;
    json.beginObject();
    for (const char *key : { "selected_teams", "notification_settings" }) {
        if (const dom::element *value = m_members.find(key))
            writeMember(json, key, *value);
    }
    const Result<JsonDocument> body = JsonDocument::parse(json.endObject().take());
    const Result<PreferencesPatch> patch = body ? readPreferencesPatch(body->root().get_object().value_unsafe())
                                                : failure(body);
    if (!patch)
        m_problem = reasonOf(patch.error());
}

void LineReader::checkAlias()
{
    const QString of = textOf("alias_of").value_or(QString());
    if (of != u"device" && of != u"entity")
        wrong("alias_of", u"is neither device nor entity"_s);
}

void LineReader::checkService()
{
    const QByteArray domain = textOf("domain").value_or(QString()).toUtf8();
    const QByteArray service = textOf("service").value_or(QString()).toUtf8();
    if (!isServiceName(view(domain), view(service)))
        m_problem = u"it has no usable name"_s;
}

QByteArray LineReader::rewritten() const
{
    JsonWriter json;
    json.beginObject();
    for (const auto &[key, value] : m_members) {
        const QByteArray name(key.data(), qsizetype(key.size()));
        if (const auto replaced = m_replaced.constFind(name); replaced != m_replaced.constEnd())
            json.member(name, *replaced);
        else
            writeMember(json, key, value);
    }
    return json.endObject().take();
}

/// SQLite takes the first of such members, other readers the last.
QString repeatedKey(dom::object object)
{
    QSet<QByteArray> known;
    for (const dom::key_value_pair member : object) {
        const QByteArray key(member.key.data(), qsizetype(member.key.size()));
        if (known.contains(key))
            return QString::fromUtf8(key).left(shownCharacters);
        known.insert(key);
    }
    return {};
}

tl::unexpected<Error> noRow(const QString &why)
{
    return failure(ErrorCode::InvalidInput, why);
}

} // namespace

Result<BookEntry> readBookLine(const QByteArray &line, const WebhookTools &tools)
{
    const Result<JsonDocument> document = JsonDocument::parse(line);
    if (!document)
        return noRow(u"It is no JSON: %1"_s.arg(reasonOf(document.error())));
    dom::object object;
    if (document->root().get_object().get(object) != simdjson::SUCCESS)
        return noRow(u"It is no JSON object"_s);
    const JsonMembers members(document->root());
    if (std::size_t(members.end() - members.begin()) != object.size())
        return noRow(u"It says %1 twice"_s.arg(repeatedKey(object)));
    std::string_view word;
    const dom::element *kind = members.find(kindKey);
    if (!kind || kind->get_string().get(word) != simdjson::SUCCESS)
        return noRow(u"It does not say its kind"_s);
    const QString name = text(word).left(shownCharacters);
    const BookKind *known = bookKind(name);
    if (!known)
        return noRow(u"There is no kind %1"_s.arg(name) + didYouMean(name, bookKindWords()));
    return LineReader(*known, members, tools).read(line);
}

QString linePlace(qint64 line)
{
    return line > 0 ? u"line %1"_s.arg(line) : QString();
}

QByteArray withMember(const QByteArray &json, const QByteArray &key, const std::optional<QString> &text)
{
    const Result<JsonDocument> document = JsonDocument::parse(json);
    JsonWriter changed(json.size());
    changed.beginObject();
    for (const auto &[name, value] : document ? JsonMembers(document->root()) : JsonMembers()) {
        if (name != view(key))
            writeMember(changed, name, value);
        else if (text)
            changed.member(key, *text);
    }
    return changed.endObject().take();
}

} // namespace hearthbook
