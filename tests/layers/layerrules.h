#pragma once

#include <QString>
#include <QStringList>

namespace hearthbook::layers {

/// A file may be this long; a longer one holds more than one thing.
inline constexpr int maxLines = 600;

/// The folder of the tree that a file belongs to, as "core/storage", "ui" or "app"; empty for any other file.
QString partOf(const QString &file);

/// What is wrong with one source file: `file` is its path from the root of the tree, `text` what it holds.
/// One line a finding, "path:line: what"; empty where all is well.
QStringList findings(const QString &file, const QString &text);

} // namespace hearthbook::layers
