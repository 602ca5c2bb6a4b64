#include "ui/widgets/heading.h"

namespace hearthbook {

namespace {

constexpr qreal pageSize = 20.0 / 13; ///< of the body's

} // namespace

Heading::Heading(const QString &text, Level level, QWidget *parent) : QLabel(text, parent)
{
    setTextFormat(Qt::PlainText);
    QFont font = this->font();
    if (level == Page)
        font.setPointSizeF(font.pointSizeF() * pageSize);
    font.setWeight(QFont::DemiBold);
    setFont(font);
    setWordWrap(level == Section);
}

} // namespace hearthbook
