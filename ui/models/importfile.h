#pragma once

#include "core/domain/result.h"
#include "ui/models/importsource.h"
#include "ui/models/registrylisting.h"

#include <QByteArray>
#include <QFuture>

#include <optional>

namespace hearthbook {

/// A file that may be imported, as it was when it was read.
struct ImportFile
{
    QString path = {};
    QByteArray bytes = {};
    std::optional<ImportSource> looksLike = {}; ///< by its content; nothing: it could be anything

    std::optional<RegistryListing> listing = {}; ///< of Home Assistant's registry, where it looks like that

    /// Without its folder.
    QString name() const;
};

/// A server takes no larger body, unless it is told otherwise.
inline constexpr qint64 largestImport = qint64(64) << 20;

/// Reads the whole file and looks at what it is. Errors: Unavailable with the reason; InvalidInput where it is empty; TooLarge, which is
/// known before anything is read. Thread: any.
Result<ImportFile> readImportFile(const QString &path);
/// The same beside the GUI.
QFuture<Result<ImportFile>> readImportFileLater(const QString &path);

/// What the content of a file looks like; nothing where it is none of the sources, or cut short. Thread: any.
std::optional<ImportSource> importSourceIn(const QByteArray &bytes);

} // namespace hearthbook
