#include "core/settings/settingorigin.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

QString SettingOrigin::toString() const
{
    switch (level) {
    case Level::Default: return u"default"_s;
    case Level::File: return u"file %1"_s.arg(name);
    case Level::Environment: return u"environment %1"_s.arg(name);
    case Level::Flag: return u"flag %1"_s.arg(name);
    }
    return {};
}

} // namespace hearthbook
