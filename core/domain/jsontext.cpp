#include "core/domain/jsontext.h"

#include <QJsonDocument>

#include <simdjson.h>

namespace hearthbook {

namespace {

/// Most columns of most rows.
bool isEmptyContainer(QByteArrayView text)
{
    return text == "[]" || text == "{}";
}

/// Its memory is kept: this runs for every row of a list.
bool isSound(const QByteArray &text)
{
    static thread_local simdjson::dom::parser parser;
    return parser.parse(text.constData(), std::size_t(text.size())).error() == simdjson::SUCCESS;
}

} // namespace

QByteArray soundJson(QByteArray text, QByteArrayView instead)
{
    if (text.isEmpty() || isEmptyContainer(text) || isSound(text))
        return text;
    const QJsonDocument read = QJsonDocument::fromJson(QString::fromUtf8(text).toUtf8());
    return read.isNull() ? instead.toByteArray() : read.toJson(QJsonDocument::Compact);
}

} // namespace hearthbook
