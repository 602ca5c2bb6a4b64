#pragma once

#include <QColor>
#include <QIcon>

namespace hearthbook {

/// One of our icons (resources/icons, `name`.svg), drawn in a colour. Empty where there is none of that name.
QIcon icon(const QString &name, const QColor &colour);

} // namespace hearthbook
