#pragma once

#include "ui/models/chosenrows.h"
#include "ui/models/rowexport.h"
#include "ui/widgets/grouptree.h"
#include "ui/widgets/rowtable.h"

namespace hearthbook {

class NothingHere;

/// The rows of a list page: a table, or of devices a tree of groups; or a sentence that says why there are none. Both ways have
/// one header, one question, and one current row. Filters stay in sight where they leave no row, and above the tree.
class ListBody : public QWidget
{
    Q_OBJECT

public:
    ListBody(const RowKind &kind, const std::vector<Column> &columns, const QString &name, QWidget *parent = nullptr);

    /// A header for the tree, in addition to header(); none where nothing can be grouped.
    QHeaderView *addGroups();

    QHeaderView *header() const { return m_table->horizontalHeader(); }
    RowModel *model() const { return m_model; }
    RowTable *table() const { return m_table; }
    void setSource(MetadataSource *source);
    void setAreaNames(const AreaNames &names);
    void setQuery(const RowQuery &query);
    /// None: as a table.
    void setGrouping(const Grouping *grouping);
    /// Says it in place of the rows while there are none, with a button that leads on; empty: no button.
    void setNote(const QString &note, const QString &action);
    bool isGrouped() const { return m_isGrouped; }
    /// Whether rows, or that there are none, came from the source.
    bool isRead() const { return m_rows.has_value(); }
    QSize minimumSizeHint() const override;
    /// Goes to a row that is there, or that the next question brings; false where it is not there yet.
    bool goTo(const QString &key);
    void waitFor(const QString &key);
    /// Whether groups are missing because there are too many.
    bool isCut() const { return m_isGrouped && m_groups->isCut(); }

Q_SIGNALS:
    void loaded(const hearthbook::RowPage &page, qint64 rows);
    /// The button of the note.
    void acted();
    void failed(const QString &message);
    /// The current row, of the list's kind or an entity below a device; empty: none. It is told again when it changed.
    void chosen(const hearthbook::RowKind &kind, const QJsonObject &row);
    /// Enter or a double click on a row of the table.
    void activated(const QString &key);
    /// The same on an entity in the tree.
    void entityWanted(const QString &entityId);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void addActions();
    ChosenRows chosenInTable() const;
    ChosenRows chosenInTree() const;
    void show(const RowPage &page, qint64 rows);
    void showParts();
    void placeNote();
    void tellTable();
    void tellTree();
    void choose(const QString &key);

    RowKind m_kind;
    RowModel *m_model;
    RowTable *m_table;
    GroupModel *m_groups = nullptr;
    GroupTree *m_tree = nullptr;
    NothingHere *m_none;
    QPointer<MetadataSource> m_source;
    RowQuery m_query;
    QString m_chosen; ///< the key of the current row of the list's kind
    QJsonObject m_chosenRow; ///< as it was last; empty: not read yet
    bool m_isGrouped = false;
    std::optional<qint64> m_rows; ///< as answered; nothing: not yet
};

} // namespace hearthbook
