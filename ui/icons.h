#pragma once

#include <QColor>
#include <QIcon>

namespace hearthbook {

/// One of our icons (resources/icons, `name`.svg) in a colour; each is drawn once. Empty where there is none of that name.
/// Thread: GUI.
QIcon icon(const QString &name, const QColor &colour);

} // namespace hearthbook
