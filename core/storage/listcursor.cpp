#include "core/storage/listcursor.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace hearthbook {

QString ListCursor::toText() const
{
    const QByteArray json = QJsonDocument(QJsonArray { epoch, query, value, id }).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(json.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

std::optional<ListCursor> ListCursor::parse(const QString &text)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        text.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    const QJsonArray parts = QJsonDocument::fromJson(decoded ? *decoded : QByteArray()).array();
    const bool texts = std::ranges::all_of(parts, [](const QJsonValue &part) { return part.isString(); });
    if (!texts || parts.size() != 4)
        return std::nullopt;
    return ListCursor { parts[0].toString(), parts[1].toString(), parts[2].toString(), parts[3].toString() };
}

} // namespace hearthbook
