#include "ui/pages/webhookspage.h"

#include "ui/dialogs/webhookquestions.h"
#include "ui/models/rowpoll.h"
#include "ui/models/webhookactions.h"
#include "ui/models/webhookmodel.h"
#include "ui/widgets/choicetable.h"
#include "ui/widgets/deliverypane.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/heading.h"
#include "ui/widgets/keyaction.h"
#include "ui/widgets/nothinghere.h"
#include "ui/widgets/rowflash.h"
#include "ui/widgets/searchwidth.h"
#include "ui/widgets/webhookpane.h"

#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <chrono>
#include <utility>

namespace hearthbook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto typingPause = 120ms;
constexpr int listWidth = 660;
constexpr int paneWidth = 570;

} // namespace

WebhooksPage::WebhooksPage(const Theme &theme, QWidget *parent)
    : BookPage(pageKind(), parent), m_theme(theme), m_model(new WebhookModel(theme, this)),
      m_actions(new WebhookActions(this)), m_search(new QLineEdit(this)), m_count(new QLabel(this)),
      m_add(new QPushButton(this)), m_parts(new QSplitter(this)), m_left(new QWidget(m_parts)),
      m_none(new NothingHere(m_left)), m_table(new ChoiceTable(tr("Webhooks"), m_left)),
      m_pane(new WebhookPane(theme, m_parts))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    auto *list = new QVBoxLayout(m_left);
    list->setContentsMargins(0, 0, 0, 0);
    list->addWidget(m_none, 1);
    list->addWidget(m_table, 1);
    m_parts->setChildrenCollapsible(false);
    m_parts->setHandleWidth(1);
    m_parts->setStretchFactor(0, 1);
    m_parts->setStretchFactor(1, 1);
    m_parts->setSizes({ listWidth, paneWidth });
    layout->addWidget(m_parts, 1);
    m_table->setRows(m_model);
    new RowFlash(*m_table, *m_model);
    new RowPoll(m_model, this);
    connectPane();
    connectActions();
    m_add->setEnabled(false); // until the book is open
    showList();
}

QWidget *WebhooksPage::makeHead()
{
    auto *head = new QWidget(this);
    auto *layout = new FlowLayout(head);
    layout->setContentsMargins(Theme::margin, Theme::apart, Theme::margin, Theme::apart);
    layout->setSpacing(Theme::apart);
    m_count->setObjectName(u"faint"_s);
    m_search->setPlaceholderText(tr("Search addresses and teams"));
    m_search->setAccessibleName(tr("Search Webhooks"));
    m_search->setClearButtonEnabled(true);
    boundSearch(*m_search);
    layout->addWidget(new Heading(title(), Heading::Page, head));
    layout->addWidget(m_count);
    layout->beginRight();
    layout->addWidget(m_add);
    layout->addWidget(m_search);
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    connect(&m_typing, &QTimer::timeout, this, &WebhooksPage::ask);
    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_add, &QPushButton::clicked, this, &WebhooksPage::add);
    connect(m_none, &NothingHere::acted, this, &WebhooksPage::add);
    const auto onKey = [this](const QString &text, const QList<QKeySequence> &keys, QWidget *where, auto act) {
        addKeyAction(where, text, keys, where == this ? Qt::WindowShortcut : Qt::WidgetShortcut, this, act);
    };
    onKey(tr("Search webhooks"), { QKeySequence::Find }, this, [this] {
        m_search->setFocus();
        m_search->selectAll();
    });
    onKey(tr("Save the changes"), { QKeySequence::Save }, this, [this] { save(); });
    onKey(tr("Remove the webhook"), { QKeySequence::Delete }, m_table, [this] { remove(); });
    onKey(tr("Edit the webhook"), { QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_F2) }, m_table, [this] {
        m_pane->showSettings();
        m_pane->editor()->focusFirst();
    });
    return head;
}

