#pragma once

#include "core/source/metadatasource.h"
#include "ui/models/column.h"

#include <QTreeWidget>

namespace hearthbook {

/// One field whose values can be chosen.
struct FacetField
{
    QString field = {};
    QString title = {};
    CellForm form = CellForm::Text;
};

/// The values of some fields with their counts; those that are checked narrow the list.
class FacetPanel : public QTreeWidget
{
    Q_OBJECT

public:
    explicit FacetPanel(std::vector<FacetField> fields, QWidget *parent = nullptr);

    QStringList fields() const;
    /// Shows the counts; what is checked stays so, also where it counts nothing now, and so does the current item.
    void setCounts(const RowPage &page, const AreaNames &areas);
    std::vector<std::pair<QString, QStringList>> chosen() const;
    /// Whether there is a value to choose.
    bool hasValues() const;

    /// Checks these and no others, without telling of it; also values that no count named yet.
    void setChosen(const std::vector<std::pair<QString, QStringList>> &chosen);

    /// Without telling of it.
    void uncheckAll();

Q_SIGNALS:
    void chosenChanged();

private:
    struct Place
    {
        QTreeWidgetItem *group = nullptr;
        QString value = {};
        int at = -1; ///< of the value in its group; -1: the group itself
    };

    static QTreeWidgetItem *addValue(QTreeWidgetItem *group, const QString &value);
    static void showValue(QTreeWidgetItem *item, const FacetField &field, qint64 count, const AreaNames &areas);
    Place currentPlace() const;
    void goTo(const Place &place);
    void check(int field, const QString &value);
    void setValues(QTreeWidgetItem *group, const FacetField &field, const std::vector<ValueCount> &values,
                   const AreaNames &areas);

    std::vector<FacetField> m_fields;
    bool m_isFilling = false;
};

} // namespace hearthbook
