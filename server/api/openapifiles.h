#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <vector>

namespace hearthbook {

/// The parts of the OpenAPI document that no route tells: JSON files of resources/openapi, embedded. Thread: any.

/// `resources/openapi/<name>.json`, compact; empty where there is none, or where it is no JSON.
QByteArray openApiFile(const QString &name);

/// The schemas' files, each a JSON object whose members are schemas by name; in the order of the files' names.
std::vector<QByteArray> openApiSchemaFiles();

/// The first of the `examples` of each schema that has some, as JSON, by the schemas' names.
QHash<QString, QByteArray> openApiExamples();

} // namespace hearthbook
