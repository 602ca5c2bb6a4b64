#pragma once

#include "core/domain/result.h"
#include "ui/widgets/filterfield.h"

#include <QHeaderView>
#include <QJsonObject>

class QLabel;

namespace hearthbook {

/// The header of a table, with a field below each column that narrows the rows. The fields go where their columns go. While they are
/// hidden they filter nothing; what was typed comes back with them.
class FilterHeader : public QHeaderView
{
    Q_OBJECT

public:
    /// `columns`: those of the table's model, in its order.
    FilterHeader(const std::vector<Column> &columns, QWidget *parent);

    bool areFiltersShown() const { return m_areShown; }
    void showFilters(bool shown);
    /// Tab leads from this widget to the field at the left.
    void setTabStart(QWidget *before);
    /// The field at the left has the focus.
    void focusFilters();
    bool haveFiltersFocus() const;

    /// For the wire, of the columns that are shown; empty while the fields are hidden.
    QStringList conditions() const;
    /// Without telling of it.
    void clearFilters();
    /// What is typed, by the columns' names in conditions, to go on with it later; also while the fields are hidden.
    QJsonObject typed() const;
    void setTyped(const QJsonObject &typed);
    /// The source took the conditions, or refused them.
    void accept(const QStringList &conditions);
    void refuse(const Error &error);

    QSize sizeHint() const override;

Q_SIGNALS:
    /// conditions() has another answer than before.
    void filtersChanged();
    /// typed() has another answer than before.
    void typedChanged();
    /// The rows shall have the focus.
    void filtersLeft();

protected:
    void updateGeometries() override;
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool isSectionThere(int column) const;
    void place();
    void tell();
    void orderTabs();
    void showTrouble();
    void bringIntoSight(const QWidget *field);
    std::vector<FilterField *> fieldsInOrder() const;
    int fieldHeight() const;
    int belowHeight() const;

    std::vector<FilterField *> m_fields; ///< by column; null where a column does not filter
    QLabel *m_trouble;
    QWidget *m_tabStart = nullptr;
    QStringList m_told; ///< conditions as filtersChanged() told of them
    bool m_areShown = false;
};

} // namespace hearthbook
