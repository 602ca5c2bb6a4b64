#pragma once

#include <QString>

namespace hearthbook {

/// Of the library that runs, as "3.40.1".
QString sqliteVersion();

} // namespace hearthbook
