#pragma once

#include "core/domain/result.h"

#include <QString>
#include <QStringList>

#include <limits>

namespace hearthbook {

/// How a setting's text is read and what may stand in it.
enum class SettingType {
    Text,
    Integer,  ///< a whole number within the bounds
    Flag,     ///< true or false; also yes/no, on/off, 1/0
    Size,     ///< bytes, with an optional suffix: `64 MiB`
    Duration, ///< kept as milliseconds; a plain number means seconds: `30`, `500 ms`, `5 min`
    Url,      ///< an absolute URL with one of `choices` as scheme; empty where it is not set
    List,     ///< items between commas, trimmed, empty ones dropped
    Secret,   ///< text that is never printed; has no flag, but NAME_FILE and key_file forms
    Choice    ///< one of `choices`, in any case
};

/// One row of the settings table: everything that the loader, the command line, the help and the manual know of a
/// setting.
struct SettingDefinition
{
    QString key = {}; ///< as in the configuration file, `server.listen`
    SettingType type = SettingType::Text;
    QString fallback = {}; ///< the default, in the form that settingText() prints
    QStringList environment = {}; ///< the first name that is set counts: ours, then those of the old services
    QString flag = {}; ///< long option with dashes, `--listen`; empty where there is none
    QString placeholder = {}; ///< what the help shows for the value; empty: the type's own word
    QString summary = {}; ///< one sentence without a full stop
    qint64 minimum = std::numeric_limits<qint64>::min(); ///< in the unit of the value: number, bytes, milliseconds
    qint64 maximum = std::numeric_limits<qint64>::max();
    QStringList choices = {}; ///< Choice: `WORD` or `WORD=SYNONYM`; Url: the schemes
    Result<void> (*check)(const QString &) = nullptr; ///< what else must hold; its message says what would be right

    bool isSecret() const { return type == SettingType::Secret; }

    /// The part of the key before the dot: the table in the configuration file, and the group in the help.
    QString section() const { return key.section(u'.', 0, 0); }
};

} // namespace hearthbook
