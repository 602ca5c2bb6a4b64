#include "ui/widgets/heading.h"

#include "ui/theme.h"

namespace hearthbook {

Heading::Heading(const QString &text, Level level, QWidget *parent) : QLabel(text, parent)
{
    setTextFormat(Qt::PlainText);
    QFont font = level == Page ? Theme::scaled(this->font(), Theme::pageSize) : this->font();
    font.setWeight(QFont::DemiBold);
    setFont(font);
    setWordWrap(level == Section);
}

} // namespace hearthbook
