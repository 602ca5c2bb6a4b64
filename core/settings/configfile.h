#pragma once

#include "core/domain/result.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace hearthbook {

/// One value of a configuration file.
struct ConfigEntry
{
    enum class Kind { Text, Integer, Boolean, Float, List, Other };

    QString key = {};        ///< tables are prefixes: `listen` in `[server]` is `server.listen`
    int line = 0;            ///< counted from 1
    Kind kind = Kind::Other; ///< List holds texts only; Other is a date, a table, a list of anything else
    QString text = {};       ///< empty for List and Other
    QStringList items = {};  ///< of a List
};

/// A configuration file (TOML 1.0), read but not yet compared with the settings table.
class ConfigFile
{
public:
    /// The largest file that is read, in bytes.
    static constexpr qint64 maximumSize = 1024 * 1024;

    /// The entries by line. Errors: NotFound where the file cannot be read, TooLarge, MalformedInput naming the line.
    static Result<std::vector<ConfigEntry>> read(const QString &path);
};

} // namespace hearthbook
