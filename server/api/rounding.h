#pragma once

#include <QtGlobal>

namespace hearthbook {

/// To two digits behind the point, as the old service rounded what it counted.
double hundredths(double number);

/// `part` of `whole` in percent, so rounded; 0 of nothing.
double percentage(qint64 part, qint64 whole);

} // namespace hearthbook
