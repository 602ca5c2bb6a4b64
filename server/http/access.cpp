#include "server/http/access.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

QString accessWord(Access access)
{
    switch (access) {
    case Access::Open: return u"open"_s;
    case Access::Read: return u"read"_s;
    case Access::Write: return u"write"_s;
    case Access::Ingest: return u"ingest"_s;
    case Access::Undecided:
    case Access::Admin: return u"admin"_s;
    }
    return {};
}

bool allows(const std::optional<KeyScope> &scope, Access access)
{
    if (access == Access::Open)
        return true;
    if (!scope)
        return false;
    switch (*scope) {
    case KeyScope::Read: return access == Access::Read;
    case KeyScope::Write: return access == Access::Read || access == Access::Write;
    case KeyScope::Ingest: return access == Access::Read || access == Access::Ingest;
    case KeyScope::Admin: return true;
    }
    return false;
}

} // namespace hearthbook
