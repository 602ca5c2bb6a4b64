#include "core/source/apicall.h"

#include <QJsonDocument>

namespace hearthbook {

QJsonObject ApiReply::object() const
{
    return QJsonDocument::fromJson(body).object();
}

} // namespace hearthbook
