#pragma once

#include "ui/models/column.h"

#include <QDateTime>

namespace hearthbook {

/// What a person types into the filter of one column, as a condition of the wire.
///
/// Texts: `lamp` is in it, `=lamp` is it, `!lamp` is not in it, `!=lamp` is not it, `/^l.*p$/` matches, `!/…/` does not.
/// Numbers and times: `5`, `!5`, `>5`, `>=5`, `<5`, `<=5`, `2..5`, `2..`, `..5`. Times are days, months, years and minutes of this place
/// (`2026-11-30`, `2026-11`, `2026`, `2026-11-30 14:30`), and ages (`30min`, `12h`, `7d`, `2w`): `<7d` is within the last seven days, as
/// `7d` is, `>7d` longer ago. Flags: yes, no. `=` alone: empty; `!` alone: not empty.
struct FilterExpression
{
    QString condition = {}; ///< empty: filters nothing
    QString wrong = {}; ///< a sentence where it cannot be understood; then there is no condition

    /// `now` is what ages count from.
    static FilterExpression parse(const QString &typed, const Column &column,
                                  const QDateTime &now = QDateTime::currentDateTime());

    /// What can be typed, in a word and at length.
    static QString hint(CellForm form);
    static QString explanation(CellForm form);
};

} // namespace hearthbook
