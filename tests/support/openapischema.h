#pragma once

#include "tests/support/apifixture.h"

namespace hearthbook::test {

/// The OpenAPI document as a judge of requests and answers. Valijson checks the schemas. A member of an object that its schema
/// does not name is a fault, though the document itself allows it: so nothing stays undocumented.
class OpenApiSchema
{
public:
    explicit OpenApiSchema(const QByteArray &document);

    /// `GET /api/devices/{device_id}`: every operation of the document.
    QStringList operations() const;

    /// What is wrong with an answer of an operation: its status, headers, type or body. Empty where nothing is.
    QString problemOf(const QString &operation, const ApiAnswer &answer) const;

    /// What is wrong with a body that an operation took. Empty where nothing is.
    QString problemOfBody(const QString &operation, const QByteArray &body) const;

    /// The example of an operation's body; empty where there is none.
    QByteArray example(const QString &operation) const;

private:
    QJsonObject operation(const QString &name) const;
    QJsonObject resolved(const QJsonValue &value) const;
    QString problemOfContent(const QJsonObject &content, const QByteArray &type, const QByteArray &body) const;

    QJsonObject m_document;
    QJsonObject m_components; ///< closed: with `additionalProperties: false` where nothing is said
};

} // namespace hearthbook::test
