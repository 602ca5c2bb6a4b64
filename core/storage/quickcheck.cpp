#include "core/storage/quickcheck.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

Result<void> quickCheck(Connection &connection)
{
    Statement check = connection.statement("PRAGMA quick_check(1)");
    const Result<bool> row = check.step();
    if (!row)
        return failure(row);
    const QString said = check.text();
    if (said == u"ok")
        return {};
    return failure(ErrorCode::Corrupt, QString(said).replace(u'\n', u' '));
}

} // namespace hearthbook
