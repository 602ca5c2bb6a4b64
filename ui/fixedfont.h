#pragma once

#include <QFont>
#include <QFontDatabase>

namespace hearthbook {

/// Of ids, URLs and texts of machines.
inline QFont fixedFont()
{
    constexpr int idPoints = 11;
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSize(idPoints);
    return font;
}

} // namespace hearthbook
