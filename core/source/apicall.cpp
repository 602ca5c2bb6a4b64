#include "core/source/apicall.h"

#include <QJsonDocument>

namespace hearthbook {

void ApiCall::addParameter(const QString &name, const QString &value)
{
    query.addQueryItem(name, percentEncoded(value));
}

QString percentEncoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

QByteArray revisionTag(qint64 revision)
{
    return '"' + QByteArray::number(revision) + '"';
}

QJsonObject ApiReply::object() const
{
    return QJsonDocument::fromJson(body).object();
}

QUrl urlBelow(const QUrl &server, const QString &path)
{
    QUrl url = server;
    const QString before = url.path(QUrl::FullyEncoded);
    url.setPath((before.endsWith(u'/') ? before.chopped(1) : before) + path, QUrl::TolerantMode);
    return url;
}

std::optional<qint64> operationNumber(const QByteArray &header)
{
    bool isNumber = false;
    const qint64 number = header.toLongLong(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

} // namespace hearthbook
