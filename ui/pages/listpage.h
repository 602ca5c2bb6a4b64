#pragma once

#include "ui/models/rowmodel.h"
#include "ui/pages/bookpage.h"
#include "ui/widgets/facetpanel.h"
#include "ui/widgets/rowediting.h"

#include <QTimer>

class QLabel;
class QLineEdit;
class QSettings;
class QTableView;
class QToolButton;

namespace hearthbook {

/// What one list page shows.
struct ListDesign
{
    QString title = {};
    QString icon = {};
    RowKind kind = {};
    QString name = {}; ///< the field that names a row
    std::vector<Column> columns = {};
    std::vector<FacetField> facets = {};
    std::vector<Column> details = {};
    std::vector<EditField> edits = {}; ///< what of a row is the user's to change
    QString none = {}; ///< why there may be nothing, and what to do
};

class FilterHeader;
class NothingHere;

/// Rows of one kind: a table that is searched as one types, narrowed by facets and filtered by column, with the details of the chosen row beside it.
class ListPage : public BookPage
{
    Q_OBJECT

public:
    /// `settings` outlives the page.
    ListPage(ListDesign design, QSettings &settings, QWidget *parent = nullptr);

    QString title() const override { return m_design.title; }
    QString iconName() const override { return m_design.icon; }
    void setSource(MetadataSource *source) override;
    void setAreaNames(const AreaNames &names) override;
    /// One that is not in sight is searched for.
    bool showRow(const RowKind &kind, const QString &key) override;
    /// The search, the values that are checked, and what was typed over rows.
    QJsonObject draft() const override;
    void setDraft(const QJsonObject &draft) override;
    QJsonObject chosenRow() const { return m_detail->row(); }

private:
    QWidget *makeHead(QSettings &settings);
    void makeTable();
    QToolButton *makeFilterButton(QSettings &settings, QWidget *parent);
    void goToFilters();
    bool isNarrowed() const;
    void showTable(bool hasRows);
    void showEverything();
    void readSort();
    void choose(const QString &key);
    void ask();
    void show(const RowPage &page);
    void showChosen();

    ListDesign m_design;
    AreaNames m_areas;
    RowModel *m_model;
    QLineEdit *m_search;
    QLabel *m_count;
    NothingHere *m_none;
    QTableView *m_table;
    FilterHeader *m_filters;
    QToolButton *m_filterButton = nullptr;
    FacetPanel *m_facets;
    RowDetails *m_detail;
    RowEditing *m_editing;
    QTimer m_typing;
    QString m_chosen; ///< the key of the chosen row
    QString m_sort;
    bool m_isAnswered = false; ///< rows came, or that there are none
};

} // namespace hearthbook
