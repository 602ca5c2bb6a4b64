#pragma once

#include "ui/models/rowwriter.h"
#include "ui/widgets/fieldeditor.h"

class QLabel;
class QPushButton;

namespace hearthbook {

/// What the user may change of the chosen rows, with Save and Discard as soon as something is typed. What somebody else changes
/// meanwhile shows through, but where it was typed over; that is said. What is typed into a cell of a list stands here too until it
/// is written, so that it is nowhere lost. Thread: GUI.
class RowForm : public QWidget
{
    Q_OBJECT

public:
    /// `writer` outlives the form and may be used by others too.
    RowForm(RowWriter &writer, const RowKind &kind, std::vector<EditField> fields, QWidget *parent = nullptr);

    void setSource(MetadataSource *source);
    /// Rows with other keys than before: what was typed and not saved over those is kept until they are chosen again.
    void setRows(const std::vector<QJsonObject> &rows, const AreaNames &areas);
    bool isDirty() const { return !m_edit.isEmpty(); }
    void save();
    void discard();

    /// Typed into a cell of a list, that was opened when the row was `before`; not saved yet.
    void typeInCell(const QJsonObject &before, const EditField &field, const QJsonValue &value);
    /// The row has again what was typed before the cell was opened.
    void leaveCell();
    /// The cell is there no longer: what was typed into it stays typed.
    void keepCell() { m_cell.reset(); }
    /// Saves what was typed into the cell and nothing else. `now`: the row as it is by now.
    void saveCell(const QJsonObject &before, const QJsonObject &now, const EditField &field, const QJsonValue &value);

    /// All that was typed and is not saved.
    QJsonObject draft() const;
    void setDraft(const QJsonObject &draft);

Q_SIGNALS:
    void failed(const QString &message);
    void draftChanged();

private:
    /// What the writer saves, or was asked to.
    struct Saving
    {
        QString key = {};
        QString name = {}; ///< of the row, as people call it
        bool isCell = false;
    };
    /// A cell that is open.
    struct Cell
    {
        QString key = {};
        QString field = {};
        QJsonObject row = {};
        QJsonObject typed = {}; ///< over the row before it was opened, as RowEdit::toJson()
    };

    QWidget *makeBar();
    QString keyOf(const std::vector<QJsonObject> &rows) const;
    RowEdit draftOver(const QJsonObject &row) const;
    template<typename Act>
    void change(const QJsonObject &row, const Act &act);
    void keepDraft(const QString &key, const RowEdit &edit);
    void start(const RowEdit &edit, const Saving &saving);
    void takeGivenUp(const std::vector<Overtaken> &values);
    void settle(const QString &key, bool isWritten);
    void showEdit();
    void typed();
    void showOvertaken();
    void readLabels();
    void takeWritten(const QJsonObject &row);
    void ended(bool isWritten);
    void refused(const Error &why);

    RowWriter &m_writer;
    RowKind m_kind;
    QPointer<MetadataSource> m_source;
    RowEdit m_edit;
    AreaNames m_areas;
    QString m_key; ///< of the rows that are edited
    QJsonObject m_drafts; ///< by the keys of their rows
    std::vector<FieldEditor *> m_editors;
    QLabel *m_note;
    QWidget *m_bar = nullptr;
    QPushButton *m_save = nullptr;
    std::optional<Saving> m_saving; ///< nothing: what the writer does is not ours
    std::optional<Cell> m_cell;
};

} // namespace hearthbook
