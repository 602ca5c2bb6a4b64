#pragma once

#include "ui/theme.h"

#include <QIcon>
#include <QString>

namespace hearthbook {

/// How a state is shown: never by its colour alone.
struct StateLook
{
    Shade shade = Shade::Idle;
    QString icon = {}; ///< of resources/icons
    QString word = {};
    QString why = {};  ///< a sentence; empty: the word says it all
};

/// The icon in the theme's colour of the moment. Each is drawn once.
QIcon stateIcon(const StateLook &look, const Theme &theme);

} // namespace hearthbook