void WebhooksPage::connectPane()
{
    connect(m_table, &ChoiceTable::chosenChanged, this, &WebhooksPage::choose);
    connect(m_table, &ChoiceTable::sortChanged, this, &WebhooksPage::ask);
    connect(m_model, &RowModel::loaded, this, [this] {
        showList();
        showChosen();
    });
    connect(m_model, &RowModel::rowChanged, this, &WebhooksPage::showChosen);
    connect(m_model, &RowModel::failed, this, &WebhooksPage::failed);
    WebhookEditor *editor = m_pane->editor();
    connect(editor, &WebhookEditor::edited, this, [this, editor] {
        if (m_shown)
            keep(*m_shown, editor->edit());
    });
    connect(editor, &WebhookEditor::saveWanted, this, &WebhooksPage::save);
    connect(editor, &WebhookEditor::discardWanted, this, &WebhooksPage::discard);
    connect(m_pane, &WebhookPane::removeWanted, this, &WebhooksPage::remove);
    connect(m_pane, &WebhookPane::rotateWanted, this, [this, editor] {
        WebhookQuestions::askToRotate(this, [this, row = editor->edit().row()] { m_actions->rotateSecret(row); });
    });
    connect(m_pane, &WebhookPane::testWanted, this, [this, editor] { m_actions->sendTest(editor->edit().row()); });
    connect(m_pane->deliveries(), &DeliveryPane::failed, this, &WebhooksPage::failed);
    connect(m_pane->deliveries(), &DeliveryPane::redeliverWanted, this,
            [this, editor](const QString &delivery) { m_actions->redeliver(editor->edit().row(), delivery); });
}

void WebhooksPage::connectActions()
{
    connect(m_actions, &WebhookActions::saved, this, &WebhooksPage::takeSaved);
    connect(m_actions, &WebhookActions::conflicted, this, &WebhooksPage::takeConflict);
    connect(m_actions, &WebhookActions::refused, this, &WebhooksPage::takeRefusal);
    connect(m_actions, &WebhookActions::removed, this, &WebhooksPage::takeRemoval);
    connect(m_actions, &WebhookActions::gone, this, [this](const QString &key) {
        endSaving(key);
        noticeRemoval(key);
    });
    connect(m_actions, &WebhookActions::rotated, this, [this](const QJsonObject &row) {
        const bool isOurs = row[u"scheme"].toString() == u"standard"_s;
        WebhookQuestions::showSecret(
            this, row,
            isOurs ? tr("For 24 hours the former secret signs too, so that no delivery is lost while you change it.")
                   : tr("This receiver's headers have room for one signature: the new secret signs from now on."));
    });
    connect(m_actions, &WebhookActions::sent, this, [this](const QString &key, const QString &delivery) {
        if (m_shown == key)
            m_pane->showDelivery(delivery);
    });
    connect(m_actions, &WebhookActions::failed, this, [this](const QString &message) {
        m_removing.clear();
        Q_EMIT failed(message);
    });
    connect(m_actions, &WebhookActions::edited, this, &WebhooksPage::edited);
}

void WebhooksPage::setSource(MetadataSource *source)
{
    if (m_model->hasSource())
        m_model->source()->channel().disconnect(this);
    m_actions->setSource(source);
    m_pane->setSource(source);
    m_add->setEnabled(source && !source->isReadOnly());
    m_add->setToolTip(source && source->isReadOnly() ? tr("This book is open for reading only.") : QString());
    if (source)
        connect(&source->channel(), &Channel::happened, this, [this](const BookEvent &event) {
            if (event.kind == webhookRows().kind && event.action() == u"remove")
                noticeRemoval(event.key());
        });
    m_model->setSource(source);
    showChosen();
}

void WebhooksPage::setAreaNames(const AreaNames &)
{
    m_pane->editor()->readAreas();
}

bool WebhooksPage::showRow(const RowKind &kind, const QString &key)
{
    if (kind.kind != webhookRows().kind)
        return false;
    m_search->clear();
    m_table->choose(key);
    choose(key);
    return true;
}

bool WebhooksPage::showRows(const RowKind &kind, const QString &field, const QString &)
{
    if (kind.kind != webhookRows().kind || !field.isEmpty())
        return false;
    m_search->clear();
    return true;
}

void WebhooksPage::ask()
{
    m_model->setQuery({ .sort = m_table->sort(), .search = m_search->text().trimmed() });
}

