#pragma once

#include "core/storage/connection.h"

#include <QStringList>

namespace hearthbook {

/// The steps that SQLite plans for a statement, as EXPLAIN QUERY PLAN tells them. Values may be left unbound.
inline QStringList planOf(Connection &connection, const QByteArray &sql)
{
    QStringList steps;
    Statement plan = connection.statement("EXPLAIN QUERY PLAN " + sql);
    for (Result<bool> row = plan.step(); row && *row; row = plan.step()) {
        for (int number = 0; number < 3; ++number) // of the step, its parent, and one without a meaning
            plan.integer();
        steps += plan.text();
    }
    return steps;
}

} // namespace hearthbook
