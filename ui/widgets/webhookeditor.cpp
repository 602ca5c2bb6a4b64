#include "ui/widgets/webhookeditor.h"

#include "ui/widgets/eventchooser.h"
#include "ui/widgets/filterfields.h"
#include "ui/widgets/teamchooser.h"
#include "ui/widgets/urlfield.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

WebhookEditor::WebhookEditor(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_area(new QScrollArea(this)), m_form(new QWidget(m_area->viewport())),
      m_elsewhere(new NoteLabel(tr("Changed elsewhere"), theme, m_form)),
      m_readOnly(new NoteLabel(tr("Why nothing can be changed"), theme, m_form)), m_url(new UrlField(theme, m_form)),
      m_enabled(new QCheckBox(tr("Deliveries are sent"), m_form)), m_events(new EventChooser(m_form)),
      m_team(new TeamChooser(m_form)), m_filters(new FilterFields(m_form))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_area->setAccessibleName(tr("Settings of the webhook"));
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    fillForm();
    m_area->setWidget(m_form);
    layout->addWidget(m_area, 1);
    layout->addWidget(makeButtons());
    connect(m_url, &UrlField::edited, this, [this](const QString &url) { set(u"url"_s, url); });
    connect(m_enabled, &QCheckBox::clicked, this, [this](bool on) { set(u"enabled"_s, on); });
    connect(m_events, &EventChooser::edited, this, [this] { set(u"events"_s, m_events->events()); });
    connect(m_team, &TeamChooser::edited, this,
            [this] { set(u"team"_s, m_team->team().isEmpty() ? QJsonValue() : QJsonValue(m_team->team())); });
    connect(m_filters, &FilterFields::edited, this, [this] { set(u"filters"_s, m_filters->filters()); });
    showState();
}

void WebhookEditor::fillForm()
{
    auto *layout = new QVBoxLayout(m_form);
    layout->setContentsMargins(Theme::margin, Theme::apart, Theme::margin, Theme::margin);
    layout->setSpacing(Theme::tight);
    layout->addWidget(m_readOnly);
    layout->addWidget(m_elsewhere);
    addField(layout, tr("Address"), m_url);
    layout->addSpacing(Theme::near);
    layout->addWidget(m_enabled);
    m_notes.insert(u"enabled"_s, addNote(layout, tr("Deliveries")));
    addField(layout, tr("Events"), m_events);
    m_notes.insert(u"events"_s, addNote(layout, tr("Events")));
    addField(layout, tr("Where"), m_filters);
    m_notes.insert(u"filters"_s, addNote(layout, tr("Where")));
    addField(layout, tr("Team"), m_team);
    m_notes.insert(u"team"_s, addNote(layout, tr("Team")));
    auto *team = new QLabel(tr("Of games only those of this team are told of."), m_form);
    team->setObjectName(u"faint"_s);
    team->setWordWrap(true);
    layout->addWidget(team);
    layout->addStretch(1);
}

NoteLabel *WebhookEditor::addNote(QVBoxLayout *layout, const QString &field)
{
    auto *note = new NoteLabel(tr("What is wrong: %1").arg(field), m_theme, m_form);
    layout->addWidget(note);
    return note;
}

void WebhookEditor::addField(QVBoxLayout *layout, const QString &title, QWidget *field)
{
    layout->addSpacing(Theme::near);
    auto *label = new QLabel(title, m_form);
    QFont font = label->font();
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    label->setBuddy(field);
    layout->addWidget(label);
    layout->addWidget(field);
}

QWidget *WebhookEditor::makeButtons()
{
    m_buttons = new QWidget(this);
    m_buttons->setObjectName(u"foot"_s);
    auto *layout = new QHBoxLayout(m_buttons);
    layout->setContentsMargins(Theme::margin, Theme::near, Theme::margin, Theme::near);
    layout->setSpacing(Theme::near);
    m_unsaved = new QLabel(m_buttons);
    m_unsaved->setObjectName(u"faint"_s);
    m_unsaved->setAccessibleName(tr("Whether it is saved"));
    auto *discard = new QPushButton(tr("Discard"), m_buttons);
    m_save = new QPushButton(tr("Save"), m_buttons);
    m_save->setToolTip(tr("Ctrl+S"));
    layout->addWidget(m_unsaved, 1);
    layout->addWidget(discard);
    layout->addWidget(m_save);
    connect(discard, &QPushButton::clicked, this, &WebhookEditor::discardWanted);
    connect(m_save, &QPushButton::clicked, this, &WebhookEditor::saveWanted);
    return m_buttons;
}

