#pragma once

#include "ui/models/rowedit.h"
#include "ui/widgets/detailpane.h"

class QTabWidget;

namespace hearthbook {

class DeviceEntities;
class RowHistory;

/// The row that is chosen: its name, and as tabs what is known of it, of a device its entities, and its history. A tab reads when it is
/// shown first. Stays when the list changes.
class RowDetails : public QWidget
{
    Q_OBJECT

public:
    /// `title`: the field that names the row; `lines`: what is shown of it.
    RowDetails(const RowKind &kind, QString title, std::vector<Column> lines, QWidget *parent = nullptr);

    void setSource(MetadataSource *source);
    /// An empty row: every tab says that nothing is chosen.
    void setRow(const QJsonObject &row, const AreaNames &areas);
    const QJsonObject &row() const { return m_row; }
    /// So many rows are chosen: nothing is told of each.
    void setSeveral(int count);
    /// Stands above what is known of the row; made in the formPlace().
    void setForm(QWidget *form);
    QWidget *formPlace() const;
    /// As RowHistory::setRestorable().
    void setRestorable(const std::vector<EditField> &fields);

Q_SIGNALS:
    /// A row that this one names shall be shown.
    void rowWanted(const hearthbook::RowKind &kind, const QString &key);
    /// As BookPage::edited().
    void edited(const QString &what, qint64 operation);
    void failed(const QString &message);

private:
    void addTabs(const RowKind &kind, std::vector<Column> lines);
    void showTab();

    QString m_titleField;
    QJsonObject m_row;
    AreaNames m_areas;
    QLabel *m_title;
    QTabWidget *m_tabs;
    DetailPane *m_pane = nullptr;
    DeviceEntities *m_entities = nullptr; ///< of a device
    RowHistory *m_history = nullptr;
};

} // namespace hearthbook
