#pragma once

#include "core/source/rowkind.h"

#include <QJsonObject>

namespace hearthbook {

/// The name of an icon (resources/icons) that says what a row is: of an entity its domain, of a device whether it is a thing or
/// a service.
QString rowIcon(const RowKind &kind, const QJsonObject &row);

} // namespace hearthbook
