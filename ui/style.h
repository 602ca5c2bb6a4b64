#pragma once

#include <QProxyStyle>

namespace hearthbook {

class Theme;

/// Fusion, with check marks that can be seen in the dark.
class Style : public QProxyStyle
{
    Q_OBJECT

public:
    explicit Style(const Theme &theme);

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;

private:
    void drawCheck(const QStyleOption &option, QPainter &painter) const;

    const Theme &m_theme;
};

} // namespace hearthbook
