#pragma once

#include "ui/models/rowwriter.h"
#include "ui/widgets/rowdetails.h"

namespace hearthbook {

class CellDelegate;
class RowForm;
class RowModel;
class RowTable;

/// Editing of a list: in its cells (F2), in the form beside it, and over a selection; all by one writer. Thread: GUI.
class RowEditing : public QObject
{
    Q_OBJECT

public:
    /// `name`: the field that names a row. Without fields nothing can be changed. The details outlive it.
    RowEditing(RowDetails *details, const RowKind &kind, const QString &name, const std::vector<EditField> &fields,
               QObject *parent = nullptr);

    /// Edits the cells and the selection of a table, too. Both outlive it.
    void attach(RowTable *table, RowModel *model);

    RowDetails *details() const { return m_details; }
    void setSource(MetadataSource *source);
    /// Saves what is typed in the form.
    void save();
    /// Shows `row`, or the selection where that has several rows.
    void showRows(const QJsonObject &row, const AreaNames &areas);

    QJsonObject draft() const;
    void setDraft(const QJsonObject &draft);

Q_SIGNALS:
    void failed(const QString &message);
    void edited(const QString &what, qint64 operation);
    void draftChanged();

private:
    void followCells(const CellDelegate &delegate);
    const EditField *fieldOf(const QString &field) const;
    void noticeLoss();
    void showSeveral(int count, const AreaNames &areas);
    void ask(const RowEdit &edit, const std::vector<Overtaken> &overtaken, const RowWriter::Chosen &chosen);
    QString textOf(const EditField &field, const QJsonValue &value) const;

    RowTable *m_table = nullptr;
    RowModel *m_model = nullptr;
    RowDetails *m_details;
    QString m_name;
    AreaNames m_areas;
    std::vector<EditField> m_fields;
    RowWriter m_writer;
    RowForm *m_form;
    QJsonObject m_cellRow; ///< of the cell into which something is typed, as it was; empty: none
};

} // namespace hearthbook
