#pragma once

#include <QApplication>
#include <QFont>
#include <QFontDatabase>

namespace hearthbook {

/// Of ids, URLs and texts of machines, as large as the application's.
inline QFont fixedFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    const QFont body = QApplication::font();
    if (body.pointSizeF() > 0)
        font.setPointSizeF(body.pointSizeF());
    else
        font.setPixelSize(body.pixelSize());
    return font;
}

} // namespace hearthbook
