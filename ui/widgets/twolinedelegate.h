#pragma once

#include <QStyledItemDelegate>

#include <functional>

namespace hearthbook {

/// What an item says, and below it, small and faint, what belongs to it. Plain text.
struct TwoLines
{
    QString first = {};
    QString second = {};
};

/// Paints the items of a narrow list in two lines, as wide as the list, with the item's icon before them.
class TwoLineDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// What is wider than the list is wrapped, or cut.
    enum class Fit { Wrap, Cut };

    using Texts = std::function<TwoLines(const QModelIndex &index)>;

    TwoLineDelegate(Fit fit, Texts texts, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Fit m_fit;
    Texts m_texts;
};

} // namespace hearthbook
