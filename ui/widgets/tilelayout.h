#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace hearthbook {

/// Tiles of one width side by side, as many as there is room for, each row as high as its highest.
class TileLayout : public QLayout
{
    Q_OBJECT

public:
    /// `leastWidth` of a tile in device-independent pixels; tiles that need more get more.
    explicit TileLayout(int leastWidth, QWidget *parent = nullptr);
    ~TileLayout() override;

    void addItem(QLayoutItem *item) override;
    int count() const override;
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    int tileWidth() const;
    /// The height that it takes; moves the tiles where `moves`.
    int arrange(const QRect &rect, bool moves) const;

    int m_leastWidth;
    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

} // namespace hearthbook
