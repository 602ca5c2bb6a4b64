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
    /// Shows the counts; what is checked stays so, also where it counts nothing now.
    void setCounts(const RowPage &page, const AreaNames &areas);
    std::vector<std::pair<QString, QStringList>> chosen() const;

    /// Checks these and no others, without telling of it; also values that no count named yet.
    void setChosen(const std::vector<std::pair<QString, QStringList>> &chosen);

    /// Without telling of it.
    void uncheckAll();

Q_SIGNALS:
    void chosenChanged();

private:
    static QTreeWidgetItem *addValue(QTreeWidgetItem *group, const FacetField &field, const QString &value,
                                     qint64 count, const AreaNames &areas);
    void check(int field, const QString &value);
    void setValues(QTreeWidgetItem *group, const FacetField &field, const std::vector<ValueCount> &values,
                   const AreaNames &areas);

    std::vector<FacetField> m_fields;
    bool m_isFilling = false;
};

} // namespace hearthbook
