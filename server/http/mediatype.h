#pragma once

#include <QByteArray>

namespace hearthbook {

/// The media type of a Content-Type header, lower-case, without its parameters.
QByteArray mediaType(const QByteArray &contentType);

/// Whether a body of that Content-Type is read as JSON: `application/json`, `application/*+json`, or none at all.
bool isJsonType(const QByteArray &contentType);

} // namespace hearthbook
