#pragma once

#include "core/importers/importplan.h"

namespace hearthbook {

/// Reads one line of an export, checked as what a feeder or a user sends is. What it does not say of a known row stays as it is.
/// Errors: InvalidInput where it is no row that can be stored; the message says why, after the row's kind and id where those
/// are known.
Result<BookEntry> readBookLine(const QByteArray &line, const WebhookTools &tools);

/// "line 17"; empty for 0, which is none.
QString linePlace(qint64 line);

/// The JSON object with another text in place of that member's value; without the member where there is none.
QByteArray withMember(const QByteArray &json, const QByteArray &key, const std::optional<QString> &text);

} // namespace hearthbook
