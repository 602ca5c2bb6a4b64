#pragma once

#include "ui/pages/bookpage.h"
#include "ui/pages/listdesign.h"
#include "ui/widgets/listbody.h"
#include "ui/widgets/rowediting.h"

#include <QPointer>
#include <QTimer>

class QLabel;
class QLayout;
class QLineEdit;
class QSplitter;
class QStackedWidget;

namespace hearthbook {

class DeskSettings;
class ExportButton;
class FilterButton;
class FilterHeader;
class GroupChoice;

/// Rows of one kind: a table that is searched as one types, narrowed by facets and filtered by column, with the details of the
/// chosen row beside it, where it is edited. Devices can be grouped. What is shown can be written into a file.
class ListPage : public BookPage
{
    Q_OBJECT

public:
    /// `settings` outlives the page.
    ListPage(ListDesign design, DeskSettings &settings, QWidget *parent = nullptr);

    void setSource(MetadataSource *source) override;
    void setAreaNames(const AreaNames &names) override;
    /// One that is not in sight is searched for.
    bool showRow(const RowKind &kind, const QString &key) override;
    bool showRows(const RowKind &kind, const QString &field, const QString &value) override;
    /// The search, the values that are checked, the filters of columns, and what was typed over rows.
    QJsonObject draft() const override;
    void setDraft(const QJsonObject &draft) override;
    QJsonObject chosenRow() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void want();
    void seek();
    void fillHead(DeskSettings &settings);
    void arrange(DeskSettings &settings);
    void followBody();
    void makeGroups(QLayout &head, DeskSettings &settings);
    RowEditing *addEditing(const ListDesign &design);
    FilterHeader &filters() const;
    bool isNarrowed() const;
    void showEverything();
    QString readSort() const;
    void ask();
    void show(const RowPage &page, qint64 rows);
    void showChosen(const RowKind &kind, const QJsonObject &row);
    RowView view() const;

    ListDesign m_design;
    AreaNames m_areas;
    QPointer<MetadataSource> m_source;
    QString m_sought; ///< the key of a row to go to when rows were read
    bool m_isWanted = false; ///< it was looked at, or led to
    QWidget *m_head;
    QLineEdit *m_search;
    QLabel *m_count;
    QSplitter *m_parts;
    ListBody *m_body;
    FacetPanel *m_facets;
    QStackedWidget *m_details;
    RowEditing *m_editing;
    RowEditing *m_entityEditing = nullptr; ///< of entities among grouped devices
    GroupChoice *m_groups = nullptr;
    ExportButton *m_export = nullptr;
    FilterButton *m_filterButton = nullptr;
    QTimer m_typing;
};

} // namespace hearthbook
