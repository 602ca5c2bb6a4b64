#include "ui/widgets/heading.h"

namespace hearthbook {

namespace {

constexpr int pagePoints = 20;

} // namespace

Heading::Heading(const QString &text, Level level, QWidget *parent) : QLabel(text, parent)
{
    setTextFormat(Qt::PlainText);
    QFont font = this->font();
    if (level == Page)
        font.setPointSize(pagePoints);
    font.setWeight(QFont::DemiBold);
    setFont(font);
}

} // namespace hearthbook
