#pragma once

#include "ui/models/reversion.h"

#include <functional>

class QWidget;

namespace hearthbook {

/// What shall be taken back was changed by others in a part: says what would come back all the same, and asks. Nothing is done here.
struct UndoQuestion
{
    /// `what` as "Rename Kitchen lamp". `isRedo`: it shall be done again. `go` is called where the user wants that, while `parent` is
    /// there.
    static void ask(QWidget *parent, const QString &what, bool isRedo, const ReversionPlan &plan,
                    const std::function<void()> &go);
};

} // namespace hearthbook
