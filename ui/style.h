#pragma once

#include <QProxyStyle>

class QStyleOptionComboBox;

namespace hearthbook {

class Theme;

/// Fusion, with check marks that can be seen in the dark, boxes to choose from and numbers that look as lines to type in, and one line
/// around what has the focus.
class Style : public QProxyStyle
{
    Q_OBJECT

public:
    explicit Style(const Theme &theme);

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget) const override;
    /// The list of a box to choose from is called as the box is. Numbers are typed, or changed by the arrow keys.
    void polish(QWidget *widget) override;
    using QProxyStyle::polish;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;

private:
    void drawCheck(const QStyleOption &option, QPainter &painter) const;
    void drawFocus(const QStyleOption &option, QPainter &painter) const;
    void drawComboBox(const QStyleOptionComboBox &option, QPainter &painter) const;

    const Theme &m_theme;
};

} // namespace hearthbook
