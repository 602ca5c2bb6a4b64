#pragma once

#include <QLabel>

namespace hearthbook {

/// One line of plain text that is cut in the middle where it does not fit; the whole of it is in the tooltip and is what is read
/// aloud and copied.
class ElidedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(const QString &text, QWidget *parent = nullptr);

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace hearthbook
