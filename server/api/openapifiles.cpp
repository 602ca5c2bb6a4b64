#include "server/api/openapifiles.h"

#include "core/domain/jsondocument.h"
#include "core/domain/textrules.h"

#include <QDir>
#include <QFile>

/// Resources of a static library are not found until their object file is linked in. Outside of the namespace, as Qt asks.
static void initialiseOpenApi()
{
    Q_INIT_RESOURCE(openapi);
}

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    const Result<JsonDocument> document = JsonDocument::parse(file.open(QIODevice::ReadOnly) ? file.readAll() : "");
    return document ? QByteArray::fromStdString(simdjson::minify(document->root())) : QByteArray();
}

} // namespace

QByteArray openApiFile(const QString &name)
{
    initialiseOpenApi();
    return contents(u":/openapi/%1.json"_s.arg(name));
}

std::vector<QByteArray> openApiSchemaFiles()
{
    initialiseOpenApi();
    const QDir folder(u":/openapi/schemas"_s);
    std::vector<QByteArray> files;
    for (const QString &name : folder.entryList(QDir::Files, QDir::Name))
        files.push_back(contents(folder.filePath(name)));
    return files;
}

QHash<QString, QByteArray> openApiExamples()
{
    QHash<QString, QByteArray> examples;
    for (const QByteArray &file : openApiSchemaFiles()) {
        const Result<JsonDocument> document = JsonDocument::parse(file);
        simdjson::dom::object schemas;
        if (!document || document->root().get_object().get(schemas) != simdjson::SUCCESS)
            continue;
        for (const auto &[name, schema] : schemas) {
            simdjson::dom::element example;
            if (schema["examples"].at(0).get(example) == simdjson::SUCCESS)
                examples.insert(text(name), QByteArray::fromStdString(simdjson::minify(example)));
        }
    }
    return examples;
}

} // namespace hearthbook
