#include "core/importers/importplan.h"

#include <QCryptographicHash>

namespace hearthbook {

using namespace Qt::StringLiterals;

ImportPlan unreadablePlan(const QString &reason)
{
    ImportPlan plan;
    plan.reject({}, reason);
    plan.unreadable = true;
    return plan;
}

QByteArray sourceHash(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

Result<JsonDocument> readJsonFile(const QByteArray &text)
{
    const QByteArray plain = text.startsWith("\xef\xbb\xbf") ? text.sliced(3) : text;
    if (plain.trimmed().isEmpty())
        return failure(ErrorCode::InvalidInput, u"The file is empty"_s);
    Result<JsonDocument> document = JsonDocument::parse(plain);
    if (!document) {
        const std::vector<FieldError> &items = document.error().fields;
        const QString why = items.empty() ? document.error().message : items[0].context[u"error"].toString();
        return failure(ErrorCode::InvalidInput, u"The file is no JSON: %1"_s.arg(why));
    }
    if (!document->root().is_object())
        return failure(ErrorCode::InvalidInput, u"The file holds no JSON object"_s);
    return document;
}

QString reasonOf(const Error &error)
{
    if (error.fields.empty())
        return error.message;
    QStringList place;
    for (const auto &part : error.fields[0].location)
        place += QJsonValue(part).toVariant().toString();
    place.removeAll(u"body"_s);
    const QString message = error.fields[0].message;
    return place.isEmpty() ? message : u"%1: %2"_s.arg(place.join(u'.'), message);
}

bool isOfTheRow(ErrorCode code)
{
    return code == ErrorCode::Conflict || code == ErrorCode::TooLarge || code == ErrorCode::InvalidInput;
}

} // namespace hearthbook