void WebhookEditor::setSource(MetadataSource *source)
{
    m_canWrite = source && !source->isReadOnly();
    m_url->setSource(source);
    m_events->setSource(source);
    m_team->setSource(source);
    m_filters->setSource(source);
    showWriteable(source && source->isReadOnly());
    showState();
}

void WebhookEditor::showWriteable(bool isReadOnly)
{
    for (QWidget *field : std::initializer_list<QWidget *> { m_enabled, m_events, m_team, m_filters })
        field->setEnabled(m_canWrite);
    m_url->setReadOnly(!m_canWrite);
    m_readOnly->say({ Shade::Idle, u"paused"_s, tr("Read only"),
                      isReadOnly ? tr("This book is open for reading only.") : QString() });
}

void WebhookEditor::readAreas()
{
    m_filters->readAreas();
}

void WebhookEditor::setEdit(const WebhookEdit &edit)
{
    const bool isSame = edit.id() == m_edit.id() && edit.isNew() == m_edit.isNew();
    m_edit = edit;
    m_url->setUrl(edit.value(u"url"_s).toString());
    m_enabled->setChecked(edit.value(u"enabled"_s).toBool());
    m_events->setEvents(edit.value(u"events"_s), edit.row()[u"scheme"].toString() == u"standard"_s);
    m_team->setTeam(edit.value(u"team"_s).toString());
    m_filters->setFilters(edit.value(u"filters"_s).toObject());
    if (!isSame)
        m_area->ensureVisible(0, 0);
    if (!isSame || !edit.isChanged())
        for (NoteLabel *note : std::as_const(m_notes))
            note->clear();
    showState();
}

void WebhookEditor::set(const QString &field, const QJsonValue &value)
{
    m_edit.set(field, value);
    if (NoteLabel *note = m_notes.value(field))
        note->clear();
    showState();
    Q_EMIT edited();
}

void WebhookEditor::showState()
{
    m_buttons->setVisible(m_edit.isChanged() || m_edit.isNew());
    m_save->setText(m_edit.isNew() ? tr("Add it") : tr("Save"));
    const std::optional<QString> url = m_edit.trouble(u"url"_s);
    const std::optional<QString> events = m_edit.trouble(u"events"_s);
    if (events)
        m_notes[u"events"_s]->say(wrong(*events));
    m_save->setEnabled(m_canWrite && !m_isBusy && !url && !events);
    m_unsaved->setText(m_isBusy                 ? tr("It is being saved…")
                           : url                ? *url
                           : m_edit.isChanged() ? tr("Not saved yet.")
                                                : QString());
    QStringList names;
    for (const QString &field : m_edit.conflicts())
        names += WebhookEdit::title(field);
    m_elsewhere->say({ Shade::Attention, u"attention"_s, tr("Attention"),
                       names.isEmpty() ? QString()
                                       : tr("This was changed elsewhere meanwhile: %1. What you typed stays; saving "
                                            "asks which of both shall stay.")
                                             .arg(names.join(u", "_s)) });
}

void WebhookEditor::setBusy(bool busy)
{
    m_isBusy = busy;
    showState();
}

bool WebhookEditor::sayRefused(const Error &why)
{
    bool isSaid = false;
    for (const FieldError &one : why.fields) {
        const QString field = one.location.size() > 1 ? one.location.at(1).toString() : QString();
        if (field == u"url") {
            m_url->sayTrouble(one.message);
            isSaid = true;
        } else if (NoteLabel *note = m_notes.value(field)) {
            note->say(wrong(one.message));
            isSaid = true;
        }
    }
    return isSaid;
}

void WebhookEditor::focusFirst()
{
    m_url->setFocus();
}

} // namespace hearthbook
