#include "ui/widgets/machinetext.h"

#include "ui/fixedfont.h"

namespace hearthbook {

MachineText::MachineText(const QString &name, QWidget *parent) : QPlainTextEdit(parent)
{
    setAccessibleName(name);
    setReadOnly(true);
    setTabChangesFocus(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFont(fixedFont());
    setLineWrapMode(QPlainTextEdit::NoWrap);
}

void MachineText::setText(const QString &text)
{
    if (text != toPlainText())
        setPlainText(text);
}

} // namespace hearthbook
