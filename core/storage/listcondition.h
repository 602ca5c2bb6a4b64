#pragma once

#include "core/storage/listquery.h"

namespace hearthbook {

/// One condition of `where`, FIELD OPERATOR VALUE: `model~^Hue`, `updated_at>=2026-01-01`, `entity_count=2..5`. Its operators and
/// values are told in docs/api.md, the reasons in docs/adr/0017. Values are bound, never part of the SQL.
struct ListCondition
{
    /// More of them in one query are refused: SQLite nests no deeper than 1,000 expressions.
    static constexpr qsizetype most = 50;

    QByteArray text = {}; ///< SQL
    QStringList values = {}; ///< of the `?` in it
    QByteArray column = {}; ///< ListField::column of its field

    /// Errors: InvalidInput for an unknown field, an operator that its kind does not take, a value that cannot be read, and a
    /// pattern that is wrong, with the place and the reason.
    static Result<ListCondition> parse(const QString &where, const ListShape &shape);
};

/// Errors: those of the first wrong condition; too many.
Result<void> checkConditions(const QStringList &where, const ListShape &shape);

/// InvalidInput for conditions one of whose patterns takes too long: see TextPattern.
Error costlyPattern(const QStringList &where);

} // namespace hearthbook