void WebhooksPage::showList()
{
    const bool isSearch = !m_search->text().trimmed().isEmpty();
    const int rows = m_model->rowCount();
    m_count->setText(QLocale().toString(rows));
    m_none->setVisible(rows == 0);
    m_table->setVisible(rows > 0);
    if (isSearch)
        m_none->say(tr("No webhook matches the search."), {});
    else
        m_none->say(tr("A webhook tells another program what happens here: a device was renamed, an entity appeared, a "
                       "game began. None is set up yet."),
                    m_add->isEnabled() ? tr("Add a webhook") : QString());
    const bool isHalfMade = m_edits.contains(QString());
    m_add->setText(isHalfMade ? tr("Go on with the new webhook") : tr("Add a webhook"));
}

void WebhooksPage::choose(const QString &key)
{
    leave();
    m_shown = key;
    showChosen();
}

/// A new one in which nothing was typed goes.
void WebhooksPage::leave()
{
    if (m_shown == QString())
        m_edits.forgetEmpty();
}

/// As it is stored now and typed so far; as it was last, where the list no longer holds it.
std::optional<WebhookEdit> WebhooksPage::editOf(const QString &key) const
{
    const int at = key.isEmpty() ? -1 : m_model->rowOf(key);
    const QJsonObject row = at < 0 ? QJsonObject() : m_model->rowAt(at);
    std::optional<WebhookEdit> edit;
    if (m_edits.contains(key))
        edit = m_edits.value(key);
    else if (m_pane->editor()->edit().id() == key && !key.isEmpty())
        edit = WebhookEdit(m_pane->editor()->edit().row());
    else if (!row.isEmpty())
        edit = WebhookEdit(row);
    if (edit && !row.isEmpty())
        edit->follow(row);
    return edit;
}

void WebhooksPage::showChosen()
{
    std::optional<WebhookEdit> edit = m_shown ? editOf(*m_shown) : std::nullopt;
    if (edit && !edit->isNew())
        keep(*m_shown, *edit);
    m_pane->editor()->setBusy(m_shown && m_saving.contains(*m_shown));
    m_pane->setEdit(edit);
    showList();
}

void WebhooksPage::keep(const QString &key, const WebhookEdit &edit)
{
    m_edits.keep(key, edit);
    tellEdits();
}

void WebhooksPage::tellEdits()
{
    m_model->setUnsaved(m_edits.unsaved());
    showList();
    const QJsonObject now = draft();
    if (std::exchange(m_told, now) != now)
        Q_EMIT draftChanged();
}

QJsonObject WebhooksPage::draft() const
{
    const QJsonObject edits = m_edits.toJson();
    if (edits.isEmpty())
        return {};
    return { { u"edits"_s, edits },
             { u"shown"_s, m_shown && m_edits.value(*m_shown).isChanged() ? *m_shown : m_edits.firstChanged() } };
}

void WebhooksPage::setDraft(const QJsonObject &draft)
{
    m_edits.restore(draft[u"edits"].toObject());
    tellEdits();
    const QString shown = draft[u"shown"].toString();
    if (!m_edits.contains(shown))
        return;
    m_table->choose(shown);
    choose(shown);
}

void WebhooksPage::add()
{
    if (m_shown != QString()) {
        leave();
        if (!m_edits.contains({}))
            m_edits.begin();
        m_table->choose({});
        m_shown = QString();
        showChosen();
    }
    m_pane->showSettings();
    m_pane->editor()->focusFirst();
}

void WebhooksPage::save()
{
    if (!m_shown || m_saving.contains(*m_shown) || !m_model->hasSource() || m_model->source()->isReadOnly())
        return;
    WebhookEdit edit = m_pane->editor()->edit();
    const bool isWrong = edit.trouble(u"url"_s) || edit.trouble(u"events"_s);
    if (isWrong || (!edit.isNew() && !edit.isChanged()))
        return;
    if (!edit.conflicts().isEmpty()) {
        askWhichStays(*m_shown);
        return;
    }
    m_saving.insert(*m_shown);
    edit.send();
    keep(*m_shown, edit);
    m_pane->setEdit(edit);
    m_pane->editor()->setBusy(true);
    m_actions->save(edit);
}

