#include "server/api/rounding.h"

#include <cmath>

namespace hearthbook {

double hundredths(double number)
{
    return std::round(number * 100) / 100;
}

double percentage(qint64 part, qint64 whole)
{
    return whole > 0 ? hundredths(100.0 * double(part) / double(whole)) : 0;
}

} // namespace hearthbook
