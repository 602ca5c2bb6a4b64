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

    /// Without telling of it.
    void uncheckAll();
    /// Only this value of a field, which may not be known yet, shown as `text`; without telling of it.
    void checkOnly(const QString &field, const QString &value, const QString &text);

Q_SIGNALS:
    void chosenChanged();

private:
    void setValues(QTreeWidgetItem *group, const FacetField &field, const std::vector<ValueCount> &values,
                   const AreaNames &areas);

    std::vector<FacetField> m_fields;
    bool m_isFilling = false;
};

} // namespace hearthbook
