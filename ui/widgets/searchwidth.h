#pragma once

#include <QWidget>

namespace hearthbook {

/// How wide a field to search in is in the head of a page: in a narrow window it goes on in a second line sooner.
inline void boundSearch(QWidget &field)
{
    constexpr int least = 200;
    constexpr int most = 360;
    field.setMinimumWidth(least);
    field.setMaximumWidth(most);
}

} // namespace hearthbook
