#include "ui/widgets/flowingtext.h"

#include "ui/theme.h"

#include <QTextBlockFormat>
#include <QTextCursor>
#include <QWheelEvent>

#include <cmath>

namespace hearthbook {

using namespace Qt::StringLiterals;

FlowingText::FlowingText(QWidget *parent) : QTextEdit(parent)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(0);
    viewport()->setAutoFillBackground(false);
}

void FlowingText::setParagraphs(const QStringList &paragraphs)
{
    if (paragraphs == m_paragraphs)
        return;
    m_paragraphs = paragraphs;
    setPlainText(paragraphs.join(u'\n'));
    QTextBlockFormat apart;
    apart.setBottomMargin(Theme::near);
    QTextCursor all(document());
    all.select(QTextCursor::Document);
    all.mergeBlockFormat(apart);
    fitHeight();
}

void FlowingText::resizeEvent(QResizeEvent *event)
{
    QTextEdit::resizeEvent(event);
    fitHeight();
}

/// It never scrolls itself: what it lies in does.
void FlowingText::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

void FlowingText::fitHeight()
{
    setFixedHeight(int(std::ceil(document()->size().height())) + Theme::tight);
}

} // namespace hearthbook
