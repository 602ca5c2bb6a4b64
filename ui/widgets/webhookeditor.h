#pragma once

#include "core/source/metadatasource.h"
#include "ui/models/webhookedit.h"
#include "ui/widgets/notelabel.h"

class QCheckBox;
class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace hearthbook {

class EventChooser;
class FilterFields;
class TeamChooser;
class UrlField;

/// The settings of one webhook. Nothing is written while one types: Save and Discard are there when something was changed.
class WebhookEditor : public QWidget
{
    Q_OBJECT

public:
    explicit WebhookEditor(const Theme &theme, QWidget *parent = nullptr);

    void setSource(MetadataSource *source);
    void readAreas();

    /// Fields where the same is shown already stay as they are, with their cursor.
    void setEdit(const WebhookEdit &edit);
    const WebhookEdit &edit() const { return m_edit; }
    /// A save is under way: it cannot be asked for twice.
    void setBusy(bool busy);
    /// Why a save was refused, beside the fields that are named; false where none of them is ours.
    bool sayRefused(const Error &why);
    void focusFirst();

Q_SIGNALS:
    /// edit() changed.
    void edited();
    void saveWanted();
    void discardWanted();

private:
    void addField(QVBoxLayout *layout, const QString &title, QWidget *field);
    void fillForm();
    QWidget *makeButtons();
    void set(const QString &field, const QJsonValue &value);
    void showState();
    void showWriteable(bool isReadOnly);
    NoteLabel *addNote(QVBoxLayout *layout, const QString &field);

    const Theme &m_theme;
    bool m_canWrite = false;
    bool m_isBusy = false;
    WebhookEdit m_edit;
    QHash<QString, NoteLabel *> m_notes; ///< beside the fields
    QScrollArea *m_area;
    QWidget *m_form;
    NoteLabel *m_elsewhere;
    NoteLabel *m_readOnly;
    UrlField *m_url;
    QCheckBox *m_enabled;
    EventChooser *m_events;
    TeamChooser *m_team;
    FilterFields *m_filters;
    QWidget *m_buttons = nullptr;
    QPushButton *m_save = nullptr;
    QLabel *m_unsaved = nullptr;
};

} // namespace hearthbook
