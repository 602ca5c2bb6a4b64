#pragma once

#include "app/doctor/finding.h"

#include <QStringList>

namespace hearthbook::test {

/// "a b c", in the order of the findings.
inline QString codesOf(const Findings &findings)
{
    QStringList codes;
    for (const Finding &one : findings)
        codes += one.kind->code;
    return codes.join(u' ');
}

} // namespace hearthbook::test