void WebhooksPage::endSaving(const QString &key)
{
    m_saving.remove(key);
    if (m_shown == key)
        m_pane->editor()->setBusy(false);
}

void WebhooksPage::takeSaved(const QString &key, const QJsonObject &row)
{
    endSaving(key);
    QJsonObject stored = row;
    stored.remove(u"secret"_s);
    const QString id = row[u"webhook_id"].toString();
    WebhookEdit edit(stored);
    if (m_edits.contains(key)) { // what was typed since it was sent stays
        WebhookEdit typed = m_edits.take(key);
        if (key.isEmpty()) {
            for (const QString &field : WebhookEdit::fields())
                edit.set(field, typed.value(field));
        } else {
            typed.settle(stored);
            edit = typed;
        }
    }
    keep(id, edit);
    if (m_shown == key) {
        m_shown = id;
        m_table->choose(id);
        m_pane->setEdit(edit);
    }
    m_model->refresh();
    if (row.contains(u"secret"_s))
        WebhookQuestions::showSecret(this, row, {});
}

void WebhooksPage::takeConflict(const QString &key, const QJsonObject &row)
{
    endSaving(key);
    if (!m_edits.contains(key))
        return;
    WebhookEdit edit = m_edits.value(key);
    edit.settle(); // ours was not written
    edit.follow(row);
    keep(key, edit);
    if (m_shown != key)
        return;
    m_pane->setEdit(edit);
    save(); // asks where both changed the same
}

void WebhooksPage::askWhichStays(const QString &key)
{
    WebhookQuestions::askWhichStays(this, m_edits.value(key), [this, key](ConflictDialog::Answer answer) {
        if (answer == ConflictDialog::Answer::Cancel || !m_edits.contains(key))
            return;
        WebhookEdit decided = m_edits.value(key);
        if (answer == ConflictDialog::Answer::Mine)
            decided.keepMine();
        else
            decided.takeTheirs();
        keep(key, decided);
        if (m_shown != key)
            return;
        m_pane->setEdit(decided);
        save();
    });
}

void WebhooksPage::takeRefusal(const QString &key, const Error &why)
{
    endSaving(key);
    if (m_edits.contains(key) && why.code != ErrorCode::Unavailable) { // else it may have been written
        WebhookEdit edit = m_edits.value(key);
        edit.settle();
        keep(key, edit);
        if (m_shown == key)
            m_pane->setEdit(edit);
    }
    const bool isSaid = m_shown == key && m_pane->editor()->sayRefused(why);
    if (!isSaid)
        Q_EMIT failed(why.message);
}

void WebhooksPage::discard()
{
    if (!m_shown)
        return;
    const QString key = *m_shown;
    m_edits.remove(key);
    if (key.isEmpty())
        m_shown.reset();
    tellEdits();
    showChosen();
    m_table->setFocus();
}

void WebhooksPage::remove()
{
    const bool isStored = m_shown && !m_shown->isEmpty();
    if (!isStored || !m_model->hasSource() || m_model->source()->isReadOnly())
        return;
    m_removing.insert(*m_shown);
    m_actions->remove(m_pane->editor()->edit().row());
}

void WebhooksPage::takeRemoval(const QString &key)
{
    m_edits.remove(key);
    if (m_shown == key) {
        m_shown.reset();
        m_table->choose({});
    }
    tellEdits();
    showChosen();
    m_model->refresh();
}

/// What was typed for one that somebody removed is kept as a new one: the one at the right, where it was there, before another that is
/// half made.
void WebhooksPage::noticeRemoval(const QString &key)
{
    if (m_removing.remove(key))
        return;
    const bool isShown = m_shown == key;
    if (isShown)
        m_shown.reset();
    if (m_edits.contains(key)) {
        WebhookEdit edit = m_edits.take(key);
        edit.becomeNew();
        m_edits.addNew(edit, isShown && !m_saving.contains(QString()));
        if (isShown)
            m_shown = QString();
        tellEdits();
        Q_EMIT failed(tr("This webhook was removed elsewhere. What you typed is kept: it can be added as a new one."));
    }
    if (isShown)
        m_table->choose({});
    showChosen();
}

} // namespace hearthbook
