#pragma once

#include <QString>

namespace hearthbook {

/// A label that entities carry.
struct Label
{
    QString label = {};
    qint64 entityCount = 0;

    /// The text before ':' as "ai" of "ai:automatable"; empty where there is none.
    QString prefix() const { return label.contains(u':') ? label.section(u':', 0, 0) : QString(); }
};

} // namespace hearthbook
