#include "tests/support/openapischema.h"

#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace hearthbook::test {

using namespace Qt::StringLiterals;

namespace {

/// Valijson takes a format for a demand on null too.
QJsonObject withoutNullableFormat(QJsonObject schema)
{
    if (!schema.contains(u"format") || !schema.value(u"type").isArray())
        return schema;
    schema[u"type"] = u"string"_s;
    return { { u"anyOf"_s, QJsonArray { schema, QJsonObject { { u"type"_s, u"null"_s } } } } };
}

QJsonValue closed(const QJsonValue &value)
{
    if (value.isArray()) {
        QJsonArray items;
        for (const QJsonValue &item : value.toArray())
            items += closed(item);
        return items;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member)
        *member = closed(*member);
    if (object.value(u"properties").isObject() && !object.contains(u"additionalProperties"))
        object[u"additionalProperties"] = false;
    return withoutNullableFormat(object);
}

/// The first words of what Valijson says; the last are too general.
QString wordsOf(valijson::ValidationResults &results)
{
    QStringList words;
    valijson::ValidationResults::Error error;
    while (words.size() < 6 && results.popError(error)) {
        QString place;
        for (const std::string &part : error.context)
            place += QString::fromStdString(part);
        words += place + u": "_s + QString::fromStdString(error.description);
    }
    return words.join(u'\n');
}

QString problemOfJson(const QJsonObject &schema, const QJsonObject &components, const QByteArray &text)
{
    // Within a list, because a body may be any value.
    const QJsonDocument list = QJsonDocument::fromJson('[' + text + ']');
    if (list.isNull())
        return u"not JSON: "_s + QString::fromUtf8(text.first(qMin(text.size(), qsizetype(200))));
    const QJsonValue root = QJsonObject { { u"allOf"_s, QJsonArray { schema } }, { u"components"_s, components } };
    const QJsonValue content = list.array().first();
    valijson::Schema parsed;
    valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
    parser.populateSchema(valijson::adapters::QtJsonAdapter(root), parsed);
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    valijson::ValidationResults results;
    const bool isValid = validator.validate(parsed, valijson::adapters::QtJsonAdapter(content), &results);
    return isValid ? QString() : wordsOf(results);
}

} // namespace

OpenApiSchema::OpenApiSchema(const QByteArray &document)
    : m_document(QJsonDocument::fromJson(document).object()),
      m_components { { u"schemas"_s, closed(m_document[u"components"][u"schemas"]) } }
{
}

QStringList OpenApiSchema::operations() const
{
    QStringList all;
    const QJsonObject paths = m_document[u"paths"].toObject();
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        for (const QString &method : path->toObject().keys())
            all += method.toUpper() + u' ' + path.key();
    }
    return all;
}

QJsonObject OpenApiSchema::operation(const QString &name) const
{
    return m_document[u"paths"][name.section(u' ', 1)][name.section(u' ', 0, 0).toLower()].toObject();
}

QJsonObject OpenApiSchema::resolved(const QJsonValue &value) const
{
    const QString reference = value[u"$ref"].toString();
    if (reference.isEmpty())
        return value.toObject();
    return m_document[u"components"][reference.section(u'/', -2, -2)][reference.section(u'/', -1)].toObject();
}

QString OpenApiSchema::problemOfContent(const QJsonObject &content, const QByteArray &type,
                                        const QByteArray &body) const
{
    const QString name = QString::fromLatin1(type.split(';').first());
    if (content.isEmpty())
        return body.isEmpty() ? QString() : u"a body that is not documented"_s;
    if (!content.contains(name))
        return u"%1 is not documented, only %2"_s.arg(name, content.keys().join(u' '));
    if (!name.endsWith(u"json"))
        return body.isEmpty() ? u"no body"_s : QString();
    return problemOfJson(content[name][u"schema"].toObject(), m_components, body);
}

QString OpenApiSchema::problemOf(const QString &operation, const ApiAnswer &answer) const
{
    const QJsonObject responses = this->operation(operation)[u"responses"].toObject();
    const QString status = QString::number(answer.status());
    if (!responses.contains(status) && answer.status() < 400)
        return u"%1 is not documented"_s.arg(status);
    const QJsonObject response = resolved(responses[responses.contains(status) ? status : u"default"_s]);
    for (const char *header : { "ETag", "Operation-Id", "Location" }) {
        const bool isSent = answer.response.headers.contains(QByteArray(header).toLower());
        if (isSent && answer.status() != 304 && !response[u"headers"][QLatin1StringView(header)].isObject())
            return u"the header %1 is not documented"_s.arg(QLatin1StringView(header));
    }
    return problemOfContent(response[u"content"].toObject(), answer.response.contentType, answer.body());
}

QString OpenApiSchema::problemOfBody(const QString &operation, const QByteArray &body) const
{
    const QJsonObject documented = this->operation(operation)[u"requestBody"].toObject();
    if (body.isEmpty())
        return documented[u"required"].toBool() ? u"a body is required"_s : QString();
    const QJsonObject content = documented[u"content"].toObject();
    return problemOfContent(content, content.keys().value(0).toLatin1(), body);
}

QByteArray OpenApiSchema::example(const QString &operation) const
{
    const QJsonObject content = this->operation(operation)[u"requestBody"][u"content"].toObject();
    const QJsonValue value = content[content.keys().value(0)][u"example"];
    if (value.isUndefined())
        return {};
    return value.isArray() ? QJsonDocument(value.toArray()).toJson() : QJsonDocument(value.toObject()).toJson();
}

} // namespace hearthbook::test
