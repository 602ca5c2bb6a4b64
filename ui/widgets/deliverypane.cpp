#include "ui/widgets/deliverypane.h"

#include "ui/models/deliverymodel.h"
#include "ui/models/rowpoll.h"
#include "ui/widgets/choicetable.h"
#include "ui/widgets/deliverydetail.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

DeliveryPane::DeliveryPane(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_state(new QComboBox(this)), m_note(new QLabel(this)), m_none(new QLabel(this)),
      m_parts(new QSplitter(Qt::Vertical, this)), m_table(new ChoiceTable(tr("Deliveries"), m_parts)),
      m_detail(new DeliveryDetail(theme, m_parts))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Theme::near, 0, 0);
    layout->setSpacing(Theme::near);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(Theme::margin, 0, Theme::margin, 0);
    head->setSpacing(Theme::apart);
    m_state->setAccessibleName(tr("Which deliveries are shown"));
    m_state->addItem(tr("All deliveries"), QString());
    m_state->addItem(tr("Not delivered yet"), u"pending"_s);
    m_state->addItem(tr("Delivered"), u"delivered"_s);
    m_state->addItem(tr("Given up"), u"failed"_s);
    m_note->setObjectName(u"faint"_s);
    m_note->setWordWrap(true);
    head->addWidget(m_state);
    head->addStretch(1);
    m_note->setContentsMargins(Theme::margin, 0, Theme::margin, 0);
    layout->addWidget(m_note);
    layout->addLayout(head);
    m_none->setObjectName(u"faint"_s);
    m_none->setWordWrap(true);
    m_none->setContentsMargins(Theme::margin, 0, Theme::margin, 0);
    layout->addWidget(m_none);
    m_parts->setChildrenCollapsible(false);
    m_parts->setStretchFactor(0, 2);
    m_parts->setStretchFactor(1, 3);
    layout->addWidget(m_parts, 1);
    connect(m_state, &QComboBox::currentIndexChanged, this, &DeliveryPane::ask);
    connect(m_table, &ChoiceTable::chosenChanged, this, &DeliveryPane::showChosen);
    connect(m_detail, &DeliveryDetail::redeliverWanted, this, &DeliveryPane::redeliverWanted);
}

void DeliveryPane::setSource(MetadataSource *source)
{
    setWebhook({});
    m_source = source;
    const bool isFile = source && !isServerAddress(source->channel().place());
    m_note->setText(isFile
                        ? tr("Changes are delivered while a server runs on this file. Tests, and what you send again, "
                             "are sent from here, once.")
                        : QString());
    m_note->setVisible(isFile);
    m_detail->setSource(source,
                        isFile ? tr("It is sent when a server runs on this file, or with Send again.") : QString());
}

void DeliveryPane::setWebhook(const QJsonObject &webhook)
{
    const bool isSame = webhook[u"webhook_id"] == m_webhook[u"webhook_id"];
    m_webhook = webhook;
    if (isSame && (m_model || webhook.isEmpty())) {
        showChosen();
        return;
    }
    auto *model = new DeliveryModel(webhook[u"webhook_id"].toString(), m_theme, this);
    m_table->setRows(model);
    delete std::exchange(m_model, model);
    new RowPoll(model, m_table);
    connect(model, &RowModel::loaded, this, &DeliveryPane::showList);
    connect(model, &RowModel::failed, this, &DeliveryPane::failed);
    showChosen();
    showList();
    if (!m_source || webhook.isEmpty())
        return;
    ask();
    model->setSource(m_source);
}

void DeliveryPane::choose(const QString &deliveryId)
{
    m_state->setCurrentIndex(0);
    m_table->choose(deliveryId);
    if (m_model)
        m_model->refresh();
}

void DeliveryPane::ask()
{
    if (!m_model)
        return;
    const QString state = m_state->currentData().toString();
    RowQuery query;
    if (!state.isEmpty())
        query.filters = { { u"state"_s, { state } } };
    m_model->setQuery(query);
}

void DeliveryPane::showList()
{
    const bool isEmpty = m_model->rowCount() == 0;
    m_none->setText(m_state->currentIndex() == 0
                        ? tr("Nothing was sent yet. A test shows whether the receiver answers.")
                        : tr("No delivery is in this state."));
    m_none->setVisible(isEmpty && !m_webhook.isEmpty());
    showChosen();
}

/// As it is now, or was last where it is no longer in the list.
void DeliveryPane::showChosen()
{
    const int row = m_table->chosen().isEmpty() ? -1 : m_model->rowOf(m_table->chosen());
    if (row >= 0)
        m_detail->setDelivery(m_webhook, m_model->rowAt(row));
    else if (m_table->chosen().isEmpty())
        m_detail->setDelivery(m_webhook, {});
}

} // namespace hearthbook
