#include "ui/style.h"

#include "ui/theme.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QPainter>
#include <QStyleOption>

namespace hearthbook {

namespace {

/// So far the text of a box to choose from is moved in, as that of a line to type in is.
constexpr int comboInset = 6;

} // namespace

Style::Style(const Theme &theme) : QProxyStyle(QStringLiteral("Fusion")), m_theme(theme) { }

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    if (element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck)
        drawCheck(*option, *painter);
    else if (element == PE_FrameFocusRect)
        drawFocus(*option, *painter);
    else
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (control == CC_ComboBox && box)
        drawComboBox(*box, *painter);
    else
        QProxyStyle::drawComplexControl(control, option, painter, widget);
}

/// As a line to type in, with an arrow.
void Style::drawComboBox(const QStyleOptionComboBox &option, QPainter &painter) const
{
    const bool hasFocus = option.state.testFlag(State_HasFocus);
    const QColor arrow = m_theme.colour(option.state.testFlag(State_Enabled) ? Shade::Ink : Shade::Faint);
    const QRectF place = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.colour(hasFocus ? Shade::Accent : Shade::Line), 1));
    painter.setBrush(m_theme.colour(Shade::Paper));
    painter.drawRoundedRect(place, 6, 6);
    const QRectF button = subControlRect(CC_ComboBox, &option, SC_ComboBoxArrow, nullptr);
    painter.setPen(QPen(arrow, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF middle = button.center() + QPointF(0, 2);
    painter.drawPolyline(QPolygonF { middle + QPointF(-4, -4), middle, middle + QPointF(4, -4) });
    painter.restore();
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (auto *number = qobject_cast<QAbstractSpinBox *>(widget))
        number->setButtonSymbols(QAbstractSpinBox::NoButtons);
    auto *box = qobject_cast<QComboBox *>(widget);
    if (box && box->view()->accessibleName().isEmpty())
        box->view()->setAccessibleName(box->accessibleName());
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    const QSize own = QProxyStyle::sizeFromContents(type, option, size, widget);
    return type == CT_ComboBox ? own + QSize(comboInset, Theme::near) : own;
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                            const QWidget *widget) const
{
    const QRect own = QProxyStyle::subControlRect(control, option, part, widget);
    return control == CC_ComboBox && part == SC_ComboBoxEditField ? own.adjusted(comboInset, 0, 0, 0) : own;
}

void Style::drawFocus(const QStyleOption &option, QPainter &painter) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.colour(Shade::Accent), 1));
    painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.restore();
}

void Style::drawCheck(const QStyleOption &option, QPainter &painter) const
{
    const bool isChecked = option.state.testFlag(State_On);
    const int side = std::min({ option.rect.width(), option.rect.height(), 16 });
    QRectF box(0, 0, side - 1, side - 1);
    box.moveCenter(QRectF(option.rect).center());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.colour(isChecked ? Shade::Accent : Shade::Faint), 1));
    painter.setBrush(m_theme.colour(isChecked ? Shade::Accent : Shade::Paper));
    painter.drawRoundedRect(box, 3, 3);
    if (isChecked) {
        painter.setPen(QPen(m_theme.colour(Shade::OnAccent), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const auto at = [&box](double x, double y) {
            return box.topLeft() + QPointF(x * box.width(), y * box.height());
        };
        painter.drawPolyline(QPolygonF { at(0.22, 0.52), at(0.43, 0.73), at(0.78, 0.3) });
    }
    painter.restore();
}

} // namespace hearthbook
