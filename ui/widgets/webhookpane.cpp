#include "ui/widgets/webhookpane.h"

#include "ui/fixedfont.h"
#include "ui/models/webhooktext.h"
#include "ui/plaintext.h"
#include "ui/widgets/deliverypane.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/tabplace.h"

#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastWidth = 360;

} // namespace

WebhookPane::WebhookPane(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_body(new QWidget(this)), m_tabs(new QTabWidget(m_body)),
      m_editor(new WebhookEditor(theme, tabPlace(*m_tabs))), m_deliveries(new DeliveryPane(theme, tabPlace(*m_tabs))),
      m_none(new QLabel(tr("Choose a webhook to see where it goes and what it was sent."), this))
{
    setObjectName(u"detail"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->setSpacing(0);
    m_none->setObjectName(u"faint"_s);
    m_none->setWordWrap(true);
    m_none->setMargin(Theme::margin);
    layout->addWidget(m_none, 0, Qt::AlignTop);
    layout->addWidget(m_body, 1);
    auto *body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(0);
    body->addWidget(makeHead(theme));
    m_tabs->setObjectName(u"tabs"_s);
    m_editor->setMinimumWidth(leastWidth);
    m_tabs->setAccessibleName(tr("Parts of the webhook"));
    m_tabs->tabBar()->setAccessibleName(tr("Parts of the webhook"));
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->addTab(m_editor, tr("Settings"));
    m_tabs->addTab(m_deliveries, tr("Deliveries"));
    body->addWidget(m_tabs, 1);
    setEdit({});
}

QWidget *WebhookPane::makeHead(const Theme &theme)
{
    auto *head = new QWidget(m_body);
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins(Theme::margin, Theme::apart, Theme::margin, Theme::near);
    layout->setSpacing(Theme::near);
    m_name = new ElidedLabel({}, head);
    QFont font = m_name->font();
    font.setWeight(QFont::DemiBold);
    m_name->setFont(font);
    m_name->setAccessibleName(tr("The webhook that is shown"));
    m_state = new NoteLabel(tr("State of the webhook"), theme, head);
    m_actions = new QWidget(head);
    auto *actions = new QHBoxLayout(m_actions);
    actions->setContentsMargins(0, 0, 0, 0);
    actions->setSpacing(Theme::near);
    m_test = addButton(actions, tr("Send a test"), &WebhookPane::testWanted);
    m_rotate = addButton(actions, tr("New secret…"), &WebhookPane::rotateWanted);
    m_remove = addButton(actions, tr("Delete"), &WebhookPane::removeWanted);
    actions->addStretch(1);
    for (QWidget *part : std::initializer_list<QWidget *> { m_name, m_state, m_actions })
        layout->addWidget(part);
    return head;
}

QPushButton *WebhookPane::addButton(QLayout *layout, const QString &text, void (WebhookPane::*wanted)())
{
    auto *button = new QPushButton(text, m_actions);
    button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); // its word is never cut
    layout->addWidget(button);
    connect(button, &QPushButton::clicked, this, wanted);
    return button;
}

void WebhookPane::setSource(MetadataSource *source)
{
    m_canWrite = source && !source->isReadOnly();
    m_editor->setSource(source);
    m_deliveries->setSource(source);
}

void WebhookPane::setEdit(const std::optional<WebhookEdit> &edit)
{
    m_none->setVisible(!edit);
    m_body->setVisible(edit.has_value());
    if (!edit) {
        m_deliveries->setWebhook({});
        return;
    }
    const QString name = edit->isNew() ? tr("A new webhook") : edit->row()[u"url"].toString();
    m_name->setText(oneLine(name));
    m_name->setToolTip(plainHint(name));
    showActions(*edit);
    m_editor->setEdit(*edit);
    m_tabs->setTabVisible(1, !edit->isNew());
    m_deliveries->setWebhook(edit->isNew() ? QJsonObject() : edit->row());
}

void WebhookPane::showActions(const WebhookEdit &edit)
{
    m_actions->setVisible(!edit.isNew());
    if (edit.isNew()) {
        m_state->say({ Shade::Idle, u"new"_s, tr("New"), tr("Its secret is made when it is added, and shown once.") });
        return;
    }
    StateLook look = webhookLook(edit.row());
    look.why = tr("%1. %2").arg(look.word, look.why);
    m_state->say(look);
    const bool isOn = edit.row()[u"enabled"].toBool();
    m_test->setEnabled(m_canWrite && isOn);
    m_test->setToolTip(!m_canWrite ? tr("This book is open for reading only.")
                           : isOn  ? tr("Sends a ping as the webhook is stored now")
                                   : tr("The webhook is switched off: nothing is sent."));
    for (QPushButton *button : { m_rotate, m_remove })
        button->setEnabled(m_canWrite);
}

void WebhookPane::showSettings()
{
    m_tabs->setCurrentIndex(0);
}

void WebhookPane::showDelivery(const QString &deliveryId)
{
    m_tabs->setCurrentIndex(1);
    m_deliveries->choose(deliveryId);
}

} // namespace hearthbook
