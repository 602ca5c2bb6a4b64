#pragma once

#include "ui/models/rowwriter.h"
#include "ui/widgets/fieldeditor.h"

class QLabel;
class QPushButton;

namespace hearthbook {

/// What the user may change of the chosen rows, with Save and Discard as soon as something is typed. What somebody else changes
/// meanwhile shows through, but where it was typed over; that is said. Thread: GUI.
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

    /// All that was typed and is not saved.
    QJsonObject draft() const;
    void setDraft(const QJsonObject &draft);

Q_SIGNALS:
    void failed(const QString &message);
    void draftChanged();

private:
    QWidget *makeBar();
    QString keyOf(const std::vector<QJsonObject> &rows) const;
    void showEdit();
    void typed();
    void showOvertaken();
    void readLabels();
    void takeWritten(const QJsonObject &row);
    void settleDraft(const QString &key, const QJsonObject &row);
    void ended();
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
    bool m_isSaving = false; ///< the writer saves what is typed here, or was
};

} // namespace hearthbook
